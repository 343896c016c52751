import { z } from 'zod';
import { CHECK_IDS, DIMENSIONS, qualityForm, type QualityProfile } from '../../cases/profile/quality.js';
import { LONGEST } from '../register/finding.js';
import { daysAfter, isSamePerson, type Person, type Taking } from '../register/person.js';
import { historyLine, withLine, type Read, type StepOutcome, type Taken } from '../register/step.js';
import { SAMPLE_RULES, type Drawn } from './drawPlan.js';
import { fits, points, scored, together, type Score } from './score.js';

/**
 * `waiting`: to be scored. `shown`: the agent sees the result, before anybody counts it, and may object for some days.
 * `objected`: they do not agree. `answered`: a reviewer has said what they think of it. `closed`: agreed to, or decided.
 */
export const REVIEW_STATES = ['waiting', 'shown', 'objected', 'answered', 'closed'] as const;

const text = z.string().trim().min(1).max(LONGEST);
const comment = z.object({ sequence: z.number().int().min(1), text: z.string() });
const score = z.object({ total: z.number(), dimensions: z.partialRecord(z.enum(DIMENSIONS), z.number()), passed: z.boolean(), vetoes: z.array(z.string()) });
const assessment = z.object({ by: z.string(), at: z.string(), points, score, note: z.string(), comments: z.array(comment) });

/** A review as it is kept. The agent is the dossier's `about.staff`, the draw its `group`. */
export const reviewBody = z.object({
  rule: z.enum(SAMPLE_RULES).or(z.literal('chosen')),
  seed: z.string(),
  /** When the talk ended. */
  endedAt: z.string(),
  part: z.object({ from: z.number().int(), through: z.number().int() }),
  reviewers: z.array(z.string()).min(1).max(2),
  /** What the machine found, with its lines. */
  checks: z.partialRecord(z.enum(CHECK_IDS), z.object({ verdict: z.enum(['passed', 'failed', 'none']), lines: z.array(z.number()) })),
  /** The form as it was when the sample was drawn: all its reviewers use the same. */
  form: qualityForm,
  assessments: z.array(assessment),
  /** What it comes to, from when all have scored it; as decided, after an objection. */
  result: score.optional(),
  seenAt: z.string().optional(),
  objection: z.object({ at: z.string(), reason: z.string(), answer: z.object({ by: z.string(), at: z.string(), text: z.string() }).optional(), decision: z.object({ by: z.string(), at: z.string(), changed: z.boolean(), reason: z.string() }).optional() }).optional(),
  history: z.array(historyLine),
});
/** A {@link reviewBody}. */
export type ReviewBody = z.infer<typeof reviewBody>;

/** What is done to a review. */
export const reviewStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('score'), points, note: z.string().trim().max(LONGEST).default(''), comments: z.array(z.strictObject({ sequence: z.number().int().min(1), text: z.string().trim().min(1).max(1_000) })).max(100).default([]) }),
  z.strictObject({ do: z.literal('see') }),
  z.strictObject({ do: z.literal('accept') }),
  z.strictObject({ do: z.literal('object'), reason: text }),
  z.strictObject({ do: z.literal('answer'), text }),
  z.strictObject({ do: z.literal('decide'), reason: text, /** Given where the result is changed. */ points: points.optional() }),
]);
/** A {@link reviewStep}. */
export type ReviewStep = z.infer<typeof reviewStep>;

type Rules = Pick<QualityProfile, 'objectionDays' | 'reviewDays'>;

/** What a draw comes to, for one sample. */
export function openReview(sample: Pick<Drawn, 'conversation' | 'agent' | 'at' | 'reviewers'> & { readonly rule: ReviewBody['rule'] }, given: Pick<ReviewBody, 'seed' | 'part' | 'checks' | 'form'> & { readonly group?: string }, taking: Taking, { reviewDays }: Rules): Taken {
  const { conversation, agent, at: endedAt, rule, reviewers } = sample;
  const { group, ...rest } = given;
  const body: ReviewBody = { ...rest, rule, endedAt, reviewers: [...reviewers], assessments: [], history: withLine([], taking, 'drawn') };
  const [first = ''] = reviewers;
  return {
    standing: { state: 'waiting', owner: first, dueAt: daysAfter(taking.at, reviewDays), about: { conversation, sequence: given.part.through, staff: agent }, ...(group !== undefined && { group }), body },
    events: [{ event: 'review.drawn', data: { rule, seed: given.seed, conversation, from: given.part.from, through: given.part.through, agent, reviewers: [...reviewers], form: given.form.version } }],
  };
}

/** A review's next step. Nobody scores or decides about themselves; who scored does not decide about an objection. */
export function stepReview(review: Read<ReviewBody>, step: ReviewStep, taking: Taking, agent: Person, { objectionDays }: Rules): StepOutcome {
  const { by, at } = taking;
  const { state, about, group, dueAt, owner, body } = review;
  const theirs = isSamePerson(by, agent);
  const own = step.do === 'see' || step.do === 'accept' || step.do === 'object';
  if (own !== theirs) return own ? 'not-yours' : 'concerned';
  if (!own && !by.overseer) return 'not-overseer';
  const base = { about, ...(group !== undefined && { group }) };
  const line = (what: string, note?: string) => withLine(body.history, taking, what, note);
  switch (step.do) {
    case 'score': {
      if (state !== 'waiting') return 'wrong-state';
      if (!body.reviewers.includes(by.id)) return 'not-yours';
      if (body.assessments.some((each) => each.by === by.id)) return 'already';
      if (!fits(body.form, step.points)) return 'form';
      const { part } = body;
      const comments = step.comments.filter(({ sequence }) => sequence >= part.from && sequence <= part.through);
      const assessments = [...body.assessments, { by: by.id, at, points: step.points, score: plain(scored(body.form, step.points)), note: step.note, comments }];
      const left = body.reviewers.filter((each) => !assessments.some((one) => one.by === each));
      const event = { event: 'review.scored', data: { form: body.form.version, points: step.points, total: scored(body.form, step.points).total, comments: comments.map(({ sequence }) => sequence) }, words: { note: step.note, comments: comments.map((each) => each.text) } };
      if (left.length > 0) return { standing: { ...base, state, ...(dueAt !== undefined && { dueAt }), owner: left[0] ?? '', body: { ...body, assessments, history: line('scored') } }, events: [event] };
      const result = plain(together(body.form, assessments.map((each) => each.score)));
      return { standing: { ...base, state: 'shown', owner: agent.id, dueAt: daysAfter(at, objectionDays), body: { ...body, assessments, result, history: line('scored') } }, events: [event, { event: 'review.shown', data: { total: result.total, passed: result.passed } }] };
    }
    case 'see':
      if (state === 'waiting') return 'wrong-state';
      if (body.seenAt !== undefined) return 'already';
      return { standing: { ...base, state, ...(owner !== undefined && { owner }), ...(dueAt !== undefined && { dueAt }), body: { ...body, seenAt: at, history: line('seen') } }, events: [{ event: 'review.seen' }] };
    case 'accept':
      if (state !== 'shown') return 'wrong-state';
      return { standing: { ...base, state: 'closed', body: { ...body, seenAt: body.seenAt ?? at, history: line('accepted') } }, events: [{ event: 'review.accepted' }] };
    case 'object': {
      if (state !== 'shown') return 'wrong-state';
      if (dueAt === undefined || at > dueAt) return 'too-late';
      const [reviewer = ''] = body.reviewers;
      return { standing: { ...base, state: 'objected', owner: reviewer, dueAt: daysAfter(at, objectionDays), body: { ...body, seenAt: body.seenAt ?? at, objection: { at, reason: step.reason }, history: line('objected', step.reason) } }, events: [{ event: 'review.objected', words: { reason: step.reason } }] };
    }
    case 'answer': {
      if (state !== 'objected' || body.objection === undefined) return 'wrong-state';
      if (!body.reviewers.includes(by.id)) return 'not-yours';
      return { standing: { ...base, state: 'answered', dueAt: daysAfter(at, objectionDays), body: { ...body, objection: { ...body.objection, answer: { by: by.id, at, text: step.text } }, history: line('answered', step.text) } }, events: [{ event: 'review.answered', words: { text: step.text } }] };
    }
    case 'decide': {
      if (state !== 'answered' || body.objection === undefined) return 'wrong-state';
      if (body.reviewers.includes(by.id)) return 'same-person';
      if (step.points !== undefined && !fits(body.form, step.points)) return 'form';
      const result = step.points === undefined ? body.result : plain(scored(body.form, step.points));
      const changed = step.points !== undefined;
      return {
        standing: { ...base, state: 'closed', body: { ...body, ...(result && { result }), objection: { ...body.objection, decision: { by: by.id, at, changed, reason: step.reason } }, history: line(changed ? 'changed' : 'upheld', step.reason) } },
        events: [{ event: 'review.decided', data: { changed, ...(step.points !== undefined && { points: step.points }), total: result?.total ?? 0 }, words: { reason: step.reason } }],
      };
    }
  }
}

function plain({ total, dimensions, passed, vetoes }: Score): NonNullable<ReviewBody['result']> {
  return { total, dimensions: { ...dimensions }, passed, vetoes: [...vetoes] };
}

/** Whether a result counts: agreed to, decided, or shown for as long as one may object. The agent saw it first. */
export function isFinal({ state, dueAt }: Pick<Read<ReviewBody>, 'state' | 'dueAt'>, now: string): boolean {
  return state === 'closed' || (state === 'shown' && dueAt !== undefined && dueAt < now);
}

