import { describe } from 'vitest';
import { dossiersContract } from './dossiers.js';
import { sqlitePlace } from './store/place.js';

describe('dossiers on SQLite', () => {
  dossiersContract(sqlitePlace);
});
