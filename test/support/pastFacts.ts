import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import type { RunningApp } from './app.js';
import { someFacts } from './facts.js';

const INSERT = 'insert into facts (conversation, ordinal, sequence, at, day, kind, label, side, agent, branch, channel, customer_class, matter, value, desk, step, desk_step) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Puts facts of the last weeks beside a running server, as if that many had been counted (SQLite). */
export function addPastFacts({ directory, clock }: Pick<RunningApp, 'directory' | 'clock'>, count: number, agents: readonly string[]): void {
  const file = new SqliteFile(join(directory, 'guitai.db'));
  try {
    const insert = file.prepare(INSERT);
    file.transaction(() => {
      for (const row of someFacts(count, clock.now(), agents)) insert.run(...row);
    })();
  } finally {
    file.close();
  }
}
