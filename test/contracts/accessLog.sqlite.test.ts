import { describe } from 'vitest';
import { accessLogContract } from './accessLog.js';
import { sqlitePlace } from './store/place.js';

describe('the access log on SQLite', () => {
  accessLogContract(sqlitePlace);
});
