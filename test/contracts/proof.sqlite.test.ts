import { describe } from 'vitest';
import { proofContract } from './proof.js';
import { sqlitePlace } from './store/place.js';

describe('proving on SQLite', () => {
  proofContract(sqlitePlace);
});
