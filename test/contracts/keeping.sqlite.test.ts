import { describe } from 'vitest';
import { archiveContract } from './keeping/archive.js';
import { deletionContract } from './keeping/deletion.js';
import { sqlitePlace } from './store/place.js';

describe('keeping on SQLite', () => {
  archiveContract(sqlitePlace);
  deletionContract(sqlitePlace);
});
