import { describe, expect, test } from 'vitest';
import type { Case, CaseKind } from '../../cases/case.js';
import { openCase } from '../../cases/change.js';
import { applyStep, RULES } from '../../cases/rules/apply.js';
import { REFUSAL_SENTENCES } from '../../cases/rules/refusal.js';
import { deskStep, type DeskStep } from '../../cases/rules/step.js';
import { profile as schema } from '../../cases/profile/schema.js';
import raw from '../../cases/profile/example-bank.json' with { type: 'json' };

const profile = schema.parse(raw);
const NOW = '2026-11-25T02:00:00.000Z';

function made(kind: CaseKind, more: Partial<Case> = {}): Case {
  const opened = openCase({ number: 'CP-20261125-0000-X', kind, state: 'open', conversation: 'c', formKey: 'k', locale: 'zh-Hans', person: { name: '王芳' }, subject: 's', details: { what: '排队' }, major: false }, profile, NOW);
  return { ...opened, ...more };
}

/** Does steps in order; the case after them, or the first refusal. */
function after(before: Case, ...steps: DeskStep[]): Case | string {
  let now: Case = before;
  for (const step of steps) {
    const applied = applyStep(now, step, profile, NOW);
    if (!applied.ok) return applied.reason;
    now = applied.case;
  }
  return now;
}

const COMPLAINT_LIFE: DeskStep[] = [
  { do: 'accept', by: 's1' }, { do: 'investigate', by: 's1' }, { do: 'answer', by: 's1', text: '答复' }, { do: 'handle', by: 's1' }, { do: 'close', by: 's1', cause: '人手不足', correction: '加派' },
];
const REVIEWS: DeskStep[] = [
  { do: 'review', by: 'r1', stage: 'first', verdict: 'pass', reason: '资料齐' }, { do: 'review', by: 'r2', stage: 'second', verdict: 'pass', reason: '可' }, { do: 'review', by: 'r3', stage: 'final', verdict: 'pass', reason: '可' },
];
const four = { reason: '系统升级', effect: '推迟两天', measures: '专人跟进' };

describe('a complaint (norm 1.5.2)', () => {
  test('goes accept, investigate, answer, handle, close, and meets its deadlines', () => {
    const end = after(made('complaint'), ...COMPLAINT_LIFE);
    if (typeof end === 'string') throw new Error(end);
    expect(end).toMatchObject({ state: 'closed', owner: 's1', version: 6, details: { what: '排队', closing: { cause: '人手不足', correction: '加派' } } });
    expect(end.deadlines.every(({ doneAt }) => doneAt === NOW)).toBe(true);
    expect(end.steps.map(({ what }) => what)).toEqual(['opened', 'accepted', 'investigating', 'answered', 'handled', 'closed']);
  });

  test('takes no step before its turn', () => {
    for (const [index, step] of COMPLAINT_LIFE.entries()) {
      for (const later of COMPLAINT_LIFE.slice(index + 1)) expect(after(made('complaint'), ...COMPLAINT_LIFE.slice(0, index), later), `${later.do} instead of ${step.do}`).toBe('wrong-order');
    }
  });

  test.each([
    ['cause-missing', { correction: '加派' }],
    ['correction-missing', { cause: '人手不足' }],
  ])('is not closed: %s', (reason, given) => {
    expect(after(made('complaint'), ...COMPLAINT_LIFE.slice(0, 4), { do: 'close', by: 's1', ...given })).toBe(reason);
  });

  test('takes nothing from the accused, and is not theirs', () => {
    const accused = made('complaint', { accused: ['bad'] });
    const steps: DeskStep[] = [...COMPLAINT_LIFE, { do: 'note', by: 's1', text: 'x' }, { do: 'cancel', by: 's1', time: '2026-11-25', alternative: 'x', ...four }];
    for (const step of steps) expect(after(accused, { ...step, by: 'bad' }), step.do).toBe('accused');
    expect(after(accused, { do: 'assign', by: 's1', owner: 'bad' })).toBe('owner-accused');
  });

  test('loses an owner who turns out to be accused', () => {
    const end = after(made('complaint'), { do: 'accept', by: 'bad' }, { do: 'accuse', by: 's1', staff: ['bad'] });
    expect(end).toMatchObject({ accused: ['bad'] });
    expect(end).not.toHaveProperty('owner');
    expect(after(made('complaint'), { do: 'accuse', by: 's1', staff: ['s1'] })).toBe('accuses-themselves');
  });

  test('that becomes major gets the deadline of major matters (norm 4.3.2)', () => {
    const end = after(made('complaint'), { do: 'major', by: 's1', reason: '群访' });
    expect(end).toMatchObject({ major: true });
    expect(typeof end === 'string' ? [] : end.deadlines.map(({ event }) => event)).toContain('answer');
    expect(after(made('complaint', { major: true }), { do: 'major', by: 's1', reason: '群访' })).toBe('already-major');
  });

  test('is extended with approval, and the customer is told the new time', () => {
    const extended = applyStep(made('complaint'), { do: 'extend', by: 's1', policy: 'complaint-decision', reason: '需外部核实', approvedBy: 'boss' }, profile, NOW);
    expect(extended).toMatchObject({ ok: true, tell: [{ what: 'extended', dueAt: '2026-12-25T15:59:59.999Z' }] });
    expect(after(made('complaint'), { do: 'extend', by: 's1', policy: 'complaint-decision', reason: '需外部核实', approvedBy: 's1' })).toBe('approver-is-requester');
    expect(after(made('complaint'), { do: 'extend', by: 's1', policy: 'application-decision', reason: 'x' })).toBe('no-such-deadline');
  });
});

describe('an application (norms 2.2.3, 2.3.2)', () => {
  test('is accepted, reviewed by three people, arranged and confirmed', () => {
    const end = after(made('application'), { do: 'accept', by: 's1' }, ...REVIEWS, { do: 'arrange', by: 's1', text: '周五面签' }, { do: 'confirm', by: 's1' }, { do: 'close', by: 's1' });
    expect(end).toMatchObject({ state: 'closed' });
    expect(typeof end === 'string' ? [] : end.deadlines.map(({ doneAt }) => doneAt)).toEqual([NOW]);
  });

  test('is not reviewed twice by one person, nor out of order', () => {
    const [first, second, final] = REVIEWS as [DeskStep, DeskStep, DeskStep];
    const accepted = [{ do: 'accept', by: 's1' } as const];
    expect(after(made('application'), ...accepted, first, { ...second, by: 'r1' })).toBe('same-reviewer');
    expect(after(made('application'), ...accepted, first, second, { ...final, by: 'r1' })).toBe('same-reviewer');
    expect(after(made('application'), ...accepted, second)).toBe('wrong-stage');
    expect(after(made('application'), ...accepted, first, final)).toBe('wrong-stage');
    expect(after(made('application'), first)).toBe('wrong-order');
  });

  test('begins its reviews again when one returns it, still by different people', () => {
    const returned: DeskStep = { do: 'review', by: 'r2', stage: 'second', verdict: 'return', reason: '缺流水' };
    const again = after(made('application'), { do: 'accept', by: 's1' }, REVIEWS[0] as DeskStep, returned);
    expect(again).toMatchObject({ state: 'first-review' });
    expect(after(made('application'), { do: 'accept', by: 's1' }, REVIEWS[0] as DeskStep, returned, ...REVIEWS)).toMatchObject({ state: 'approved' });
    expect(after(made('application'), { do: 'accept', by: 's1' }, REVIEWS[0] as DeskStep, returned, { ...(REVIEWS[0] as DeskStep), by: 'r2' })).toBe('same-reviewer');
  });

  test('that is declined is decided, with the reason told, and can be closed', () => {
    const declined = applyStep(made('application', { state: 'accepted' }), { do: 'review', by: 'r1', stage: 'first', verdict: 'decline', reason: '收入不足' }, profile, NOW);
    expect(declined).toMatchObject({ ok: true, case: { state: 'declined', deadlines: [{ doneAt: NOW }] }, tell: [{ what: 'declined', words: { text: '收入不足' } }] });
    expect(after(made('application', { state: 'declined' }), { do: 'close', by: 's1' })).toMatchObject({ state: 'closed' });
  });

  test('knows no investigation, and a complaint no review', () => {
    expect(after(made('application'), { do: 'investigate', by: 's1' })).toBe('wrong-kind');
    expect(after(made('complaint'), REVIEWS[0] as DeskStep)).toBe('wrong-kind');
  });
});

describe('every kind', () => {
  const kinds = Object.keys(RULES) as CaseKind[];
  test.each(kinds)('%s: is delayed and cancelled with the four fields (norm 2.5), and then takes no more', (kind) => {
    const delayed = applyStep(made(kind), { do: 'delay', by: 's1', newTime: '2026-11-27', ...four }, profile, NOW);
    expect(delayed).toMatchObject({ ok: true, case: { state: 'open' }, tell: [{ what: 'delayed', time: '2026-11-27', words: four }] });
    const cancelled = applyStep(made(kind), { do: 'cancel', by: 's1', time: '2026-11-25T12:00', alternative: '改到网点', ...four }, profile, NOW);
    expect(cancelled).toMatchObject({ ok: true, case: { state: 'cancelled' }, tell: [{ what: 'cancelled', time: '2026-11-25T12:00', words: { ...four, alternative: '改到网点' } }] });
    if (cancelled.ok) expect(after(cancelled.case, { do: 'note', by: 's1', text: 'x' })).toBe('ended');
    expect(after(made(kind), { do: 'delay', by: 's1', newTime: '2026-11-24', ...four })).toBe('time-gone');
  });

  test('a step without its fields is none', () => {
    for (const missing of ['reason', 'effect', 'measures', 'newTime'] as const) {
      const { [missing]: _left, ...rest } = { do: 'delay', by: 's1', newTime: '2026-11-27', ...four };
      expect(deskStep.safeParse(rest).success, missing).toBe(false);
    }
    expect(deskStep.safeParse({ do: 'answer', by: 's1', text: '  ' }).success).toBe(false);
    expect(deskStep.safeParse({ do: 'accept', by: 'Wang Fang 王芳' }).success).toBe(false);
  });

  test('a refusal says why and what to do instead', () => {
    for (const sentence of Object.values(REFUSAL_SENTENCES)) expect(sentence).toMatch(/^[A-Z].+\. [A-Z].+\.$/);
  });
});
