import { dossiersContract } from './dossiers.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('dossiers on PostgreSQL', ({ make }) => dossiersContract(make));
