import { Temporal } from 'temporal-polyfill';
import { CHECK_IDS, DIMENSIONS, type Dimension } from '../../../cases/profile/quality.js';
import { agreementOf, type Twice } from '../../../supervision/quality/agreement.js';
import { isFinal, type ReviewBody } from '../../../supervision/quality/review.js';
import { isKnownToConcerned } from '../../../supervision/register/violationSteps.js';
import { violationBody } from '../../../supervision/register/violation.js';
import { readBody, type Read } from '../../../supervision/register/step.js';
import { agreementView, mineView, resultsView, setupView, span } from '../../api/quality.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { nowOf, peopleIn, personOf, type QualityParts } from './parts.js';
import { allReviews } from './reviewView.js';
import { ownView } from './violationRoutes.js';

/** Reviews that figures are made of at most. */
const MOST = 5_000;
/** Violations and samples shown of the person who asks, or that two reviewers are apart on. */
const SHOWN = 50;

/** What reviews come to: by agent, between reviewers, and what waits for whoever asks. */
export function figureRoutes(parts: QualityParts): Route[] {
  const { dossiers, staff, profile } = parts;
  /** Moments that a span of the institution's days begins and ends at. */
  const within = ({ from, to }: { readonly from: string; readonly to: string }): { readonly openedFrom: string; readonly openedTo: string } => {
    const start = (day: Temporal.PlainDate): string => new Date(day.toZonedDateTime(profile().timeZone).epochMilliseconds).toISOString();
    return { openedFrom: start(Temporal.PlainDate.from(from)), openedTo: start(Temporal.PlainDate.from(to).add({ days: 1 })) };
  };
  return [
    route({
      method: 'GET', path: '/api/quality/results', who: OVERSEERS, summary: 'What counts, by agent: of samples drawn in these days, those that their agents have seen', query: span, answer: resultsView,
      handle: async ({ query, session }) => {
        const at = nowOf(parts);
        const { reviews, complete } = await allReviews(parts, within(query), MOST);
        const scored = reviews.filter(({ state, about }) => state !== 'waiting' && about.staff !== session.staff.id);
        const final = scored.filter((each) => isFinal(each, at));
        const agents = [...new Set(final.map(({ about }) => about.staff ?? ''))].sort().map((agent) => resultOf(agent, final.filter(({ about }) => about.staff === agent).map(({ body }) => body)));
        return { agents, pending: scored.length - final.length, complete, people: await peopleIn(parts, agents) };
      },
    }),
    route({
      method: 'GET', path: '/api/quality/agreement', who: OVERSEERS, summary: 'How far reviewers agree on samples that two of them scored', query: span, answer: agreementView,
      handle: async ({ query }) => {
        const { reviews, complete } = await allReviews(parts, within(query), MOST);
        const both = reviews.flatMap(twiceOf);
        const pairs = [...new Set(both.map(({ reviewers }) => reviewers.join(' ')))].sort();
        const shown = pairs.map((pair) => {
          const theirs = both.filter(({ reviewers }) => reviewers.join(' ') === pair);
          const [one = '', other = ''] = pair.split(' ');
          return { one, other, samples: theirs.length, agreement: agreementOf(theirs) };
        });
        const apart = [...both].sort((one, other) => gap(other.totals) - gap(one.totals)).slice(0, SHOWN).map(({ id, agent, totals }) => ({ id, agent, totals }));
        return { samples: both.length, all: agreementOf(both), dimensions: Object.fromEntries(DIMENSIONS.map((each) => [each, agreementOf(both, each)])), pairs: shown, apart, complete, people: await peopleIn(parts, shown, apart) };
      },
    }),
    route({
      method: 'GET', path: '/api/quality/setup', who: ['supervisor', 'compliance', 'agent'], summary: 'The form and the rules of reviews, and who works here', answer: setupView,
      handle: async () => {
        const { form, twice, objectionDays, lowMark, longMinutes, lateSeconds } = profile().supervision.quality;
        return {
          form, twice, objectionDays, lowMark, longMinutes, lateSeconds, checks: [...CHECK_IDS], today: Temporal.Instant.from(nowOf(parts)).toZonedDateTimeISO(profile().timeZone).toPlainDate().toString(),
          staff: (await staff.list()).filter(({ active }) => active).map(({ id, displayName, workNumber, roles }) => ({ id, name: displayName, workNumber, agent: roles.includes('agent') || roles.includes('supervisor'), overseer: roles.includes('supervisor') || roles.includes('compliance') })),
        };
      },
    }),
    route({
      method: 'GET', path: '/api/quality/mine', who: ['supervisor', 'compliance', 'agent'], summary: 'What waits for whoever asks, and what concerns them', answer: mineView,
      handle: async ({ session }) => {
        const by = personOf(session.staff);
        const now = nowOf(parts);
        const mine = { owner: by.id };
        const [waiting, objected, answered, about, corrections, overdue, violations] = await Promise.all([
          by.overseer ? dossiers.count({ kind: 'review', states: ['waiting'], ...mine }) : 0, by.overseer ? dossiers.count({ kind: 'review', states: ['objected'], ...mine }) : 0, by.overseer ? dossiers.count({ kind: 'review', states: ['answered'] }) : 0,
          allReviews(parts, { staff: by.id, states: ['shown'] }, 200), dossiers.count({ kind: 'finding', states: ['correcting'], ...mine }), dossiers.count({ kind: 'finding', states: ['correcting'], ...mine, dueBefore: Date.parse(now) }),
          dossiers.list({ kind: 'violation', staff: by.id }, 'newest', SHOWN),
        ]);
        return {
          toReview: waiting + objected, toDecide: answered, unseen: about.reviews.filter(({ body }) => body.seenAt === undefined).length, corrections, overdue,
          violations: violations.dossiers.filter(({ state }) => isKnownToConcerned(state)).map((each) => ownView(readBody(each, violationBody), parts)),
        };
      },
    }),
  ];
}

function resultOf(agent: string, bodies: readonly ReviewBody[]) {
  const results = bodies.flatMap(({ result }) => (result ? [result] : []));
  const mean = (all: readonly number[]): number => Math.round((all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length)) * 10) / 10;
  const dimensions: Partial<Record<Dimension, number>> = {};
  for (const each of DIMENSIONS) {
    const given = results.flatMap((result) => result.dimensions[each] ?? []);
    if (given.length > 0) dimensions[each] = mean(given);
  }
  return { agent, reviews: results.length, passed: results.filter(({ passed }) => passed).length, mean: mean(results.map(({ total }) => total)), dimensions, vetoes: results.filter(({ vetoes }) => vetoes.length > 0).length };
}

interface Both extends Twice {
  readonly id: string;
  readonly agent: string;
  /** Sorted, so that a pair is one whoever was first. */
  readonly reviewers: readonly string[];
  readonly totals: [number, number];
}

function twiceOf({ id, state, about, body }: Read<ReviewBody>): Both[] {
  const [one, other] = [...body.assessments].sort((a, b) => (a.by < b.by ? -1 : 1));
  if (state === 'waiting' || one === undefined || other === undefined) return [];
  return [{ id, agent: about.staff ?? '', form: body.form, one: one.points, other: other.points, reviewers: [one.by, other.by], totals: [one.score.total, other.score.total] }];
}

function gap([one, other]: readonly [number, number]): number {
  return Math.abs(one - other);
}
