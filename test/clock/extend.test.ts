import { describe, expect, it } from 'vitest';
import { meet, recompute, type Deadline } from '../../cases/clock/deadline.js';
import { extend, type ExtensionRequest } from '../../cases/clock/extend.js';
import { bank } from '../slots/helpers.js';
import { opened, withPolicy } from './helpers.js';

const NOW = '2026-12-05T02:00:00.000Z';
const ASKED: ExtensionRequest = { by: 'zhou', approvedBy: 'head', reason: '需向合作机构调取资料' };

/** A deadline that was extended, or the reason why not. */
function extended(deadline: Deadline, request: ExtensionRequest = ASKED, { now = NOW, profile = bank } = {}): Deadline {
  const result = extend(deadline, profile, request, now);
  if (!result.ok) throw new Error(result.reason);
  return result.deadline;
}

describe('an extension', () => {
  it('GIVEN a decision due on 10 December THEN it is due on the 25th; who, who approved and why are on its history', () => {
    const after = extended(opened('complaint-decision'));
    expect(after).toMatchObject({ dueAt: '2026-12-25T15:59:59.999Z', escalateAt: '2026-12-25T15:59:59.999Z', reason: 'extended', computedAt: NOW, reminders: ['2026-12-20T15:59:59.999Z', '2026-12-24T15:59:59.999Z'] });
    expect(after.history.map((each) => each.reason)).toEqual(['opened', 'extended']);
    expect(after.history.at(-1)).toEqual({ dueAt: after.dueAt, computedAt: NOW, reason: 'extended', by: 'zhou', approvedBy: 'head', why: ASKED.reason, added: { days: 15, counting: 'calendar' } });
  });

  it.each<[string, () => Deadline, Partial<ExtensionRequest>, string]>([
    ['a policy without extension', () => opened('complaint-first-response'), {}, 'not-extensible'],
    ['a met deadline', () => meet(opened('complaint-decision'), NOW), {}, 'already-met'],
    ['a missed deadline', () => opened('complaint-decision', { openedAt: '2026-11-01T02:00Z' }), {}, 'past-due'],
    ['one that was extended', () => extended(opened('complaint-decision')), {}, 'already-extended'],
    ['too many days', () => opened('complaint-decision'), { days: 16 }, 'wrong-length'],
    ['no days', () => opened('complaint-decision'), { days: 0 }, 'wrong-length'],
    ['half a day', () => opened('complaint-decision'), { days: 0.5 }, 'wrong-length'],
    ['no reason', () => opened('complaint-decision'), { reason: ' ' }, 'reason-missing'],
    ['no approval', () => opened('complaint-decision'), { approvedBy: undefined }, 'approval-missing'],
    ['an approval of one’s own', () => opened('complaint-decision'), { approvedBy: ' zhou ' }, 'approver-is-requester'],
  ])('GIVEN %s THEN it is refused', (_what, deadline, change, reason) => {
    expect(extend(deadline(), bank, { ...ASKED, ...change }, NOW)).toEqual({ ok: false, reason });
  });

  it('GIVEN the last moment THEN it is in time; a moment later it is not', () => {
    const decision = opened('complaint-decision');
    expect(extend(decision, bank, ASKED, decision.dueAt).ok).toBe(true);
    expect(extend(decision, bank, ASKED, '2026-12-10T16:00:00.000Z')).toEqual({ ok: false, reason: 'past-due' });
  });

  it('GIVEN fewer days, or working days over a holiday THEN they are counted from the due day', () => {
    expect(extended(opened('complaint-decision'), { ...ASKED, days: 3 }).dueAt).toBe('2026-12-13T15:59:59.999Z');
    const application = opened('application-decision', { openedAt: '2026-09-22T02:00Z' });
    expect(application.dueAt).toBe('2026-09-30T15:59:59.999Z');
    expect(extended(application, { ...ASKED, days: 3 }, { now: '2026-09-24T02:00:00.000Z' }).dueAt).toBe('2026-10-10T15:59:59.999Z');
    const hours = withPolicy('complaint-major-answer', { extension: { days: 1, counting: 'calendar', times: 1, needsApproval: false } });
    const answer = opened('complaint-major-answer');
    expect(extended(answer, { by: 'zhou', reason: '核实中' }, { profile: hours, now: answer.from }).dueAt).toBe('2026-11-28T15:59:59.999Z');
  });

  it('GIVEN the profile changes afterwards THEN the extension stays; GIVEN the case is reopened THEN it may be extended anew', () => {
    const after = extended(opened('complaint-decision'));
    const shorter = recompute(after, withPolicy('complaint-decision', { length: { days: 14, counting: 'calendar' } }), 'profile-changed', NOW);
    expect(shorter.dueAt).toBe('2026-12-24T15:59:59.999Z');
    expect(extend(shorter, bank, ASKED, NOW)).toEqual({ ok: false, reason: 'already-extended' });
    const again = recompute(after, bank, 'reopened', '2027-02-01T02:00:00.000Z');
    expect(again.dueAt).toBe('2027-02-16T15:59:59.999Z');
    expect(extended(again, ASKED, { now: '2027-02-02T02:00:00.000Z' }).dueAt).toBe('2027-03-03T15:59:59.999Z');
  });

  it('GIVEN a policy that allows two THEN each begins where the one before ends', () => {
    const profile = withPolicy('complaint-decision', { extension: { days: 15, counting: 'calendar', times: 2, needsApproval: true } });
    const twice = extended(extended(opened('complaint-decision'), ASKED, { profile }), ASKED, { profile });
    expect(twice.dueAt).toBe('2027-01-09T15:59:59.999Z');
    expect(extend(twice, profile, ASKED, NOW)).toEqual({ ok: false, reason: 'already-extended' });
  });
});
