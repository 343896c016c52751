import { beginningsOf } from '../../../supervision/access/looks.js';
import type { Look } from '../../../supervision/access/port.js';
import { isIn, unusualStretches, type Unusual } from '../../../supervision/access/unusual.js';
import { customerKey } from '../../../supervision/review/customerKeys.js';
import { facetWord } from '../../../supervision/review/facets.js';
import type { Staff } from '../../staff/port.js';
import { OVERSEERS } from '../parts.js';
import type { AccessParts } from './parts.js';

/** Conversations of a customer with somebody's own name that are looked at. */
const NAMESAKES = 100;
const GLANCE = 100;
const READS: readonly string[] = beginningsOf(['read', 'unsealed']);

/** Says of each look why it stands out. */
export async function markUnusual(parts: AccessParts, looks: readonly Look[], people: ReadonlyMap<string, Staff>): Promise<ReadonlyMap<number, Unusual[]>> {
  const times = looks.map(({ at }) => at).sort();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const busy = await parts.log.busy(`${first.slice(0, 10)}T00:00:00.000Z`, `${last.slice(0, 10)}T24`);
  const stretches = unusualStretches(busy, parts.profile().supervision.looks);
  const namesakes = new Map<string, ReadonlySet<string>>();
  const served = new Map<string, boolean>();
  const marks = new Map<number, Unusual[]>();
  for (const look of looks) {
    const found = new Set<Unusual>(stretches.filter((each) => isIn(look, each)).map(({ why }) => why));
    const who = people.get(look.staff);
    const conversation = look.subject.replace(/#\d+$/, '');
    if (who !== undefined && READS.some((each) => look.what.startsWith(each))) {
      if (!namesakes.has(look.staff)) namesakes.set(look.staff, await namesakesOf(parts, who));
      if (namesakes.get(look.staff)?.has(conversation) === true) found.add('own-name');
      // Reviewing others' chats is what overseers are for.
      if (look.what.startsWith('conversation.') && !OVERSEERS.some((role) => who.roles.includes(role))) {
        const key = `${look.staff} ${conversation}`;
        if (!served.has(key)) served.set(key, (await parts.handoffs.history(conversation, GLANCE)).some(({ agent, former = [] }) => agent === look.staff || former.includes(look.staff)));
        if (served.get(key) === false) found.add('outside');
      }
    }
    marks.set(look.ordinal, [...found]);
  }
  return marks;
}

async function namesakesOf({ review, vault }: AccessParts, { displayName }: Staff): Promise<ReadonlySet<string>> {
  if (displayName.trim() === '') return new Set();
  const groups = [vault.lookups(customerKey.name(displayName)).map((key) => facetWord('customer', key))];
  const { hits } = await review.search({ terms: [], groups, without: [], limit: NAMESAKES });
  return new Set(hits.map(({ conversation }) => conversation));
}
