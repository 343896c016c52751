import { proofContract } from './proof.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('proving on PostgreSQL', ({ make }) => proofContract(make));
