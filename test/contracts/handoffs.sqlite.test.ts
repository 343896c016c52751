import { describe } from 'vitest';
import { handoffsContract } from './handoffs.js';
import { sqlitePlace } from './store/place.js';

describe('handoffs on SQLite', () => {
  handoffsContract(sqlitePlace);
});
