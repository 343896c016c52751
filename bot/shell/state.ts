import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Choice } from '../../records/message.js';
import { knownSchema, STRANGER, type Known } from '../../dialogs/form/known.js';
import { challengeSchema } from '../../dialogs/identify/code.js';
import { ratedAnswer } from '../../dialogs/norms/rating.js';
import { talkSchema } from '../../dialogs/norms/talk.js';

/** A dialog on the stack, as Bot Framework keeps it; what is inside `state` is the dialog's own business. */
const instance = z.object({ id: z.string(), state: z.unknown().transform((value): unknown => value ?? {}) });
const json = z.json().transform((value): Json => value);
const begun = z.object({ form: z.string(), values: z.record(z.string(), z.json()).optional() });
const next = begun.extend({ then: begun.optional() });

const stored = z.object({
  v: z.literal(1),
  stack: z.array(instance).default([]),
  /** A form that was cancelled or left, to be gone on with. */
  parked: z.object({ form: z.string(), state: z.unknown() }).optional(),
  /** Misunderstandings in a row outside any form. */
  misses: z.number().default(0),
  known: knownSchema.default({ verified: [] }),
  /** When the customer was last heard, in epoch ms. */
  heardAt: z.number().default(0),
  /** A one-time code that waits for its answer. */
  challenge: challengeSchema.optional(),
  /** When codes were sent, in epoch ms. */
  codesSent: z.array(z.number()).default([]),
  /** Answers from the norms that can be rated, and the one just given. */
  answers: z.array(ratedAnswer).default([]),
  just: z.string().optional(),
  /** The customer's last words, masked, for whoever takes over. */
  said: z.array(z.string()).default([]),
  /** Why a person was offered, when they were. */
  offered: z.string().optional(),
  /** When a waiting customer was last told that what they write is kept, in epoch ms. */
  acknowledgedAt: z.number().default(0),
  /** What the bot could not say while a person had the conversation. */
  heldBack: z.array(z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), at: z.string() })).default([]),
  /** What was agreed when the conversation was given back. */
  agreed: z.string().optional(),
  /** The last few questions, masked, and the clauses that answered; `fresh` while nothing else was talked of since. */
  talk: talkSchema.default({ exchanges: [], fresh: false }),
  /** What the last message offered by number, on channels without buttons. */
  numbered: z.array(z.object({ title: z.string(), say: z.string(), value: json.optional() }).transform(({ value, ...choice }): Choice => ({ ...choice, ...(value !== undefined && { value }) }))).default([]),
  /** Forms that wait until the open one is done. */
  later: z.array(next).default([]),
});

/** A conversation's state between two turns. Versioned: what an older build wrote is still read (promise 6). */
export type ConversationState = z.infer<typeof stored>;

/** The state of a conversation that has not begun. */
export const NEW_STATE: ConversationState = { v: 1, stack: [], misses: 0, known: { ...STRANGER, verified: [] }, heardAt: 0, codesSent: [], answers: [], said: [], acknowledgedAt: 0, heldBack: [], talk: { exchanges: [], fresh: false }, numbered: [], later: [] };

/** Reads stored state; what can't be read is begun anew, and `lost` says so. */
export function readState(text: string): { readonly state: ConversationState; readonly lost: boolean } {
  if (text === '') return { state: NEW_STATE, lost: false };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { state: NEW_STATE, lost: true };
  }
  const parsed = stored.safeParse(value);
  return parsed.success ? { state: parsed.data, lost: false } : { state: NEW_STATE, lost: true };
}

/** So long after a customer was last heard, whoever speaks may be somebody else at the same screen: a code must be answered anew. */
const VERIFIED_MS = 30 * 60_000;

/** What is known of whoever speaks now. */
export function knownNow({ known, heardAt }: Pick<ConversationState, 'known' | 'heardAt'>, now: number): Known {
  return now - heardAt > VERIFIED_MS ? { ...known, verified: [] } : known;
}

/** State as it is stored. */
export function writeState(state: ConversationState): string {
  return JSON.stringify(state);
}
