import type { Profile } from '../../../cases/profile/profile.js';
import { CHANNELS } from '../../channels/traits.js';
import { reviewChoices, reviewPage, reviewSearch, type ReviewChoices, type ReviewFilters } from '../../api/review.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import type { ReviewParts } from './parts.js';
import { highestId, searchOf } from './searchOf.js';

/** Finding conversations. */
export function searchRoutes({ reading, staff, profile, vault, audit }: ReviewParts): Route[] {
  return [
    route({
      method: 'POST', path: '/api/review/search', who: OVERSEERS, summary: 'Finds conversations by what was said and what they are about, newest first', body: reviewSearch, answer: reviewPage, largest: 256 * 1024,
      handle: async ({ body: { before, limit, ...filters }, session, address }) => {
        const { timeZone } = profile();
        const search = searchOf(filters, { reader: session.staff, vault, timeZone });
        const highest = highestId(filters, timeZone);
        const below = before === undefined ? highest : Math.min(before, highest ?? before);
        // Who is looked for is a look at a person; what was typed is none of the audit's.
        if (before === undefined) await audit.append({ staff: session.staff.id, what: 'review.search', subject: filters.customer === '' ? '' : vault.lookup(filters.customer), address, outcome: 'done', detail: { by: usedOf(filters) } });
        const page = await reading.search({ ...search, limit, ...(below !== undefined && { before: below }) });
        return { hits: page.hits.map((hit) => ({ ...hit, lines: hit.lines.map((line) => ({ ...line, marks: [...line.marks] })) })), ...(page.next !== undefined && { next: page.next }) };
      },
    }),
    route({
      method: 'GET', path: '/api/review/choices', who: OVERSEERS, summary: 'What conversations can be looked for by', answer: reviewChoices,
      handle: async () => ({
        channels: [...CHANNELS],
        classes: profile().people.classes.map(({ id }) => id),
        staff: (await staff.list()).filter(({ roles }) => roles.includes('agent') || roles.includes('supervisor')).map(({ id, displayName, workNumber }) => ({ id, name: displayName, workNumber })),
        names: namesIn(profile()),
      }),
    }),
  ];
}

function namesIn({ services, branches, advisers }: Profile): ReviewChoices['names'] {
  const byId = (each: readonly { readonly id: string; readonly name: Readonly<Record<'zh-Hans' | 'en', string>> }[]): ReviewChoices['names']['service'] => Object.fromEntries(each.map(({ id, name }) => [id, { 'zh-Hans': name['zh-Hans'], en: name.en }]));
  return { service: byId(services), branch: byId(branches), adviser: Object.fromEntries(advisers.map(({ id, name }) => [id, { 'zh-Hans': name, en: name }])) };
}

/** Which filters were used, by name. */
function usedOf(filters: ReviewFilters): string[] {
  return Object.entries(filters).flatMap(([name, value]) => (value === '' || value === false || (Array.isArray(value) && value.length === 0) ? [] : [name])).sort();
}
