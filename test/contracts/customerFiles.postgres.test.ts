import { customerFilesContract } from './customerFiles.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('customer files on PostgreSQL', ({ make }) => customerFilesContract(make));
