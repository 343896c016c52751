import { reviewBody, stepReview } from '../../../supervision/quality/review.js';
import { readBody } from '../../../supervision/register/step.js';
import { isSamePerson } from '../../../supervision/register/person.js';
import { byId, reviewRecords, reviewStepBody, reviewsQuery, reviewsView, reviewView } from '../../api/quality.js';
import { isAccusedIn } from '../../console/accused.js';
import { recordViews } from '../../console/recordView.js';
import { notFound } from '../../console/refused.js';
import { route, type Route } from '../../server/api/route.js';
import { concernedOf, keepStep, nowOf, peopleIn, personOf, type QualityParts } from './parts.js';
import { foundReview, oneReview, shownReview } from './reviewView.js';

const WHO = ['supervisor', 'compliance', 'agent'] as const;
/** Lines shown before the part that is reviewed: how it came to it. */
const BEFORE = 30;

/** Samples: scored, shown to the agent first, objected to, answered, decided (norm 5.2). */
export function reviewRoutes(parts: QualityParts): Route[] {
  const { dossiers, profile, audit, host, cases } = parts;
  return [
    route({
      method: 'GET', path: '/api/quality/reviews', who: WHO, summary: 'Samples: an overseer\'s, and an agent\'s own from when they are shown', query: reviewsQuery, answer: reviewsView,
      handle: async ({ query: { state, mine, agent, group, overdue, after, limit }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const own = !by.overseer || agent === by.id;
        const { dossiers: found, next } = await dossiers.list({
          kind: 'review', ...(own ? { staff: by.id } : agent !== undefined && { staff: agent }), ...(own ? { states: ['shown', 'objected', 'answered', 'closed'].filter((each) => state === undefined || each === state) } : state !== undefined && { states: [state] }),
          ...(mine === true && { owner: by.id }), ...(group !== undefined && { group }), ...(overdue === true && { dueBefore: Date.parse(at) }),
        }, overdue === true ? 'due' : 'newest', limit, after);
        const items = (await Promise.all(found.map(async (each) => {
          const review = readBody(each, reviewBody);
          const whose = (await concernedOf(parts, each.about.staff)) ?? { id: '', workNumber: '', overseer: false };
          // Among others' samples one's own are not shown: they are with "my results".
          return !own && isSamePerson(whose, by) ? [] : [shownReview(parts, { review, agent: whose }, by, at)];
        }))).flat();
        return { items, ...(next !== undefined && { next }), people: await peopleIn(parts, items), now: at };
      },
    }),
    route({
      method: 'GET', path: '/api/quality/reviews/:id', who: WHO, summary: 'One sample', params: byId, answer: reviewView,
      handle: async ({ params, session }) => {
        const by = personOf(session.staff);
        return await oneReview(parts, await foundReview(parts, params.id, by), by);
      },
    }),
    route({
      method: 'GET', path: '/api/quality/reviews/:id/records', who: WHO, summary: 'The talk that is reviewed', params: byId, answer: reviewRecords,
      handle: async ({ params, session, address }) => {
        const by = personOf(session.staff);
        const { review } = await foundReview(parts, params.id, by);
        const { conversation } = review.about;
        if (conversation === undefined || (await isAccusedIn(cases, session.staff, conversation))) throw notFound();
        const { part } = review.body;
        const from = Math.max(0, part.from - 1 - BEFORE);
        const records = await host.recordsAfter(conversation, from, Math.min(2_000, part.through - from));
        await audit.append({ staff: by.id, what: 'conversation.read', subject: conversation, address, outcome: 'done', detail: { by: 'quality', review: review.id } });
        return { records: recordViews(records) };
      },
    }),
    route({
      method: 'POST', path: '/api/quality/reviews/:id/steps', who: WHO, summary: 'A sample\'s next step', params: byId, body: reviewStepBody, answer: reviewView, largest: 262_144,
      handle: async ({ params, body: { version, step }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const { review, agent } = await foundReview(parts, params.id, by);
        const kept = await keepStep(parts, review, version, stepReview(review, step, { by, at }, agent, profile().supervision.quality), by.id, at);
        return await oneReview(parts, { review: readBody(kept, reviewBody), agent }, by);
      },
    }),
  ];
}
