import { Temporal } from 'temporal-polyfill';
import { beginningsOf, customerSubject } from '../../../supervision/access/looks.js';
import type { LookQuery } from '../../../supervision/access/port.js';
import { facetWord } from '../../../supervision/review/facets.js';
import type { LookFilters } from '../../api/access.js';
import { ApiProblem } from '../../problem.js';
import { customerTexts } from '../review/searchOf.js';
import type { AccessParts } from './parts.js';

/** Conversations of one customer whose looks are listed: the newest. */
const CONVERSATIONS = 100;

/** The log's question for filters; a customer's looks are those at their conversations and at their service file. @throws ApiProblem */
export async function lookQueryOf({ staff, conversation, caseNumber, customer, kinds, from, to }: LookFilters, { review, vault, profile }: Pick<AccessParts, 'review' | 'vault' | 'profile'>): Promise<Omit<LookQuery, 'limit' | 'before'>> {
  if (from !== undefined && to !== undefined && from > to) throw new ApiProblem(400, 'BadArgument', { en: 'the span ends before it begins', 'zh-Hans': '结束日期早于开始日期' }, { field: 'body.to' });
  const subjects = [...(conversation === '' ? [] : [conversation]), ...(caseNumber === '' ? [] : [caseNumber.toUpperCase()])];
  if (customer !== '') {
    const keys = customerTexts(customer).flatMap((text) => vault.lookups(text));
    const { hits } = await review.search({ terms: [], groups: [keys.map((key) => facetWord('customer', key))], without: [], limit: CONVERSATIONS });
    subjects.push(...keys.map(customerSubject), ...new Set(hits.flatMap((each) => [each.conversation, ...each.facets.cases.map(({ number }) => number)])));
  }
  const { timeZone } = profile();
  const midnight = (day: string, later: number): string => new Date(Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  return {
    beginnings: beginningsOf(kinds), ...(staff !== '' && { staff }), ...(subjects.length > 0 && { subjects }),
    ...(from !== undefined && { from: midnight(from, 0) }), ...(to !== undefined && { to: midnight(to, 1) }),
  };
}
