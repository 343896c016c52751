import { describe, expect, it } from 'vitest';
import { deadlinesFor, meet, recompute } from '../../cases/clock/deadline.js';
import { timersOf } from '../../cases/clock/timers.js';
import { bank } from '../slots/helpers.js';
import { opened, OPENED, timed, withPolicy } from './helpers.js';

const NUMBER = 'CP-20261125-0001-K';

describe('the timers of a deadline', () => {
  it('remind before it, tell when it is due, escalate after it, soonest first', () => {
    const dueAt = '2026-11-26T02:00:00.000Z';
    const timers = timersOf(NUMBER, [opened('complaint-first-response')]);
    expect(timers.map(({ event, at }) => [event, at])).toEqual([
      ['deadline.reminder', '2026-11-25T18:00:00.000Z'],
      ['deadline.reminder', '2026-11-26T00:00:00.000Z'],
      ['deadline.due', dueAt],
      ['deadline.escalated', '2026-11-26T03:00:00.000Z'],
    ]);
    expect(timers[0]).toEqual({
      id: `${NUMBER}/complaint-first-response/remind/${dueAt}/2026-11-25T18:00:00.000Z`,
      at: '2026-11-25T18:00:00.000Z',
      event: 'deadline.reminder',
      data: { number: NUMBER, policy: 'complaint-first-response', what: 'first-response', clause: 'norm 4.3.2', dueAt, certain: true },
    });
  });

  it('GIVEN the same case on two instances, or after a restart THEN ids are the same, and each is told once', () => {
    const all = deadlinesFor(bank, timed('complaint', { major: true }), OPENED);
    const restarted = all.map((each) => recompute(each, bank, 'profile-changed', '2026-11-26T01:00:00.000Z'));
    const ids = timersOf(NUMBER, all).map((timer) => timer.id);
    expect(timersOf(NUMBER, restarted).map((timer) => timer.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(timersOf('CP-20261125-0002-K', all).some((timer) => ids.includes(timer.id))).toBe(false);
  });

  it('GIVEN another reminder is added later THEN those already sent keep their ids', () => {
    const profile = withPolicy('complaint-first-response', { remindBefore: [{ hours: 8 }, { hours: 2 }, { hours: 1 }] });
    const changed = recompute(opened('complaint-first-response'), profile, 'profile-changed', '2026-11-25T20:00:00.000Z');
    const before = timersOf(NUMBER, [opened('complaint-first-response')]).map((timer) => timer.id);
    expect(timersOf(NUMBER, [changed]).filter((timer) => !before.includes(timer.id)).map((timer) => timer.at)).toEqual(['2026-11-26T01:00:00.000Z']);
  });

  it('GIVEN the deadline moved THEN all its ids are others', () => {
    const before = timersOf(NUMBER, [opened('complaint-decision')]).map((timer) => timer.id);
    const moved = recompute(opened('complaint-decision'), withPolicy('complaint-decision', { length: { days: 14, counting: 'calendar' } }), 'profile-changed', OPENED);
    expect(timersOf(NUMBER, [moved]).some((timer) => before.includes(timer.id))).toBe(false);
  });

  it('GIVEN a deadline is met THEN it has none', () => {
    expect(timersOf(NUMBER, [meet(opened('complaint-decision'), OPENED)])).toEqual([]);
    expect(timersOf(NUMBER, [])).toEqual([]);
  });
});
