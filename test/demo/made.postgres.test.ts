import { onPostgres } from '../contracts/store/onPostgres.js';
import { demoMade } from './made.js';

await onPostgres('a demo on PostgreSQL', (ground) => demoMade({ DATABASE_URL: ground.url }));
