import { describe, expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import type { Audience } from '../../supervision/incidents/incident.js';
import type { Broadcast } from '../../supervision/incidents/port.js';
import { accepted, answer, booking, exchange, inbound, twoInstances } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';
import { call, waiting } from './handoffs/fixtures.js';

const LIVE: Audience = { who: 'live', channels: [], kinds: [] };
const TEXTS = { 'zh-Hans': '停机', 'zh-Hant': '停機', en: 'down' };
const broadcast = (id: string): Broadcast => ({ id: `IN-1~${id}`, incident: 'IN-1', audience: LIVE, texts: TEXTS });
const SYSTEM = { role: 'system', id: 'guitai' } as const;

/** What every store must do for messages to many customers, and for the watch that proposes incidents. */
export function broadcastsContract(make: MakePlace): void {
  const at = eachPlace(make);

  describe('a broadcast', () => {
    it('is begun once, claimed by one instance for a while, and again after it', async () => {
      const of = await twoInstances(at());
      const now = at().clock.now();
      await of(0).broadcasts.begin(broadcast('1'), now);
      await of(1).broadcasts.begin({ ...broadcast('1'), texts: { ...TEXTS, en: 'other' } }, now + 5);
      const claims = await Promise.all([0, 1, 2, 3].map((index) => of(index).broadcasts.claim(now, 1_000)));
      expect(claims.filter((claim) => claim !== undefined)).toEqual([{ ...broadcast('1'), phase: 'gathering', begunAt: now }]);
      expect(await of(1).broadcasts.claim(now + 999, 1_000)).toBeUndefined();
      expect(await of(1).broadcasts.claim(now + 1_000, 1_000)).toMatchObject({ id: 'IN-1~1' });
    });

    it('goes from finding to sending to following to its end, and counts each customer in one place', async () => {
      const { broadcasts } = await at().open();
      const now = at().clock.now();
      const ids = Array.from({ length: 2_500 }, (_, index) => `c-${String(index).padStart(5, '0')}`);
      await broadcasts.begin(broadcast('1'), now);
      // A list that a crash left half written is not mixed with the next.
      await broadcasts.found('IN-1~1', ['old', ...ids]);
      await broadcasts.found('IN-1~1', ids);
      expect(await broadcasts.claim(now, 1_000)).toMatchObject({ phase: 'sending' });
      expect(await broadcasts.waiting('IN-1~1', 3)).toEqual(['c-00000', 'c-00001', 'c-00002']);
      await broadcasts.settle('IN-1~1', [{ conversation: 'c-00000', state: 'sent', sequence: 7 }, { conversation: 'c-00001', state: 'gone', sequence: 0 }]);
      expect(await broadcasts.waiting('IN-1~1', 1)).toEqual(['c-00002']);
      expect((await broadcasts.progress('IN-1')).get('IN-1~1')).toEqual({ total: 2_500, waiting: 2_498, sent: 1, delivered: 0, failed: 1, finished: false });
      await broadcasts.sent('IN-1~1', now + 10);
      expect(await broadcasts.claim(now + 10, 1_000)).toMatchObject({ phase: 'following' });
      await broadcasts.leave('IN-1~1', undefined);
      expect(await broadcasts.claim(now + 86_400_000, 1_000)).toBeUndefined();
      expect((await broadcasts.progress('IN-1')).get('IN-1~1')?.finished).toBe(true);
      expect(await broadcasts.progress('IN-2')).toEqual(new Map());
    });

    it('sees from the record what was delivered and what failed, each message for itself', async () => {
      const database = await at().open();
      const now = at().clock.now();
      const sequences = new Map<string, number>();
      for (const conversation of ['fetched', 'pushed', 'refused', 'open', 'before']) {
        const records = await exchange(database, conversation, '1', now);
        sequences.set(conversation, (records.at(-1)?.sequence ?? 0) + (conversation === 'before' ? 2 : 0));
      }
      const deliver = (conversation: string, through: number, by: 'fetch' | 'connector', error?: string) => database.turns.append({ conversation, draft: { kind: 'delivery', at: new Date(now).toISOString(), from: SYSTEM, to: SYSTEM, outcome: error === undefined ? 'delivered' : 'failed', content: { through, by, ...(error !== undefined && { error }) } } });
      const place = (conversation: string): number => sequences.get(conversation) ?? 0;
      await deliver('fetched', place('fetched') + 3, 'fetch');
      await deliver('pushed', place('pushed') + 1, 'connector');
      await deliver('pushed', place('pushed'), 'connector');
      await deliver('refused', place('refused'), 'connector', '403');
      // What was fetched before it was said tells nothing of it.
      await deliver('before', place('before') - 1, 'fetch');
      await database.broadcasts.begin(broadcast('1'), now);
      await database.broadcasts.found('IN-1~1', [...sequences.keys()]);
      await database.broadcasts.settle('IN-1~1', [...sequences].map(([conversation, sequence]) => ({ conversation, state: 'sent', sequence })));
      expect(await database.broadcasts.follow('IN-1~1')).toBe(2);
      expect((await database.broadcasts.progress('IN-1')).get('IN-1~1')).toMatchObject({ total: 5, sent: 2, delivered: 2, failed: 1 });
    });
  });

  describe('whom a message is for', () => {
    const ask = async (database: Database, audience: Partial<Audience>, since = '2026-12-02T00:00:00.000Z'): Promise<string[]> =>
      (await database.readings.ask('incidents.addressees', { audience: { ...LIVE, ...audience }, since, wallClock: '2026-12-02T10:00' })).map(({ conversation }) => conversation).sort();

    it('is everybody heard lately, by channel, but nobody whose words were entered by hand, and no file of supervision', async () => {
      const database = await at().open();
      const now = at().clock.now();
      const channels = { web: 'directline', teams: 'msteams', called: 'phone', visited: 'counter' };
      for (const [conversation, channel] of Object.entries(channels)) accepted(await database.turns.accept(inbound(conversation, '1', { opening: { channel, customer: { role: 'customer', id: `u-${conversation}` }, locale: 'zh-Hans' } }), now));
      await database.dossiers.open({ id: 'IN-9', kind: 'incident', by: SYSTEM, at: '2026-12-02T02:00:00.000Z', standing: { state: 'reported', about: {}, body: {} }, events: [{ event: 'incident.reported' }] });
      expect(await ask(database, {})).toEqual(['teams', 'web']);
      expect(await ask(database, { channels: ['msteams'] })).toEqual(['teams']);
      expect(await ask(database, {}, '2026-12-02T03:00:00.000Z')).toEqual([]);
    });

    it('is whoever has an appointment still to come, at a branch, for a service; each customer once', async () => {
      const database = await at().open();
      const now = at().clock.now();
      const other = { role: 'customer', id: 'u2' } as const;
      await exchange(database, 'c1', '1', now, { commands: [{ kind: 'book', booking: booking('c1') }], drafts: [answer('约好了')] });
      accepted(await database.turns.accept(inbound('c2', '1', { opening: { channel: 'msteams', customer: other, locale: 'en' } }), now));
      expect(await ask(database, { who: 'matters' })).toEqual(['c1']);
      expect(await ask(database, { who: 'matters', branch: 'pudong', service: 'wealth-advice', kinds: ['booking'] })).toEqual(['c1']);
      expect(await ask(database, { who: 'matters', branch: 'xuhui' })).toEqual([]);
      expect(await ask(database, { who: 'matters', kinds: ['complaint'] })).toEqual([]);
      expect(await ask(database, { who: 'all' })).toEqual(['c1', 'c2']);
      // The same customer began anew on the same channel: one message, where they were heard last.
      accepted(await database.turns.accept(inbound('c3', '1', { record: { ...inbound('c3', '1').record, at: '2026-12-02T05:00:00.000Z' } }), now));
      expect(await ask(database, { who: 'all' })).toEqual(['c2', 'c3']);
    });
  });

  describe('the watch', () => {
    it('is told of calls for a person since a moment, with why', async () => {
      const database = await at().open();
      await call(database, { ...waiting('c'), why: 'anger', openedAt: '2026-12-02T02:00:00.000Z' }, at().clock.now());
      expect(await database.readings.ask('incidents.observed', { since: '2026-12-02T02:00:00.000Z', most: 10 })).toMatchObject([{ kind: 'handoff', conversation: 'c', why: 'anger' }]);
      expect(await database.readings.ask('incidents.observed', { since: '2026-12-02T02:00:01.000Z', most: 10 })).toEqual([]);
    });
  });
}
