import { Temporal } from 'temporal-polyfill';
import { entriesOf, type Entry, type EntryFilter } from '../../../supervision/customers/entries.js';
import type { Joined } from '../../../supervision/customers/join.js';
import type { Matters, Person } from '../../../supervision/customers/port.js';
import { customerSubject } from '../../../supervision/access/looks.js';
import { facetWord } from '../../../supervision/review/facets.js';
import type { EpisodeSearch, FoundEpisode } from '../../../supervision/review/port.js';
import { isAccused, isAccusedIn, type Named } from '../../console/accused.js';
import type { FileFilters } from '../../api/customers.js';
import { keysOf, wholePerson } from './person.js';
import type { CustomerParts } from './parts.js';

/** Talks read at a time, and at most for a list; an export goes through all of them. */
const PAGE = 100;
const MOST_TALKS = 5_000;

/** A customer's service file, as one person may see it. */
export interface ServiceFile extends Joined {
  readonly matters: Matters;
  readonly entries: readonly Entry[];
  /** Conversations that are theirs by what was asked for in them. */
  readonly conversations: readonly string[];
  readonly complete: boolean;
}

/** Opens a customer's file: complaints about the reader, and what they were said in, are not there. */
export async function openFile(parts: CustomerParts, start: Person, reader: Named): Promise<ServiceFile> {
  const { matters, ...joined } = await wholePerson(parts, start);
  const own = { ...matters, cases: matters.cases.filter((each) => !isAccused(each, reader)) };
  const conversations = await conversationsOf(parts, joined.person, own);
  const talks: FoundEpisode[] = [];
  for await (const talk of talksOf(parts, joined.person, reader, conversations)) {
    talks.push(talk);
    if (talks.length === MOST_TALKS) break;
  }
  return { ...joined, matters: own, conversations, entries: entriesOf(own, talks, new Date(parts.clock.now()).toISOString()), complete: own.complete && talks.length < MOST_TALKS };
}

/** Conversations in which a customer's matters were made, or a request about their data. */
async function conversationsOf({ dossiers, vault }: Pick<CustomerParts, 'dossiers' | 'vault'>, person: Person, { cases, bookings }: Matters): Promise<string[]> {
  const customers = subjectsOf(person, { vault });
  const asked = customers.length === 0 ? [] : (await dossiers.list({ kind: 'request', customers }, 'newest', PAGE)).dossiers.flatMap(({ about }) => about.conversation ?? []);
  return [...new Set([...cases.map(({ conversation }) => conversation), ...bookings.map(({ conversation }) => conversation), ...asked])];
}

/** All talks of a customer: those that the index knows by who they are, newest first and a page at a time, then those of further conversations. */
export async function* talksOf({ review, vault, cases }: Pick<CustomerParts, 'review' | 'vault' | 'cases'>, person: Person, reader: Named, further: readonly string[]): AsyncGenerator<FoundEpisode> {
  const words = keysOf(person).flatMap((text) => vault.lookups(text)).map((key) => facetWord('customer', key));
  const seen = new Set<string>();
  const question: Omit<EpisodeSearch, 'before' | 'limit'> = { terms: [], groups: [words], without: [reader.id, reader.name, reader.workNumber].filter((each) => each !== '').map((each) => facetWord('accused', each)) };
  for (let before: number | undefined; words.length > 0; ) {
    const { hits, next } = await review.search({ ...question, limit: PAGE, ...(before !== undefined && { before }) });
    for (const { conversation } of hits) seen.add(conversation);
    yield* hits;
    if (next === undefined) break;
    before = next;
  }
  for (const conversation of further) if (!seen.has(conversation) && !(await isAccusedIn(cases, reader, conversation))) yield* await review.episodes(conversation);
}

/** What looks at a customer's file are found by in the audit; the first is what a new one is written under. */
export function subjectsOf(person: Person, { vault }: Pick<CustomerParts, 'vault'>): string[] {
  return keysOf(person).flatMap((text) => vault.lookups(text)).map(customerSubject);
}

/** Days on the institution's calendar as instants. */
export function filterOf({ kinds, services, classes, from, to }: FileFilters, timeZone: string): EntryFilter {
  const midnight = (day: string, later: number): string => new Date(Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  return { kinds, services, classes, ...(from !== undefined && { from: midnight(from, 0) }), ...(to !== undefined && { to: midnight(to, 1) }) };
}
