import type { Audit } from '../../bot/audit.js';
import type { SessionStore, StaffStore, TryStore } from '../../bot/staff/port.js';
import { appendAudit, listAudit } from './audit.js';
import type { Engine } from './engine.js';
import { patiently, type Patience } from './patience.js';
import type { Connection } from './schema.js';
import { beginSession, endSessions, findSession, forgetSessions, sawSession, sessionsOf } from './sessions.js';
import { addStaff, anyStaff, changeStaff, countFailed, listStaff, staffBy, takeTotpStep } from './staff.js';
import { isId } from './texts.js';
import { clearTries, giveTriesBack, takeTries } from './tries.js';

/** What the database keeps of the people who work here. */
export interface StaffSide {
  readonly staff: StaffStore;
  readonly sessions: SessionStore;
  readonly tries: TryStore;
  readonly audit: Audit;
}

/** Accounts, sessions, counted tries and the audit on an opened database. */
export function staffSide({ db, traits, transaction }: Pick<Engine, 'db' | 'traits' | 'transaction'>, patience: Patience): StaffSide {
  const read = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => work(db));
  const write = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => transaction(work));
  const by = async (column: 'id' | 'name' | 'external', value: string) => (isId(value) ? await read((on) => staffBy(on, column, value)) : undefined);
  return {
    staff: {
      add: (staff) => write((on) => addStaff(on, staff)),
      byId: (id) => by('id', id),
      byName: (name) => by('name', name),
      byExternal: (external) => by('external', external),
      list: () => read(listStaff),
      any: () => read(anyStaff),
      change: (next) => write((on) => changeStaff(on, traits, next)),
      failed: (id, one) => write((on) => countFailed(on, id, one)),
      takeStep: (id, step) => write((on) => takeTotpStep(on, id, step)),
    },
    sessions: {
      begin: (session) => write((on) => beginSession(on, session)),
      find: (hash) => read((on) => findSession(on, hash)),
      seen: (hash, at) => write((on) => sawSession(on, hash, at)),
      of: (staff) => read((on) => sessionsOf(on, staff)),
      end: async (hash) => { await write((on) => endSessions(on, { hash })); },
      endOne: (staff, id) => write((on) => endSessions(on, { staff, id })),
      endAll: async (staff) => { await write((on) => endSessions(on, { staff })); },
      forget: (began, seen) => write((on) => forgetSessions(on, began, seen)),
    },
    tries: {
      take: (limits, now) => write((on) => takeTries(on, limits, now)),
      giveBack: (keys) => write((on) => giveTriesBack(on, keys)),
      clear: (keys) => write((on) => clearTries(on, keys)),
    },
    audit: {
      append: (draft) => write((on) => appendAudit(on, draft, patience.clock.now())),
      list: (query) => read((on) => listAudit(on, query)),
    },
  };
}
