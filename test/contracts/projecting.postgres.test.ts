import { projectingContract } from './projecting.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('projecting on PostgreSQL', ({ make }) => projectingContract(make));
