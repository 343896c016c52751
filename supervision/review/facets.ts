import { z } from 'zod';
import { CASE_KINDS, CASE_STATES } from '../../cases/case.js';
import { LOCALES } from '../../records/message.js';

/** How deadlines of a matter went. */
export const DEADLINE_FACETS = ['kept', 'missed', 'open'] as const;
/** How satisfied a customer said to be: any mark of 2 or less; a mean of 4 or more without such; between. */
export const MARK_FACETS = ['low', 'middle', 'high'] as const;
/** Moods that are noticed in what customers write (norm 4.2). */
export const MOODS = ['anger', 'distress', 'threat', 'abuse', 'money-at-risk'] as const;

/** What a list shows of an episode, and what it is found by beside its words. */
export const facets = z.object({
  channel: z.string(),
  locale: z.enum(LOCALES),
  /** The institution's class of customer; '' when unknown. */
  customerClass: z.string(),
  /** Staff who spoke or had the chat, by id. */
  agents: z.array(z.string()),
  cases: z.array(z.object({ number: z.string(), kind: z.enum(CASE_KINDS), state: z.enum(CASE_STATES), major: z.boolean() })),
  deadlines: z.array(z.enum(DEADLINE_FACETS)),
  /** The mean of the marks that were given last. */
  mark: z.number().optional(),
  marks: z.array(z.enum(MARK_FACETS)),
  moods: z.array(z.enum(MOODS)),
  /** Why people were called. */
  handoffs: z.array(z.string()),
  clauses: z.array(z.string()),
  /** Faults and deliveries that failed. */
  faults: z.number().int(),
  messages: z.number().int(),
  /** The customer's first words, masked, cut short. */
  said: z.string(),
});
/** What a list shows of an episode. */
export type Facets = z.infer<typeof facets>;

/** Kinds of what an episode can be found by. */
export type FacetKind = 'channel' | 'class' | 'agent' | 'case' | 'state' | 'kind-state' | 'deadline' | 'mark' | 'mood' | 'handoff' | 'clause' | 'customer' | 'fault' | 'accused' | 'number';

const SHORT: Readonly<Record<FacetKind, string>> = {
  channel: 'ch', class: 'cl', agent: 'ag', case: 'ca', state: 'st', 'kind-state': 'ks', deadline: 'dl', mark: 'mk', mood: 'md', handoff: 'ho', clause: 'no', customer: 'cu', fault: 'fa', accused: 'ac', number: 'nr',
};

/** A facet as a word of the index: no word that anybody says begins with `=`. Any value fits: odd signs are written in hex. */
export function facetWord(kind: FacetKind, value: string): string {
  const plain = value.toLowerCase().replace(/[^a-z0-9.-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}_`);
  return `=${SHORT[kind]}:${plain}`.slice(0, 200);
}
