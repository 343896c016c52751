import { describe } from 'vitest';
import { storeContract } from './store.js';
import { sqlitePlace } from './store/place.js';

describe('store on SQLite', () => {
  storeContract(sqlitePlace);
});
