import { describe } from 'vitest';
import { figuresContract } from './figures.js';
import { sqlitePlace } from './store/place.js';

describe('figures on SQLite', () => {
  figuresContract(sqlitePlace);
});
