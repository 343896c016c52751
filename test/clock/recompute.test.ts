import { describe, expect, it } from 'vitest';
import { deadlinesFor, meet, recompute, recomputeAll } from '../../cases/clock/deadline.js';
import { bank } from '../slots/helpers.js';
import { opened, OPENED, timed, withPolicy } from './helpers.js';

describe('a deadline computed again', () => {
  const later = '2026-11-26T08:00:00.000Z';

  it('GIVEN nothing changed, also after reminders are past THEN it is the same', () => {
    for (const { id } of bank.deadlines.policies) expect(recompute(opened(id), bank, 'profile-changed', later)).toEqual(opened(id));
  });

  it('GIVEN another length THEN it is counted from the opening, and its history stays', () => {
    const before = opened('complaint-decision');
    const after = recompute(before, withPolicy('complaint-decision', { length: { days: 10, counting: 'working' } }), 'profile-changed', later, 'auditor');
    expect(after).toMatchObject({ from: OPENED, dueAt: '2026-12-09T15:59:59.999Z', computedAt: later, reason: 'profile-changed' });
    expect(after.history).toEqual([...before.history, { dueAt: after.dueAt, computedAt: later, reason: 'profile-changed', by: 'auditor' }]);
  });

  it('GIVEN the holidays of the next year become known THEN it becomes certain', () => {
    const before = opened('application-decision', { openedAt: '2026-12-30T02:00Z' });
    const days = ['2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07'];
    const name = { 'zh-Hans': '元旦', 'zh-Hant': '元旦', en: 'New Year' };
    const known = { ...bank, holidays: { closed: [...bank.holidays.closed, ...days.slice(0, 2).map((day) => ({ day, name }))], openExtra: days.slice(2).map((day) => ({ day, hoursOf: 'monday' as const })) } };
    expect(before).toMatchObject({ dueAt: '2027-01-07T15:59:59.999Z', certain: false });
    expect(recompute(before, known, 'profile-changed', later)).toMatchObject({ dueAt: before.dueAt, certain: true });
  });

  it('GIVEN it is met, or its policy is gone THEN it stands', () => {
    const met = meet(opened('complaint-decision'), later);
    expect(recompute(met, withPolicy('complaint-decision', { length: { hours: 1 } }), 'profile-changed', later)).toBe(met);
    const open = opened('complaint-decision');
    expect(recompute(open, { ...bank, deadlines: { ...bank.deadlines, policies: [] } }, 'profile-changed', later)).toBe(open);
  });

  it('GIVEN the case is reopened months later THEN it begins anew, and what was is on its history', () => {
    const met = meet(opened('complaint-decision'), '2026-12-09T02:00:00.000Z');
    const again = recompute(met, bank, 'reopened', '2027-06-01T02:00:00.000Z', 'customer');
    expect(again).toMatchObject({ from: '2027-06-01T02:00:00.000Z', dueAt: '2027-06-16T15:59:59.999Z', reason: 'reopened' });
    expect(again.doneAt).toBeUndefined();
    expect(again.history.map((each) => each.reason)).toEqual(['opened', 'reopened']);
  });

  it('GIVEN the case became major THEN the answer is due 48 hours after it was received, and nothing else moved', () => {
    const before = deadlinesFor(bank, timed('complaint'), OPENED);
    const after = recomputeAll(before, bank, timed('complaint', { major: true }), 'became-major', later, 'zhou');
    expect(after.slice(0, 2)).toEqual(before);
    expect(after.slice(2)).toMatchObject([{ policy: 'complaint-major-answer', dueAt: '2026-11-27T02:00:00.000Z', reason: 'became-major', history: [{ by: 'zhou' }], reminders: ['2026-11-26T22:00:00.000Z'] }]);
    expect(recomputeAll(after, bank, timed('complaint', { major: true }), 'became-major', later)).toEqual(after);
  });

  it('GIVEN a policy is new in the profile THEN open cases get it only when they are reopened', () => {
    const before = deadlinesFor(bank, timed('application'), OPENED);
    const more = { ...bank, deadlines: { ...bank.deadlines, policies: [...bank.deadlines.policies, { id: 'application-first-response', kind: 'application' as const, when: 'always' as const, event: 'first-response' as const, length: { hours: 24 }, clause: 'house rule', remindBefore: [], escalateAfter: { hours: 0 } }] } };
    expect(recomputeAll(before, more, timed('application'), 'profile-changed', later)).toEqual(before);
    expect(recomputeAll(before, more, timed('application'), 'reopened', later).map((each) => each.from)).toEqual([later, later]);
  });
});
