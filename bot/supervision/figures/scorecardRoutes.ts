import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { answerBody, commentBody, monthQuery, scorecardsView, scorecardView, showBody, showView, type ScorecardView } from '../../api/figures.js';
import { AT_DESK } from '../../console/parts.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import type { Dossier, DossierEvent } from '../../../supervision/dossiers/dossier.js';
import { monthPeriod, monthsLater } from '../../../supervision/figures/period.js';
import { scoreAll } from '../../../supervision/figures/scorecards/score.js';
import { scorecardBody, stateOf, type ScorecardBody } from '../../../supervision/figures/scorecards/scorecard.js';
import { OVERSEERS } from '../parts.js';
import { judgedIn } from './judged.js';
import type { FigureParts } from './parts.js';

const ids = z.strictObject({ id: z.string().min(1).max(180) });
/** Scorecards of one month, at most: more agents than one desk has. */
const MOST = 1_000;

/** Scorecards of agents (norm 5.3): each is shown to its agent first, who acknowledges it or comments; only then is it compared. */
export function scorecardRoutes(parts: FigureParts): Route[] {
  const { dossiers, figures, staff, profile, clock } = parts;
  const at = (): string => new Date(clock.now()).toISOString();
  return [
    route({
      method: 'POST', path: '/api/scorecards', who: OVERSEERS, summary: 'Computes the scorecards of a month that is over, and shows each to its agent', body: showBody, answer: showView, status: 201,
      handle: async ({ body: { month }, session }) => {
        const { timeZone } = profile();
        const period = monthPeriod(month);
        const instants = { from: midnight(period.from, timeZone), to: midnight(monthsLater(period.from, 1), timeZone) };
        if (instants.to > at()) throw new ApiProblem(409, 'MonthNotOver', { en: `${month} is not over yet: a scorecard is of a whole month`, 'zh-Hans': `${month} 尚未结束，评分卡按整月计算` });
        const everybody = new Map((await staff.list()).map((each) => [each.id, each]));
        let shown = 0;
        for (const [id, scored] of await scoreAll(figures, period, await judgedIn(dossiers, instants, at()))) {
          // Who has no account (an outside hub) has nobody to show it to.
          if (!everybody.has(id)) continue;
          const body: ScorecardBody = { month, scored, comments: [] };
          const opened = await dossiers.open({ id: `scorecard-${month}-${id}`, kind: 'scorecard', by: { role: 'agent', id: session.staff.id }, at: at(), standing: { state: 'shown', owner: id, about: { staff: id }, group: month, body }, events: [{ event: 'scorecard.shown', data: { month, staff: id, scored } }] });
          if (opened.kind === 'opened') shown += 1;
        }
        return { shown };
      },
    }),
    route({
      method: 'GET', path: '/api/scorecards', who: OVERSEERS, summary: 'The scorecards of a month; figures of those that their agents have seen', query: monthQuery, answer: scorecardsView,
      handle: async ({ query: { month }, session }) => {
        const { dossiers: found } = await dossiers.list({ kind: 'scorecard', group: month }, 'newest', MOST);
        return { scorecards: await Promise.all(found.map((each) => viewOf(each, session.staff.id))) };
      },
    }),
    route({
      method: 'GET', path: '/api/scorecards/own', who: AT_DESK, summary: 'One’s own scorecards, the newest first', answer: scorecardsView,
      handle: async ({ session }) => {
        const { dossiers: found } = await dossiers.list({ kind: 'scorecard', staff: session.staff.id }, 'newest', 60);
        return { scorecards: await Promise.all(found.map((each) => viewOf(each, session.staff.id))) };
      },
    }),
    route({
      method: 'POST', path: '/api/scorecards/:id/answer', who: AT_DESK, summary: 'Acknowledges one’s own scorecard, with or without a comment', params: ids, body: answerBody, answer: scorecardView,
      handle: async ({ params, body: { version, comment }, session }) => {
        const found = await cardOf(params.id);
        if (found.about.staff !== session.staff.id) throw missing();
        const body = scorecardBody.parse(found.body);
        if (body.answer !== undefined) throw new ApiProblem(409, 'Answered', { en: 'this scorecard is acknowledged already', 'zh-Hans': '该评分卡已确认' });
        return await changed(found, version, session.staff.id, { ...body, answer: { at: at(), comment } }, 'acknowledged', { event: 'scorecard.acknowledged', data: { month: body.month }, words: { comment } });
      },
    }),
    route({
      method: 'POST', path: '/api/scorecards/:id/comments', who: OVERSEERS, summary: 'A supervisor’s word on a scorecard; its agent reads it', params: ids, body: commentBody, answer: scorecardView,
      handle: async ({ params, body: { version, text }, session }) => {
        const found = await cardOf(params.id);
        const body = scorecardBody.parse(found.body);
        if (found.about.staff === session.staff.id) throw new ApiProblem(403, 'OwnScorecard', { en: 'nobody comments on their own scorecard as a supervisor; acknowledge it with a comment instead', 'zh-Hans': '不能以主管身份评价自己的评分卡，请在确认时留言' });
        if (stateOf(body, Date.parse(found.openedAt), clock.now()) === 'shown') throw new ApiProblem(409, 'NotSeenYet', { en: 'the agent sees it first: comment when they have acknowledged it, or have not answered for seven days', 'zh-Hans': '须先由本人查看：请在其确认或 7 天未回应后再评价' });
        return await changed(found, version, session.staff.id, { ...body, comments: [...body.comments, { at: at(), by: session.staff.id, text }] }, found.state, { event: 'scorecard.commented', data: { month: body.month }, words: { text } });
      },
    }),
  ];

  async function cardOf(id: string): Promise<Dossier> {
    const found = await dossiers.byId(id);
    if (found?.kind !== 'scorecard') throw missing();
    return found;
  }

  async function changed(found: Dossier, version: number, by: string, body: ScorecardBody, state: string, event: DossierEvent): Promise<ScorecardView> {
    const { owner, about, group } = found;
    const outcome = await dossiers.change({ id: found.id, version, by: { role: 'agent', id: by }, at: at(), standing: { state, about, body, ...(owner !== undefined && { owner }), ...(group !== undefined && { group }) }, events: [event] });
    if (outcome.kind === 'unknown') throw missing();
    if (outcome.kind === 'stale') throw new ApiProblem(409, 'Stale', { en: 'somebody else has changed it meanwhile: look at it again', 'zh-Hans': '内容已被他人更新，请刷新后再试' });
    return await viewOf(outcome.dossier, by);
  }

  async function viewOf({ id, version, about: { staff: whose = '' }, openedAt, body: stored }: Dossier, reader: string): Promise<ScorecardView> {
    const { month, scored, answer, comments } = scorecardBody.parse(stored);
    const state = stateOf({ ...(answer && { answer }) }, Date.parse(openedAt), clock.now());
    const seen = state !== 'shown' || whose === reader;
    return { id, version, staff: whose, displayName: (await staff.byId(whose))?.displayName ?? whose, month, state, shownAt: openedAt, ...(seen && { scored }), ...(answer && { answer }), comments };
  }
}

function midnight(day: string, timeZone: string): string {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}

function missing(): ApiProblem {
  return new ApiProblem(404, 'NotFound', { en: 'there is no such scorecard', 'zh-Hans': '没有这张评分卡' });
}
