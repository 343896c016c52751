import { z } from 'zod';
import type { Dossier, DossierAbout } from '../dossiers/dossier.js';

/** What a hold is on. Customers are meant by the keys they are looked up by, never by a number or a name. */
export type HoldSubject =
  | { readonly kind: 'conversation'; readonly conversation: string }
  | { readonly kind: 'case'; readonly number: string }
  | { readonly kind: 'customer'; readonly keys: readonly string[]; /** Masked, for people. */ readonly shown: string };

/** `in-force` keeps what it is on from being deleted; `lifted` does not any more. */
export const HOLD_STATES = ['in-force', 'lifted'] as const;

const body = z.object({
  reason: z.string(),
  keys: z.array(z.string()).optional(),
  shown: z.string().optional(),
  lifted: z.object({ reason: z.string(), by: z.string(), at: z.string() }).optional(),
});

/** A legal hold (norm 4.5: longer in special cases). Times are ISO 8601 in UTC, people are account ids. */
export interface Hold {
  readonly id: string;
  readonly version: number;
  readonly state: (typeof HOLD_STATES)[number];
  readonly subject: HoldSubject;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: string;
  readonly lifted?: { readonly reason: string; readonly by: string; readonly at: string };
}

/** By what a hold's dossier is found. */
export function aboutOf(subject: HoldSubject): DossierAbout {
  switch (subject.kind) {
    case 'conversation':
      return { conversation: subject.conversation };
    case 'case':
      return { caseNumber: subject.number };
    case 'customer':
      return { ...(subject.keys[0] !== undefined && { customer: subject.keys[0] }) };
  }
}

/** What a hold's dossier keeps beside. */
export function holdBody({ subject, reason, lifted }: Pick<Hold, 'subject' | 'reason' | 'lifted'>): z.infer<typeof body> {
  return { reason, ...(subject.kind === 'customer' && { keys: [...subject.keys], shown: subject.shown }), ...(lifted && { lifted }) };
}

/** A dossier as the hold it is. @throws ZodError for what no program wrote */
export function holdOf({ id, version, state, about, body: stored, openedBy, openedAt }: Dossier): Hold {
  const { reason, keys = [], shown = '', lifted } = body.parse(stored);
  const subject: HoldSubject =
    about.conversation !== undefined ? { kind: 'conversation', conversation: about.conversation }
    : about.caseNumber !== undefined ? { kind: 'case', number: about.caseNumber }
    : { kind: 'customer', keys, shown };
  return { id, version, state: state === 'lifted' ? 'lifted' : 'in-force', subject, reason, placedBy: openedBy, placedAt: openedAt, ...(lifted && { lifted }) };
}
