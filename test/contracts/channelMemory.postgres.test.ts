import { channelMemoryContract } from './channelMemory.js';
import { onPostgres } from './store/onPostgres.js';

await onPostgres('what channels remember on PostgreSQL', ({ make }) => channelMemoryContract(make));
