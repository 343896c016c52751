import { onPostgres } from '../contracts/store/onPostgres.js';
import { wholeLoop } from './door.js';

await onPostgres('the loop on PostgreSQL', (ground) => wholeLoop(() => ({ DATABASE_URL: ground.url })));
