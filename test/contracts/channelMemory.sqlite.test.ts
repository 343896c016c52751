import { describe } from 'vitest';
import { channelMemoryContract } from './channelMemory.js';
import { sqlitePlace } from './store/place.js';

describe('what channels remember on SQLite', () => {
  channelMemoryContract(sqlitePlace);
});
