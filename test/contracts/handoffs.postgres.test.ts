import { handoffsContract } from './handoffs.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('handoffs on PostgreSQL', ({ make }) => handoffsContract(make));
