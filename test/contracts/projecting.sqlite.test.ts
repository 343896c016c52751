import { describe } from 'vitest';
import { projectingContract } from './projecting.js';
import { sqlitePlace } from './store/place.js';

describe('projecting on SQLite', () => {
  projectingContract(sqlitePlace);
});
