import { describe, expect, it } from 'vitest';
import example from '../../cases/profile/example-bank.json' with { type: 'json' };
import { describeProblems, profile as schema } from '../../cases/profile/schema.js';

const bank = schema.parse(example);
const [policy] = example.deadlines.policies;

function problems(deadlines: unknown): string {
  const checked = schema.safeParse({ ...example, deadlines });
  return checked.success ? '' : describeProblems(checked.error).join('\n');
}

describe('the deadlines of a profile', () => {
  it('GIVEN they are left out, all or some THEN they are those of the norm and the law', () => {
    const { deadlines: _left, ...rest } = example;
    expect(schema.parse(rest).deadlines).toEqual(bank.deadlines);
    expect(schema.parse({ ...example, deadlines: { followUpDays: 3 } }).deadlines).toEqual({ ...bank.deadlines, followUpDays: 3 });
  });

  it('hold norm 4.3.2 and the law on complaints', () => {
    const lengths = Object.fromEntries(bank.deadlines.policies.map(({ id, length }) => [id, length]));
    expect(lengths).toMatchObject({ 'feedback-first-response': { hours: 24 }, 'feedback-major-answer': { hours: 48 }, 'complaint-first-response': { hours: 24 }, 'complaint-major-answer': { hours: 48 }, 'complaint-decision': { days: 15, counting: 'calendar' } });
  });

  it.each<[string, unknown, string]>([
    ['one id twice', { policies: [policy, { ...policy, event: 'answer' }] }, 'deadlines.policies[1].id: "complaint-first-response" is already the id of policies[0]'],
    ['one event twice', { policies: [policy, { ...policy, id: 'other' }] }, 'deadlines.policies[1]: policies[0] already sets the first-response of this kind'],
    ['no policies', { policies: [] }, 'deadlines.policies: '],
    ['no time', { policies: [{ ...policy, length: { hours: 0 } }] }, 'deadlines.policies[0].length.hours: '],
    ['no length', { policies: [{ ...policy, length: 24 }] }, 'deadlines.policies[0].length: expected {"hours": 1 to 8784} or {"days": 1 to 366, "counting": "calendar" or "working"}'],
    ['days without counting', { policies: [{ ...policy, length: { days: 5 } }] }, 'deadlines.policies[0].length: expected {"hours"'],
    ['a reminder as long as the length', { policies: [{ ...policy, remindBefore: [{ hours: 2 }, { days: 1 }] }] }, 'deadlines.policies[0].remindBefore[1]: expected less than the length, 24 hours'],
    ['a reminder twice', { policies: [{ ...policy, length: { hours: 72 }, remindBefore: [{ hours: 24 }, { days: 1 }] }] }, 'deadlines.policies[0].remindBefore[1]: the same as remindBefore[0]'],
    ['a reminder of minutes', { policies: [{ ...policy, remindBefore: [{ minutes: 5 }] }] }, 'deadlines.policies[0].remindBefore[0]: expected {"hours": 1 to 8784} or {"days": 1 to 366}'],
    ['no clause', { policies: [{ ...policy, clause: ' ' }] }, 'deadlines.policies[0].clause: expected the clause that makes the deadline'],
    ['an unknown kind', { policies: [{ ...policy, kind: 'praise' }] }, 'deadlines.policies[0].kind: '],
    ['a negative escalation', { policies: [{ ...policy, escalateAfter: { hours: -1 } }] }, 'deadlines.policies[0].escalateAfter.hours: '],
    ['an extension of no days', { policies: [{ ...policy, extension: { days: 0, counting: 'calendar' } }] }, 'deadlines.policies[0].extension.days: '],
    ['a misspelt field', { policies: [{ ...policy, remind: [] }] }, 'deadlines.policies[0]: Unrecognized key: "remind"'],
    ['a follow-up at once', { followUpDays: 0 }, 'deadlines.followUpDays: '],
  ])('GIVEN %s THEN the field is named', (_what, deadlines, expected) => {
    expect(problems(deadlines)).toContain(expected);
  });
});
