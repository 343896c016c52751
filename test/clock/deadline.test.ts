import { describe, expect, it } from 'vitest';
import { deadlinesFor, isLate, meet, nextDue } from '../../cases/clock/deadline.js';
import { draftAbandonedAt, followUpAt } from '../../cases/clock/intervals.js';
import { bank, random } from '../slots/helpers.js';
import { inZone, opened, OPENED, timed } from './helpers.js';

describe('the deadlines of a case', () => {
  it.each([
    ['complaint', false, ['complaint-first-response', 'complaint-decision']],
    ['complaint', true, ['complaint-first-response', 'complaint-major-answer', 'complaint-decision']],
    ['feedback', false, ['feedback-first-response']],
    ['feedback', true, ['feedback-first-response', 'feedback-major-answer']],
    ['application', true, ['application-decision']],
  ] as const)('GIVEN %s, major: %s THEN they are %s', (kind, major, expected) => {
    expect(deadlinesFor(bank, timed(kind, { major }), OPENED).map((each) => each.policy)).toEqual(expected);
  });

  it('say which policy and clause made them, when and why (norm 4.3.2)', () => {
    expect(opened('complaint-first-response')).toEqual({
      policy: 'complaint-first-response',
      event: 'first-response',
      clause: 'norm 4.3.2',
      from: OPENED,
      dueAt: '2026-11-26T02:00:00.000Z',
      computedAt: OPENED,
      reason: 'opened',
      history: [{ dueAt: '2026-11-26T02:00:00.000Z', computedAt: OPENED, reason: 'opened' }],
      reminders: ['2026-11-25T18:00:00.000Z', '2026-11-26T00:00:00.000Z'],
      escalateAt: '2026-11-26T03:00:00.000Z',
      certain: true,
    });
  });

  it.each([
    ['complaint-decision', '2026-11-25T02:00Z', '2026-12-10T15:59:59.999Z', true],
    // 23:30 and 00:30 in Shanghai: the day is the institution's.
    ['complaint-decision', '2026-11-25T15:30Z', '2026-12-10T15:59:59.999Z', true],
    ['complaint-decision', '2026-11-25T16:30Z', '2026-12-11T15:59:59.999Z', true],
    ['complaint-decision', '2028-02-20T02:00+08:00', '2028-03-06T15:59:59.999Z', true],
    // Calendar days and hours run through holidays and into unpublished years.
    ['complaint-decision', '2026-09-20T02:00Z', '2026-10-05T15:59:59.999Z', true],
    ['complaint-decision', '2026-12-25T02:00Z', '2027-01-09T15:59:59.999Z', true],
    ['complaint-major-answer', '2026-10-01T02:00Z', '2026-10-03T02:00:00.000Z', true],
    ['application-decision', '2026-02-13T02:00Z', '2026-02-27T15:59:59.999Z', true],
    ['application-decision', '2026-09-30T02:00Z', '2026-10-13T15:59:59.999Z', true],
    ['application-decision', '2026-12-28T02:00Z', '2027-01-05T15:59:59.999Z', false],
  ])('GIVEN %s from %s THEN it is due at %s, certain: %s', (policy, openedAt, dueAt, certain) => {
    expect(opened(policy, { openedAt })).toMatchObject({ dueAt, certain });
  });

  it.each([
    ['Europe/London', 'complaint-first-response', '2026-03-28T12:00Z', '2026-03-29T12:00:00.000Z'],
    ['Europe/London', 'complaint-decision', '2026-03-20T12:00Z', '2026-04-04T22:59:59.999Z'],
    ['America/New_York', 'complaint-decision', '2026-10-25T03:30Z', '2026-11-09T04:59:59.999Z'],
    ['Asia/Hong_Kong', 'application-decision', '2026-11-25T02:00Z', '2026-12-02T15:59:59.999Z'],
  ])('GIVEN an institution in %s THEN %s from %s is due at %s', (zone, policy, openedAt, dueAt) => {
    expect(opened(policy, { profile: inZone(zone), openedAt }).dueAt).toBe(dueAt);
  });

  it('GIVEN clocks change THEN a reminder a day before is at the same time of day', () => {
    const decision = opened('complaint-decision', { profile: inZone('Europe/London'), openedAt: '2026-03-14T12:00Z' });
    expect([decision.dueAt, ...decision.reminders]).toEqual(['2026-03-29T22:59:59.999Z', '2026-03-24T23:59:59.999Z', '2026-03-28T23:59:59.999Z']);
  });

  it('GIVEN a case entered late THEN reminders that are past are left out, and it may be late already', () => {
    const [first] = deadlinesFor(bank, timed('feedback'), '2026-11-25T20:00:00.000Z');
    expect(first?.reminders).toEqual(['2026-11-26T00:00:00.000Z']);
    const [late] = deadlinesFor(bank, timed('feedback'), '2026-12-25T00:00:00.000Z');
    expect(late).toMatchObject({ dueAt: '2026-11-26T02:00:00.000Z', reminders: [] });
    expect(late && isLate(late, '2026-12-25T00:00:00.000Z')).toBe(true);
  });

  it('GIVEN any two openings THEN what came later is never due earlier', () => {
    const next = random(3);
    for (let run = 0; run < 200; run += 1) {
      const begin = Date.parse('2025-01-01T00:00Z') + Math.floor(next() * 1000 * 86_400_000);
      const [one, two] = [begin, begin + Math.floor(next() * 40 * 86_400_000)].map((at) => new Date(at).toISOString());
      for (const { id } of bank.deadlines.policies) {
        const [a, b] = [opened(id, { openedAt: one ?? '' }), opened(id, { openedAt: two ?? '' })];
        expect(a.dueAt <= b.dueAt, `${id} ${one ?? ''} ${two ?? ''}`).toBe(true);
        expect(a.dueAt > a.from && a.escalateAt >= a.dueAt && a.reminders.every((at) => at > a.from && at < a.dueAt)).toBe(true);
      }
    }
  });
});

describe('what becomes of a deadline', () => {
  it('is met once; the last moment is in time', () => {
    const { dueAt } = opened('complaint-decision');
    const met = meet(opened('complaint-decision'), dueAt);
    expect(meet(met, '2027-01-01T00:00:00.000Z')).toBe(met);
    expect(isLate(met, '2027-01-01T00:00:00.000Z')).toBe(false);
    expect(isLate(meet(opened('complaint-decision'), '2026-12-10T16:00:00.000Z'), OPENED)).toBe(true);
    expect(isLate(opened('complaint-decision'), OPENED)).toBe(false);
  });

  it('the next is the open one that is due first', () => {
    const all = deadlinesFor(bank, timed('complaint', { major: true }), OPENED);
    expect(nextDue([...all].reverse())?.policy).toBe('complaint-first-response');
    expect(nextDue(all.map((each, index) => (index === 0 ? meet(each, OPENED) : each)))?.policy).toBe('complaint-major-answer');
    expect(nextDue(all.map((each) => meet(each, OPENED)))).toBeUndefined();
  });

  it('a follow-up visit keeps the time of day, a draft is given up after hours (norm 4.3.5)', () => {
    expect(followUpAt(bank, '2028-02-25T02:00Z')).toBe('2028-03-03T02:00:00.000Z');
    expect(followUpAt(inZone('Europe/London'), '2026-03-25T10:00Z')).toBe('2026-04-01T09:00:00.000Z');
    expect(draftAbandonedAt(bank, OPENED)).toBe('2026-11-28T02:00:00.000Z');
  });
});
