import { canonicalText } from '../../records/chain.js';
import type { Case } from '../../cases/case.js';
import { isDossierConversation } from '../dossiers/dossier.js';
import type { Projection, ProjectionInput } from '../projection/projection.js';
import { customerKey } from './customerKeys.js';
import { episodesOf, type Episode } from './episode.js';
import { facetsOf } from './episodeFacets.js';
import { facetWord, type Facets } from './facets.js';
import { folded } from './folding.js';
import { lineText } from './lineText.js';
import { addWords } from './words.js';

/** An episode as it is kept for finding. */
export interface ReviewRow {
  readonly id: number;
  readonly conversation: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly beganAt: string;
  readonly endedAt: string;
  /** Canonical JSON text of {@link Facets}. */
  readonly facets: string;
  /** What it is found by, sorted. */
  readonly words: readonly string[];
}

/** Words kept of one episode: more than a day's talk has; an index can't hold any number. */
const MOST_WORDS = 30_000;

/** What supervisors find conversations by: one row for each episode. */
export const REVIEW: Projection<readonly ReviewRow[]> = {
  name: 'review',
  version: 1,
  project: (input) => {
    // What supervision keeps about people is not found among what customers said.
    if (isDossierConversation(input.conversation.id)) return [];
    const episodes = episodesOf(input.records, input.conversation.ordinal);
    const customers = customerWords(input);
    return episodes.map((episode, index) => rowOf(input, episode, episodes[index + 1], customers));
  },
};

function rowOf(input: ProjectionInput, episode: Episode, following: Episode | undefined, customers: readonly string[]): ReviewRow {
  const { records } = episode;
  const first = records[0];
  const last = records.at(-1);
  const { facets, cases, words: facetWords } = facetsOf(input, episode, following);
  const words = new Set<string>([...facetWords, ...customers]);
  for (const each of cases) for (const accused of each.accused) if (accused !== '') words.add(facetWord('accused', accused));
  for (const record of records) {
    if (words.size >= MOST_WORDS) break;
    const text = lineText(record);
    if (text !== '') addWords(words, folded(text));
  }
  return {
    id: episode.id, conversation: input.conversation.id,
    firstSequence: first?.sequence ?? 0, lastSequence: last?.sequence ?? 0, beganAt: first?.at ?? '', endedAt: last?.at ?? '',
    facets: canonicalText(facets satisfies Facets), words: [...words].sort(),
  };
}

/** Whoever the customer is known to be, in the whole conversation: none of it can be read from the index. */
function customerWords({ cases, handoffs, known, keyOf }: ProjectionInput): readonly string[] {
  const texts = new Set<string>();
  for (const { person } of cases) for (const text of textsOf(person)) texts.add(text);
  for (const { summary: { customer } } of handoffs) {
    if (customer === undefined) continue;
    for (const text of textsOf(customer)) texts.add(text);
    for (const { kind, value } of customer.proven ?? []) texts.add(kind === 'phone' ? customerKey.phone(value) : customerKey.mail(value));
  }
  for (const { subject, name, phone, mail } of known) {
    for (const text of textsOf({ ...(subject !== undefined && { identity: subject }), ...(name !== undefined && { name }) })) texts.add(text);
    if (phone !== undefined) texts.add(customerKey.phone(phone));
    if (mail !== undefined) texts.add(customerKey.mail(mail));
  }
  return Array.from(texts, (text) => facetWord('customer', keyOf(text)));
}

function textsOf({ name, contact, identity }: { readonly name?: string; readonly contact?: Case['person']['contact'] | string; readonly identity?: string }): string[] {
  return [
    ...(name === undefined || name === '' ? [] : [customerKey.name(name)]),
    ...(identity === undefined || identity === '' ? [] : [customerKey.identity(identity)]),
    ...(contact === undefined || typeof contact === 'string' ? [] : [contact.kind === 'phone' ? customerKey.phone(contact.value) : customerKey.mail(contact.value)]),
  ];
}
