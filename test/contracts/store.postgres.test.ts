import { storeContract } from './store.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('store on PostgreSQL', ({ make }) => storeContract(make));
