import { describe } from 'vitest';
import { broadcastsContract } from './broadcasts.js';
import { sqlitePlace } from './store/place.js';

describe('broadcasts on SQLite', () => {
  broadcastsContract(sqlitePlace);
});
