import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import { complaint } from './store/cases.js';
import { booking, exchange } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

/** What every keeper of service files does; see `supervision/customers/port.ts`. */
export function customerFilesContract(make: MakePlace): void {
  const at = eachPlace(make);
  let database: Database;
  beforeEach(async () => {
    database = await at().open();
  });

  it('GIVEN matters of two customers WHEN one is asked for by contact and identity THEN theirs are there, each once, and nobody else\'s', async () => {
    const mine = { kind: 'phone', value: '+8613912345678' } as const;
    await exchange(database, 'c1', '1', at().clock.now(), { commands: [{ kind: 'put', case: complaint('c1', { person: { name: '甲', contact: mine, identity: 'id-1' } }) }] });
    await exchange(database, 'c2', '2', at().clock.now(), { commands: [{ kind: 'put', case: complaint('c2', { person: { name: '乙', contact: { kind: 'phone', value: '+8613900000000' } } }) }] });
    await exchange(database, 'c3', '3', at().clock.now(), { commands: [{ kind: 'book', booking: booking('c3', { contact: mine }) }] });
    const { cases, bookings, complete } = await database.readings.ask('customers.matters', { contacts: [mine], identities: ['id-1'] });
    expect(cases.map(({ conversation }) => conversation)).toEqual(['c1']);
    expect(bookings.map(({ conversation, status }) => [conversation, status])).toEqual([['c3', 'held']]);
    expect(complete).toBe(true);
    expect((await database.readings.ask('customers.ofConversation', { conversation: 'c2' })).cases.map(({ person }) => person.name)).toEqual(['乙']);
    expect(await database.readings.ask('customers.proofs', { conversation: 'c1' })).toEqual([]);
    expect(await database.readings.ask('customers.matters', { contacts: [], identities: [''] })).toEqual({ cases: [], bookings: [], complete: true });
  });
}
