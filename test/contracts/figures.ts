import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import type { Draft } from '../../records/record.js';
import type { Wanted } from '../../supervision/figures/port.js';
import { figureView } from '../../supervision/figures/view.js';
import { answer, committed, CUSTOMER, inbound, loaded, said, turn } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

const HOURS = [{ from: 540, to: 1_080 }];
const OFFICE = { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS, saturday: [], sunday: [] };
const CALENDAR = { timeZone: 'Asia/Shanghai', holidays: { closed: [], openExtra: [] }, people: { hours: OFFICE } };
const SYSTEM = { role: 'system', id: 'guitai' } as const;

function event(at: string, name: string, data: Readonly<Record<string, string>> = {}): Draft {
  return { kind: 'event', at, from: SYSTEM, to: CUSTOMER, outcome: 'done', content: { event: name, data } };
}

/** Somebody asks on a day, and the bot answers after so many seconds with a clause. */
async function asks(database: Database, conversation: string, at: string, seconds: number, channel: string, clause: string, now: number): Promise<void> {
  await database.turns.accept(inbound(conversation, at, { record: said('?', at), opening: { channel, customer: CUSTOMER, locale: 'zh-Hans', reference: {} } }), now);
  const then = new Date(Date.parse(at) + seconds * 1_000).toISOString();
  committed(await database.turns.commit(turn(await loaded(database, conversation), { drafts: [event(then, 'norms.answered', { clause }), event(then, 'booking.made', { number: `BK-${conversation}`, branch: 'pudong' }), answer('…', then)] }), now));
  await database.projecting.project([conversation]);
}

/** What every database must do to count. */
export function figuresContract(make: MakePlace): void {
  const at = eachPlace(make);
  let database: Database | undefined;
  const open = (): Database => {
    if (!database) throw new Error('no database yet');
    return database;
  };
  beforeEach(async () => {
    database = await at().open();
    const now = at().clock.now();
    await database.deskCalendars.keep(CALENDAR, new Date(now).toISOString());
    // Shanghai is eight hours ahead: 17:00 in UTC is the next day there.
    await asks(database, 'a', '2026-10-05T02:00:00.000Z', 1, 'directline', '4.3.2', now);
    await asks(database, 'b', '2026-10-05T17:00:00.000Z', 3, 'wechat', '4.3.2', now);
    await asks(database, 'c', '2026-10-20T02:00:00.000Z', 2, 'directline', '1.1', now);
    await asks(database, 'd', '2026-09-20T02:00:00.000Z', 9, 'directline', '1.1', now);
    await asks(database, "' or 1=1 --", '2026-10-31T15:59:59.999Z', 0, 'directline', "'; drop table facts", now);
  });
  const october: Wanted = { kind: 'clause', from: '2026-10-01', to: '2026-10-31' };

  describe('figures', () => {
    it('GIVEN facts of several days WHEN they are counted by day and label THEN each counts on the institution’s day', async () => {
      const counts = await open().figures.counts(october, ['day', 'label']);
      expect(counts.map(({ group: { day, label }, n }) => `${day} ${label} ${n}`).sort()).toEqual(['2026-10-05 4.3.2 1', '2026-10-06 4.3.2 1', '2026-10-20 1.1 1', "2026-10-31 '; drop table facts 1"]);
      expect(await open().figures.counts(october, [])).toEqual([{ group: {}, n: 4, sum: 0 }]);
      expect(await open().figures.counts({ ...october, sides: [] }, [])).toEqual([{ group: {}, n: 0, sum: 0 }]);
    });

    it('GIVEN filters WHEN they are counted THEN only what holds all of them', async () => {
      const n = async (more: Partial<Wanted>): Promise<number> => (await open().figures.counts({ ...october, ...more }, []))[0]?.n ?? -1;
      expect(await n({ channel: 'directline' })).toBe(3);
      expect(await n({ channel: 'wechat', label: '4.3.2' })).toBe(1);
      expect(await n({ channel: 'wechat', label: '1.1' })).toBe(0);
      expect(await n({ label: "'; drop table facts" })).toBe(1);
      expect(await n({ branch: 'pudong' })).toBe(4);
      expect(await n({ branch: '' })).toBe(0);
      expect(await n({ sides: ['', 'x'] })).toBe(4);
    });

    it('GIVEN answers WHEN they are spread THEN steps rise, by group and by month', async () => {
      const wanted: Wanted = { kind: 'answer', from: '2026-09-01', to: '2026-10-31' };
      const [all] = await open().figures.spread(wanted, ['side'], false);
      expect(all).toEqual({ group: { side: 'bot' }, steps: [0, 1_000, 2_000, 3_000, 9_000].map((step) => ({ step, n: 1 })), desk: [] });
      const months = await open().figures.spread(wanted, [], true);
      expect(months.map(({ group, steps }) => [group.month, steps.length])).toEqual([['2026-09', 1], ['2026-10', 4]]);
    });

    it('GIVEN a page of two WHEN it is gone on with THEN all come once, the newest first; the longest first as well', async () => {
      const wanted: Wanted = { kind: 'answer', from: '2026-09-01', to: '2026-10-31' };
      const first = await open().figures.behind(wanted, 'newest', 2);
      const last = first.at(-1);
      if (last === undefined) throw new Error('nothing there');
      const second = await open().figures.behind(wanted, 'newest', 9, last);
      expect([...first, ...second].map(({ conversation }) => conversation)).toEqual(["' or 1=1 --", 'c', 'b', 'a', 'd']);
      const longest = await open().figures.behind(wanted, 'longest', 2);
      expect([...longest, ...(await open().figures.behind(wanted, 'longest', 9, 2))].map(({ value }) => value)).toEqual([9_000, 3_000, 2_000, 1_000, 0]);
      expect(first[0]).toEqual({ conversation: "' or 1=1 --", ordinal: 4, sequence: 4, at: '2026-10-31T15:59:59.999Z', day: '2026-10-31', kind: 'answer', label: 'first', side: 'bot', agent: '', branch: 'pudong', channel: 'directline', customerClass: '', matter: '', value: 0 });
    });

    it('GIVEN a conversation that is projected again WHEN it is counted THEN it counts once', async () => {
      await open().projecting.project(['a', 'b', 'c']);
      expect((await open().figures.counts(october, []))[0]?.n).toBe(4);
    });

    it('GIVEN a view with a comparison THEN its numbers are its parts, the period before is a whole month, and places add up', async () => {
      const view = await figureView(open().figures, { figure: 'answers', period: { from: '2026-10-01', to: '2026-10-31' }, filter: {}, across: 'channel' });
      expect(view.cells).toEqual([{ side: 'bot', label: 'first', n: 4, mean: 1_500, p50: 1_000, p90: 3_000 }]);
      expect(view.before).toMatchObject({ period: { from: '2026-09-01', to: '2026-09-30' }, n: 1, cells: [{ side: 'bot', label: 'first', n: 1, mean: 9_000 }] });
      expect(view.across.map(({ value, n, p50 }) => [value, n, p50])).toEqual([['directline', 3, 1_000], ['wechat', 1, 3_000]]);
      expect(view.parts).toHaveLength(31);
      expect(view.trend.map(({ from, n }) => [from, n])).toEqual([['2026-10-05', 1], ['2026-10-06', 1], ['2026-10-20', 1], ['2026-10-31', 1]]);
    });

    it('GIVEN a calendar that changes WHEN it is kept THEN the one before holds for what was before, and the same again changes nothing', async () => {
      const { deskCalendars } = open();
      await deskCalendars.keep(CALENDAR, '2026-11-01T00:00:00.000Z');
      expect(await at().sql('select since from desk_calendars order by since')).toEqual([{ since: '' }]);
      await deskCalendars.keep({ ...CALENDAR, timeZone: 'UTC' }, '2026-11-01T00:00:00.000Z');
      expect(await at().sql('select since from desk_calendars order by since')).toEqual([{ since: '' }, { since: '2026-11-01T00:00:00.000Z' }]);
    });
  });
}
