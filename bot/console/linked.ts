import type { Vault } from '../../records/vault.js';
import type { CustomerFiles } from '../../supervision/customers/port.js';
import { linkedWith, type Linked } from '../../supervision/customers/linked.js';
import type { KnownCustomer } from '../../supervision/projection/projection.js';
import { customerKey } from '../../supervision/review/customerKeys.js';
import { facetWord } from '../../supervision/review/facets.js';
import type { FoundEpisode, ReviewReading } from '../../supervision/review/port.js';

/** What a customer's conversations are found with. */
export interface LinkParts {
  readonly files: Pick<CustomerFiles, 'proofs'>;
  readonly review: Pick<ReviewReading, 'search'>;
  readonly vault: Vault;
}

/** A conversation of the same customer, with when it last began and on which channel. */
export interface LinkedTalk extends Linked {
  readonly at: string;
  readonly channel: string;
  readonly said: string;
}

/** Talks looked at. */
const LOOKED_AT = 60;

/** Other conversations of the customer who showed in this one who they are, the latest first (one person, several channels). */
export async function linkedTo({ files, review, vault }: LinkParts, conversation: string): Promise<LinkedTalk[]> {
  const own = await files.proofs(conversation);
  const talks = new Map((await talksOf({ review, vault }, own)).filter((talk) => talk.conversation !== conversation).map((talk) => [talk.conversation, talk]));
  // The index knows contacts that were only said, too: what was shown in each is asked for.
  const proofs = new Map(await Promise.all(Array.from(talks.keys(), async (each) => [each, await files.proofs(each)] as const)));
  return linkedWith(own, proofs).map((each) => {
    const talk = talks.get(each.conversation);
    return { ...each, at: talk?.beganAt ?? '', channel: talk?.facets.channel ?? '', said: talk?.facets.said ?? '' };
  }).sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** The latest talk of each conversation in which something that was shown of a customer was shown or said, too. */
export async function talksOf({ review, vault }: Pick<LinkParts, 'review' | 'vault'>, shown: readonly KnownCustomer[]): Promise<FoundEpisode[]> {
  const texts = shown.flatMap(({ subject, phone, mail }) => [...(subject === undefined ? [] : [customerKey.identity(subject)]), ...(phone === undefined ? [] : [customerKey.phone(phone)]), ...(mail === undefined ? [] : [customerKey.mail(mail)])]);
  if (texts.length === 0) return [];
  const words = texts.flatMap((text) => vault.lookups(text)).map((key) => facetWord('customer', key));
  const { hits } = await review.search({ terms: [], groups: [words], without: [], limit: LOOKED_AT });
  const latest = new Map<string, FoundEpisode>();
  for (const hit of hits) if (!latest.has(hit.conversation)) latest.set(hit.conversation, hit);
  return [...latest.values()];
}
