import { hash } from 'node:crypto';
import { drawn, sampleKey } from '../../../supervision/quality/draw.js';
import { SAMPLE_RULES, type Candidate, type Drawn, type SampleRule } from '../../../supervision/quality/drawPlan.js';
import { openReview, reviewBody } from '../../../supervision/quality/review.js';
import { isRefusal, readBody } from '../../../supervision/register/step.js';
import { isSamePerson } from '../../../supervision/register/person.js';
import { chooseBody, drawBody, drawView, reviewView } from '../../api/quality.js';
import { isAccusedIn } from '../../console/accused.js';
import { notFound } from '../../console/refused.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { knownStaff, nowOf, peopleIn, personOf, type QualityParts } from './parts.js';
import { refusedStep } from './refusals.js';
import { oneReview } from './reviewView.js';
import { examined } from './talks.js';

/** Samples of one draw at most. */
const MOST_DRAWN = 500;

/** A talk is reviewed once: its review has always the same id. */
export function reviewId(sample: Pick<Candidate, 'conversation' | 'sequence'>): string {
  return `review-${hash('sha256', sampleKey(sample), 'hex').slice(0, 24)}`;
}

/** Drawing samples (norm 5.2), and choosing one by hand. */
export function drawRoutes(parts: QualityParts): Route[] {
  const { dossiers, staff, profile, audit, cases, host } = parts;
  return [
    route({
      method: 'POST', path: '/api/quality/draws', who: OVERSEERS, summary: 'Draws samples by rule; with `look` only says what it would draw', body: drawBody, answer: drawView,
      handle: async ({ body: { key, look, plan }, session, address }) => {
        const rules = profile().supervision.quality;
        if (plan.from > plan.to) throw new ApiProblem(400, 'BadArgument', { en: 'the first day is after the last', 'zh-Hans': '开始日期晚于结束日期' }, { field: 'body.plan.from' });
        const draw = `draw-${key}`;
        const seed = plan.seed ?? key;
        const reviewers = await Promise.all([...new Set(plan.reviewers)].map(async (id) => personOf({ ...(await knownStaff(parts, id, 'body.plan.reviewers')), roles: [...((await staff.byId(id))?.roles ?? [])] })));
        if (reviewers.some((each) => !each.overseer)) throw new ApiProblem(400, 'NotReviewer', { en: 'reviewers are supervisors or compliance staff', 'zh-Hans': '评审人须为主管或合规人员' }, { field: 'body.plan.reviewers' });
        const { candidates, complete } = await parts.candidates({ from: plan.from, to: plan.to, agents: plan.agents, lowMark: rules.lowMark, longMs: rules.longMinutes * 60_000, lateMs: rules.lateSeconds * 1_000, draw });
        const all = new Map((await staff.list()).map(({ id, workNumber }) => [id, { id, workNumber }]));
        const samples = drawn(candidates, { counts: plan.counts, twice: rules.twice, seed }, reviewers, all);
        if (samples.length > MOST_DRAWN) throw new ApiProblem(400, 'TooMany', { en: `this would draw ${samples.length} samples, and a draw has at most ${MOST_DRAWN}; draw fewer for each agent, or for fewer agents`, 'zh-Hans': `将抽取 ${samples.length} 个样本，超过单次上限 ${MOST_DRAWN} 个，请减少每人数量或缩小人员范围` });
        if (!look) {
          const at = nowOf(parts);
          const by = personOf(session.staff);
          for (const sample of samples) {
            const { part, checks } = await examined(parts, sample.conversation, sample.agent, sample.sequence, rules);
            await dossiers.open({ id: reviewId(sample), kind: 'review', by: { role: 'agent', id: by.id }, at, ...openReview(sample, { seed, part, checks, form: rules.form, group: draw }, { by, at }, rules) });
          }
          await audit.append({ staff: by.id, what: 'quality.drawn', subject: draw, address, outcome: 'done', detail: { seed, from: plan.from, to: plan.to, candidates: candidates.length, drawn: samples.length } });
        }
        return { draw, seed, candidates: candidates.length, complete, agents: byAgent(candidates, samples), drawn: samples.length, twice: samples.filter((each) => each.reviewers.length > 1).length, people: await peopleIn(parts, candidates.map(({ agent }) => agent)) };
      },
    }),
    route({
      method: 'POST', path: '/api/quality/reviews', who: OVERSEERS, summary: 'Reviews a talk that was chosen by hand', body: chooseBody, answer: reviewView, status: 201,
      handle: async ({ body: { conversation, sequence, agent: id, reviewer }, session }) => {
        const rules = profile().supervision.quality;
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const agent = personOf({ ...(await knownStaff(parts, id, 'body.agent')), roles: [...((await staff.byId(id))?.roles ?? [])] });
        const who = reviewer === undefined ? by : personOf({ ...(await knownStaff(parts, reviewer, 'body.reviewer')), roles: [...((await staff.byId(reviewer))?.roles ?? [])] });
        if (isSamePerson(agent, who) || isSamePerson(agent, by)) throw refusedStep('concerned');
        if (!who.overseer) throw refusedStep('not-overseer');
        if (await isAccusedIn(cases, session.staff, conversation)) throw notFound();
        const [line] = await host.recordsAfter(conversation, sequence - 1, 1);
        if (line?.sequence !== sequence || line.channel === 'supervision') throw notFound();
        const { part, checks } = await examined(parts, conversation, id, await endOf(parts, conversation, id, sequence), rules);
        const sample = { conversation, agent: id, sequence: part.through, at: line.at, rule: 'chosen' as const, reviewers: [who.id] };
        const outcome = openReview(sample, { seed: '', part, checks, form: rules.form }, { by, at }, rules);
        if (isRefusal(outcome)) throw refusedStep(outcome);
        const { dossier } = await dossiers.open({ id: reviewId(sample), kind: 'review', by: { role: 'agent', id: by.id }, at, ...outcome });
        return await oneReview(parts, { review: readBody(dossier, reviewBody), agent }, by);
      },
    }),
  ];
}

/** Where the talk that a line belongs to ends: the agent's chat is closed, passed on, returned; or the record ends. */
async function endOf({ host }: Pick<QualityParts, 'host'>, conversation: string, agent: string, sequence: number): Promise<number> {
  let last = sequence;
  for (;;) {
    const page = await host.recordsAfter(conversation, last, 500);
    if (page.length === 0) return last;
    const end = page.find((record) => record.kind === 'event' && (record.content.event === 'handoff.closed' || record.content.event === 'handoff.returned' || (record.content.event === 'handoff.passed' && record.content.data?.['to'] !== agent)));
    if (end) return end.sequence;
    last = page.at(-1)?.sequence ?? last;
  }
}

function byAgent(candidates: readonly Candidate[], samples: readonly Drawn[]) {
  const agents = [...new Set(candidates.map(({ agent }) => agent))].sort();
  const counted = (agent: string, of: (rule: SampleRule) => number): Partial<Record<SampleRule, number>> => Object.fromEntries(SAMPLE_RULES.map((rule) => [rule, of(rule)] as const).filter(([, count]) => count !== 0 && agent !== ''));
  return agents.map((agent) => {
    const theirs = candidates.filter((each) => each.agent === agent);
    return { agent, candidates: theirs.length, under: counted(agent, (rule) => theirs.filter(({ under }) => under.includes(rule)).length), drawn: counted(agent, (rule) => samples.filter((each) => each.agent === agent && each.rule === rule).length) };
  });
}
