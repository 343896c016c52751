import { z } from 'zod';
import { knownSchema, STRANGER, type Known } from '../../dialogs/form/known.js';
import { challengeSchema } from '../../dialogs/identify/code.js';

/** A dialog on the stack, as Bot Framework keeps it; what is inside `state` is the dialog's own business. */
const instance = z.object({ id: z.string(), state: z.unknown().transform((value): unknown => value ?? {}) });
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
  /** Forms that wait until the open one is done. */
  later: z.array(next).default([]),
});

/** A conversation's state between two turns. Versioned: what an older build wrote is still read (promise 6). */
export type ConversationState = z.infer<typeof stored>;

/** The state of a conversation that has not begun. */
export const NEW_STATE: ConversationState = { v: 1, stack: [], misses: 0, known: { ...STRANGER, verified: [] }, heardAt: 0, codesSent: [], later: [] };

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
