import { broadcastsContract } from './broadcasts.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('broadcasts on PostgreSQL', ({ make }) => broadcastsContract(make));
