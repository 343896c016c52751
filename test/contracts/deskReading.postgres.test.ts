import { deskReadingContract } from './deskReading.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('what the desk reads on PostgreSQL', ({ make }) => deskReadingContract(make));
