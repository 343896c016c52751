import { describe } from 'vitest';
import { deskReadingContract } from './deskReading.js';
import { sqlitePlace } from './store/place.js';

describe('what the desk reads on SQLite', () => {
  deskReadingContract(sqlitePlace);
});
