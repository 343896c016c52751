import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import { beginningsOf } from '../../supervision/access/looks.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

/** What every access log does; see `supervision/access/port.ts`. */
export function accessLogContract(make: MakePlace): void {
  const at = eachPlace(make);
  let database: Database;
  beforeEach(async () => {
    database = await at().open();
  });

  const look = (staff: string, what: string, subject: string, detail: Readonly<Record<string, string | number>> = {}, outcome: 'done' | 'refused' = 'done'): Promise<void> => database.audit.append({ staff, what, subject, outcome, detail });

  it('GIVEN looks of several people WHEN asked for one conversation THEN those at it and at its lines are there, the latest first, and no neighbour\'s', async () => {
    await look('a', 'conversation.read', 'conv');
    await look('b', 'personal.revealed', 'conv#3');
    await look('b', 'personal.unsealed', 'conv', { sequence: 4, reason: 'fraud', words: '核实转账' });
    for (const other of ['conv-2', 'conv$', 'con', 'conv"#1']) await look('a', 'conversation.read', other);
    const looks = await database.readings.ask('access.looks', { subjects: ['conv'], beginnings: beginningsOf([]), limit: 10 });
    expect(looks.map(({ staff, what, subject }) => [staff, what, subject])).toEqual([['b', 'personal.unsealed', 'conv'], ['b', 'personal.revealed', 'conv#3'], ['a', 'conversation.read', 'conv']]);
    expect(looks[0]?.detail).toEqual({ sequence: 4, reason: 'fraud', words: '核实转账' });
  });

  it('GIVEN names with signs that mean something in SQL THEN they are found as they are', async () => {
    for (const subject of ['100%', "a'b", 'a_b', '客户']) await look('a', 'case.read', subject);
    for (const subject of ['100%', "a'b", 'a_b', '客户']) expect(await database.readings.ask('access.looks', { subjects: [subject], beginnings: ['case.'], limit: 10 })).toHaveLength(1);
  });

  it('GIVEN kinds, a person and a time WHEN asked THEN all of them hold, and pages follow each other', async () => {
    for (let count = 0; count < 5; count += 1) await look('a', 'conversation.read', `c${count}`);
    await look('a', 'staff.add', 'x');
    await look('b', 'conversation.read', 'c1');
    const query = { staff: 'a', beginnings: beginningsOf(['read']), limit: 2 };
    const first = await database.readings.ask('access.looks', query);
    const second = await database.readings.ask('access.looks', { ...query, before: first.at(-1)?.ordinal ?? 0 });
    expect([...first, ...second].map(({ subject }) => subject)).toEqual(['c4', 'c3', 'c2', 'c1']);
    expect(await database.readings.ask('access.looks', { ...query, from: '2999-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('GIVEN many looks within an hour WHEN counted THEN each subject counts once, refusals not, and unsealings apart', async () => {
    for (let count = 0; count < 3; count += 1) await look('a', 'conversation.read', 'same');
    await look('a', 'case.read', 'CP-1');
    await look('a', 'personal.unsealed', 'same');
    await look('a', 'personal.unsealed', 'other', {}, 'refused');
    await look('a', 'session.begin', 'none');
    const now = at().clock.now();
    const busy = await database.readings.ask('access.busy', { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 3_600_000).toISOString() });
    expect(busy).toEqual([{ staff: 'a', hour: new Date(now).toISOString().slice(0, 13), subjects: 2, unsealed: 1 }]);
  });
}
