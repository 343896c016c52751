import { z } from 'zod';
import { CASE_KINDS } from '../case.js';
import { DEFAULT_POLICIES } from './defaultDeadlines.js';
import { id } from './words.js';

/** What is due: a first response and, for major matters, the answer (norm 4.3.2); the decision on a complaint or an application. */
export const DEADLINE_EVENTS = ['first-response', 'answer', 'decision'] as const;
/** One of {@link DEADLINE_EVENTS}. */
export type DeadlineEvent = (typeof DEADLINE_EVENTS)[number];

/** How days are counted: every day, or the institution's working days. */
export const COUNTINGS = ['calendar', 'working'] as const;
/** One of {@link COUNTINGS}. */
export type Counting = (typeof COUNTINGS)[number];

const hours = z.number().int().min(1).max(8784);
const days = z.number().int().min(1).max(366);

/** Elapsed hours, holidays or not. */
const inHours = z.strictObject({ hours });

/** A length of time: elapsed hours, or whole days that end at the end of the last one. */
export const length = z.union(
  [inHours, z.strictObject({ days, counting: z.enum(COUNTINGS) })],
  'expected {"hours": 1 to 8784} or {"days": 1 to 366, "counting": "calendar" or "working"}',
);
/** A length of time. */
export type Length = z.infer<typeof length>;

/** How long before a deadline its owner is reminded: elapsed hours, or calendar days on the institution's clock. */
export const before = z.union([inHours, z.strictObject({ days })], 'expected {"hours": 1 to 8784} or {"days": 1 to 366}');
/** How long before a deadline its owner is reminded. */
export type Before = z.infer<typeof before>;

/** By how much a deadline may be put off, and on what terms. The customer is told in any case. */
export const extension = z.strictObject({
  /** The most one extension adds. */
  days,
  counting: z.enum(COUNTINGS),
  times: z.number().int().min(1).max(3).default(1),
  /** Whether somebody other than who asks must approve. */
  needsApproval: z.boolean().default(true),
});
/** By how much a deadline may be put off, and on what terms. */
export type Extension = z.infer<typeof extension>;

/** One deadline the institution holds itself to, and the clause it comes from. */
export const deadlinePolicy = z
  .strictObject({
    id,
    kind: z.enum(CASE_KINDS),
    /** `major`: only for major matters (重大问题). */
    when: z.enum(['always', 'major']).default('always'),
    event: z.enum(DEADLINE_EVENTS),
    length,
    /** Where it comes from: `norm 4.3.2`, or the law's or the house rule's name. */
    clause: z.string().trim().min(1, 'expected the clause that makes the deadline, such as "norm 4.3.2"'),
    remindBefore: z.array(before).default([]),
    /** How long after the deadline somebody above is told; 0 at once. */
    escalateAfter: z.strictObject({ hours: z.number().int().min(0).max(8784) }).default({ hours: 0 }),
    extension: extension.optional(),
  })
  .superRefine((policy, context) => {
    policy.remindBefore.forEach((each, index) => {
      if (atLeastHours(each) >= atLeastHours(policy.length)) context.addIssue({ code: 'custom', path: ['remindBefore', index], message: `expected less than the length, ${show(policy.length)}` });
      const first = policy.remindBefore.findIndex((other) => atLeastHours(other) === atLeastHours(each));
      if (first < index) context.addIssue({ code: 'custom', path: ['remindBefore', index], message: `the same as remindBefore[${first}]` });
    });
  });
/** One deadline the institution holds itself to. */
export type DeadlinePolicy = z.infer<typeof deadlinePolicy>;

function atLeastHours(time: Length | Before): number {
  return 'hours' in time ? time.hours : time.days * 24;
}

function show(time: Length): string {
  return 'hours' in time ? `${time.hours} hours` : `${time.days} ${time.counting} days`;
}

const policies = z.array(deadlinePolicy).min(1).superRefine((list, context) => {
  list.forEach((policy, index) => {
    const first = list.findIndex((other) => other.id === policy.id);
    if (first < index) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${policy.id}" is already the id of policies[${first}]` });
    const same = list.findIndex((other) => other.kind === policy.kind && other.when === policy.when && other.event === policy.event);
    if (same < index && first === index) context.addIssue({ code: 'custom', path: [index], message: `policies[${same}] already sets the ${policy.event} of this kind` });
  });
});

/** What the institution promises in time (norm 4.3.2 and law). What is left out is as in {@link DEFAULT_POLICIES}. */
export const deadlines = z
  .strictObject({
    policies: policies.prefault(DEFAULT_POLICIES),
    /** Calendar days from closing a case to the follow-up visit (norm 4.3.5). */
    followUpDays: days.default(7),
    /** Hours after which a draft that nobody touched is given up. */
    abandonedDraftHours: hours.default(72),
  })
  .prefault({});
/** What the institution promises in time. */
export type Deadlines = z.infer<typeof deadlines>;
