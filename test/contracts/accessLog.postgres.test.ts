import { accessLogContract } from './accessLog.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('the access log on PostgreSQL', ({ make }) => accessLogContract(make));
