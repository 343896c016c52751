import { figuresContract } from './figures.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('figures on PostgreSQL', ({ make }) => figuresContract(make));
