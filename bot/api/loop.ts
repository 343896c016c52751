import { z } from 'zod';

/*
 * What the console and the server say to each other about the knowledge loop. Instants are ISO 8601 in UTC.
 */

/** Questions that ask the same and were not answered well. */
export const loopGroup = z.object({
  id: z.string(),
  count: z.number().int(),
  declined: z.number().int(),
  wordings: z.array(z.string()),
  locales: z.array(z.string()),
  unhelpful: z.array(z.string()),
  firstSeen: z.string(),
  lastSeen: z.string(),
  nearest: z.array(z.object({ id: z.string(), title: z.string() })),
});
/** See {@link loopGroup}. */
export type LoopGroupView = z.infer<typeof loopGroup>;
/** `GET /api/questions` */
export const loopGroups = z.object({ groups: z.array(loopGroup) });

/** What somebody proposed to add to the norms' retrieval, and its life. */
export const amendmentView = z.object({
  id: z.string(),
  kind: z.enum(['alias', 'synonym', 'answer']),
  clause: z.string().optional(),
  questions: z.array(z.string()).optional(),
  words: z.array(z.string()).optional(),
  means: z.string().optional(),
  text: z.record(z.string(), z.string()).optional(),
  status: z.enum(['proposed', 'published', 'withdrawn']),
  madeBy: z.string(),
  madeAt: z.string(),
  publishedBy: z.string().optional(),
  publishedAt: z.string().optional(),
  withdrawnBy: z.string().optional(),
});
/** See {@link amendmentView}. */
export type AmendmentView = z.infer<typeof amendmentView>;
/** `GET /api/amendments` */
export const amendmentsView = z.object({ amendments: z.array(amendmentView) });

/** `POST /api/amendments`: a proposal, and the group that it is made from. What it may hold, the loop's own schema says. */
export const proposeBody = z.strictObject({ proposal: z.looseObject({ kind: z.string() }), group: z.string().max(40).optional() });

const outcome = z.object({ outcome: z.string(), clause: z.string().optional() });
const share = z.number().nullable();
const figures = z.object({ asked: share, hit1: share, hit3: share, answered: share, offered: share, declined: share, wrong: share, right: share });
const beforeAfter = z.object({ before: figures, after: figures });

/** `GET /api/amendments/{id}/effect`: what publishing it changes. */
export const effectView = z.object({
  amendment: z.string(),
  own: z.array(z.object({ question: z.string(), before: outcome, after: outcome })),
  changed: z.array(z.object({ question: z.string(), verdict: z.string(), before: outcome, after: outcome })),
  better: z.number().int(),
  worse: z.number().int(),
  figures: z.object({ evaluation: beforeAfter, examples: beforeAfter }),
});
/** See {@link effectView}. */
export type EffectView = z.infer<typeof effectView>;
