import { join } from 'node:path';
import { describe } from 'vitest';
import { sqliteSql } from '../records/sql.js';
import { provingInTheConsole } from './whole.js';

describe('proving in the console on SQLite', () => {
  provingInTheConsole(() => Promise.resolve({ environment: {}, sql: (directory) => Promise.resolve(sqliteSql(join(directory, 'guitai.db'))), end: () => Promise.resolve() }));
});
