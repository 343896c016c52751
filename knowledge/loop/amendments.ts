import { z } from 'zod';
import { clauseId } from '../norms/schema.js';

const words = (most: number) => z.string().trim().min(2).max(most);
const questions = z.array(words(300)).min(1).max(20);

const alias = z.strictObject({ kind: z.literal('alias'), clause: clauseId, /** What people ask that the clause answers, in any of the languages. */ questions });
const synonym = z.strictObject({ kind: z.literal('synonym'), /** What people say for it. */ words: z.array(words(40)).min(1).max(8), /** The norms' own word. */ means: words(40) });
const answer = z.strictObject({
  kind: z.literal('answer'), clause: clauseId, questions,
  /** What is said, beside the clause's own words; Simplified also to readers of Traditional, where that is missing. */
  text: z.strictObject({ 'zh-Hans': words(2_000), 'zh-Hant': words(2_000).optional(), en: words(2_000).optional() }),
});

/** What compliance staff want to add to an edition: an example question of a clause, a synonym, or an answer in words of its own. */
export const proposal = z.discriminatedUnion('kind', [alias, synonym, answer]);
/** What compliance staff want to add. */
export type Proposal = z.infer<typeof proposal>;

const person = z.string().trim().min(1).max(80);
const when = z.iso.datetime();
const life = {
  id: z.string().regex(/^a-[\da-f]{10}$/),
  madeBy: person, madeAt: when,
  status: z.enum(['proposed', 'published', 'withdrawn']),
  publishedBy: person.optional(), publishedAt: when.optional(),
  withdrawnBy: person.optional(), withdrawnAt: when.optional(),
  /** The open questions it was made from, by their place on the record. */
  from: z.array(z.strictObject({ conversation: z.string(), sequence: z.number().int() })).default([]),
};
/** A proposal with its life: by whom it was made, published, withdrawn. */
export const amendment = z.discriminatedUnion('kind', [alias.extend(life), synonym.extend(life), answer.extend(life)])
  .refine(({ status, publishedBy, publishedAt }) => status !== 'published' || (publishedBy !== undefined && publishedAt !== undefined), 'is published, so it needs publishedBy and publishedAt')
  .refine(({ madeBy, publishedBy }) => publishedBy === undefined || !samePerson(madeBy, publishedBy), 'must be published by somebody else than who made it');
/** A proposal with its life. */
export type Amendment = z.infer<typeof amendment>;

/** The file they are kept in. */
export const amendmentsFile = z.strictObject({
  v: z.literal(1),
  amendments: z.array(amendment).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id'),
});

/** Why a step in an amendment's life can't be taken. */
export type LifeRefusal = 'same-person' | 'not-proposed' | 'already-withdrawn';

/** An amendment after a step, or why there is none. */
export type Stepped = { readonly ok: true; readonly value: Amendment } | { readonly ok: false; readonly refusal: LifeRefusal };

/** Published by a second person: nobody publishes what they made. `at` is ISO 8601 in UTC. */
export function published(made: Amendment, by: string, at: string): Stepped {
  if (made.status !== 'proposed') return { ok: false, refusal: 'not-proposed' };
  if (samePerson(made.madeBy, by)) return { ok: false, refusal: 'same-person' };
  return { ok: true, value: { ...made, status: 'published', publishedBy: by, publishedAt: at } };
}

/** Taken back, by anybody: what is wrong must not wait for a second person. */
export function withdrawn(made: Amendment, by: string, at: string): Stepped {
  if (made.status === 'withdrawn') return { ok: false, refusal: 'already-withdrawn' };
  return { ok: true, value: { ...made, status: 'withdrawn', withdrawnBy: by, withdrawnAt: at } };
}

/** Whether two names are one person's, however they are written. */
export function samePerson(one: string, other: string): boolean {
  const name = (said: string): string => said.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  return name(one) === name(other);
}
