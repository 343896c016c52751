import { z } from 'zod';
import { actKey, instant, locale } from './basics.js';

/* Cases and appointments as staff work on them. */

/** A case or an appointment beside a conversation. */
export const matterView = z.object({
  number: z.string(),
  kind: z.enum(['application', 'complaint', 'feedback', 'booking']),
  state: z.string(),
  subject: z.string(),
  openedAt: instant,
  major: z.boolean(),
  owner: z.string().optional(),
  dueAt: instant.optional(),
  /** What is due: `first-response`, `answer`, `decision`. */
  dueEvent: z.string().optional(),
  /** Why: the clause that the deadline comes from. */
  dueReason: z.string().optional(),
  /** Set where it is overdue. */
  overdue: z.boolean(),
  /** Steps that may be done now, by name: `accept`, `review`. */
  steps: z.array(z.string()),
});
/** See {@link matterView}. */
export type MatterView = z.infer<typeof matterView>;

/** `GET /api/cases/{number}`: a case as staff work on it. */
export const caseView = matterView.extend({
  conversation: z.string(),
  locale,
  person: z.object({ name: z.string().optional(), contact: z.string().optional(), onBehalfOf: z.string().optional() }),
  /** What it holds, as people read it, in the language of whoever asks. */
  details: z.array(z.object({ slot: z.string(), label: z.string(), value: z.string() })),
  deadlines: z.array(z.object({ policy: z.string(), event: z.string(), clause: z.string(), dueAt: instant, reason: z.string(), doneAt: instant.optional(), certain: z.boolean() })),
  history: z.array(z.object({ at: instant, by: z.string(), what: z.string(), note: z.string().optional() })),
  version: z.number().int(),
});
/** See {@link caseView}. */
export type CaseView = z.infer<typeof caseView>;

/** `GET /api/cases?state=open|due|mine&kind=` */
export const casesView = z.object({ cases: z.array(matterView.extend({ conversation: z.string() })), now: instant });

/** `POST /api/cases/{number}/steps`: `step` as in the rules of cases, without `by`, which is who is signed in. */
export const stepBody = z.strictObject({ key: actKey, step: z.looseObject({ do: z.string().max(64) }) });

/** A step is put into the conversation's inbox; what became of it is on the record, and by `desk.refused` where it was refused. */
export const steppedView = z.object({ conversation: z.string(), sequence: z.number().int() });
