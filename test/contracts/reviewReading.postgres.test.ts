import { reviewReadingContract } from './reviewReading.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('what the review reads on PostgreSQL', ({ make }) => reviewReadingContract(make));
