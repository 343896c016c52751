import { Temporal } from 'temporal-polyfill';
import { findMails } from '../../../dialogs/slots/mail.js';
import { findPhones, spokenDigits } from '../../../dialogs/slots/phone.js';
import { normalise } from '../../../dialogs/slots/normalise.js';
import type { Vault } from '../../../records/vault.js';
import { customerKey } from '../../../supervision/review/customerKeys.js';
import { firstIdOn } from '../../../supervision/review/episode.js';
import { facetWord } from '../../../supervision/review/facets.js';
import type { EpisodeSearch } from '../../../supervision/review/port.js';
import { LONGEST_QUERY, MOST_TERMS, termsOf, type Term, type TermsRefusal } from '../../../supervision/review/words.js';
import type { ReviewFilters } from '../../api/review.js';
import type { Named } from '../../console/accused.js';
import { ApiProblem, type Words } from '../../problem.js';

const REFUSED: Readonly<Record<TermsRefusal, Words>> = {
  'too-long': { en: `that is more than ${LONGEST_QUERY} characters; look for a few words of it`, 'zh-Hans': `搜索内容超过 ${LONGEST_QUERY} 个字符，请只输入其中几个词` },
  'too-many': { en: `that is more than ${MOST_TERMS} words; look for a few of them`, 'zh-Hans': `搜索词超过 ${MOST_TERMS} 个，请只输入其中几个` },
  'no-word': { en: 'there is no letter, character or figure to look for', 'zh-Hans': '搜索内容里没有可以查找的文字或数字' },
};

const DAY_MS = 86_400_000;

/** What the index is asked for filters, by somebody to whom complaints about themselves are not there. @throws ApiProblem */
export function searchOf(filters: ReviewFilters, { reader, vault, timeZone }: { readonly reader: Named; readonly vault: Vault; readonly timeZone: string }): Omit<EpisodeSearch, 'before' | 'limit'> {
  const terms = termsIn(filters.words);
  const { from, to } = filters;
  if (from !== undefined && to !== undefined && from > to) throw new ApiProblem(400, 'BadArgument', { en: 'the span ends before it begins', 'zh-Hans': '结束日期早于开始日期' }, { field: 'body.to' });
  const since = from === undefined ? undefined : midnight(from, timeZone, 0);
  const until = to === undefined ? undefined : midnight(to, timeZone, 1);
  return {
    terms,
    groups: groupsOf(filters, vault),
    without: [reader.id, reader.name, reader.workNumber].filter((each) => each !== '').map((each) => facetWord('accused', each)),
    // Ids know whole days of UTC; the instants beside them make it exact.
    ...(since !== undefined && { since: new Date(since).toISOString(), from: firstIdOn(since) }),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  };
}

/** The highest id that an episode which began before a filter's end can have; undefined without an end. */
export function highestId({ to }: Pick<ReviewFilters, 'to'>, timeZone: string): number | undefined {
  return to === undefined ? undefined : firstIdOn(midnight(to, timeZone, 1) + DAY_MS);
}

/** What somebody typed, as terms. @throws ApiProblem where it can't be looked for */
export function termsIn(words: string): readonly Term[] {
  const terms = termsOf(words);
  if (typeof terms === 'string') throw new ApiProblem(400, 'BadSearch', REFUSED[terms], { field: 'body.words' });
  return terms;
}

function midnight(day: string, timeZone: string, later: number): number {
  return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds;
}

function groupsOf({ customer, channels, classes, agents, clauses, kinds, states, deadlines, marks, moods, handoffs, faults }: ReviewFilters, vault: Vault): string[][] {
  // A kind and a state are of one case, not each of another.
  const both = kinds.length > 0 && states.length > 0;
  return [
    customer === '' ? [] : customerTexts(customer).flatMap((text) => vault.lookups(text).map((key) => facetWord('customer', key))),
    channels.map((each) => facetWord('channel', each)), classes.map((each) => facetWord('class', each)), agents.map((each) => facetWord('agent', each)), clauses.map((each) => facetWord('clause', each)),
    both ? kinds.flatMap((kind) => states.map((state) => facetWord('kind-state', `${kind}/${state}`))) : [...kinds.map((each) => facetWord('case', each)), ...states.map((each) => facetWord('state', each))],
    deadlines.map((each) => facetWord('deadline', each)), marks.map((each) => facetWord('mark', each)), moods.map((each) => facetWord('mood', each)), handoffs.map((each) => facetWord('handoff', each)),
    faults ? [facetWord('fault', 'any')] : [],
  ].filter((group) => group.length > 0);
}

/** Whatever a typed customer may be. */
export function customerTexts(typed: string): string[] {
  const text = spokenDigits(normalise(typed).text);
  return [
    ...findPhones(text).flatMap((each) => (each.ok ? [customerKey.phone(each.number)] : [])),
    ...findMails(text).flatMap(({ value }) => (value === undefined ? [] : [customerKey.mail(value)])),
    customerKey.name(typed), customerKey.identity(typed),
  ];
}
