import { describe } from 'vitest';
import { reviewReadingContract } from './reviewReading.js';
import { sqlitePlace } from './store/place.js';

describe('what the review reads on SQLite', () => {
  reviewReadingContract(sqlitePlace);
});
