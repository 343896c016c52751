import { describe } from 'vitest';
import { customerFilesContract } from './customerFiles.js';
import { sqlitePlace } from './store/place.js';

describe('customer files on SQLite', () => {
  customerFilesContract(sqlitePlace);
});
