import { Temporal } from 'temporal-polyfill';
import { CHANNELS } from '../../channels/traits.js';
import { behindQuery, behindView, figureChoices, figureParams, figureQuery, figureView as shape, type FactView } from '../../api/figures.js';
import { isAccused, type Named } from '../../console/accused.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import type { Fact } from '../../../supervision/figures/facts/fact.js';
import { figureOf, type FigureName } from '../../../supervision/figures/figures.js';
import type { Wanted } from '../../../supervision/figures/port.js';
import { figureView, wantedFor, type FigureFilter } from '../../../supervision/figures/view.js';
import { OVERSEERS } from '../parts.js';
import type { FigureParts } from './parts.js';
import { readAfter, writeAfter } from './places.js';

/** Figures, and what is behind each number (norms 3.5, 5.2–5.4, 7.2). */
export function figureRoutes(parts: FigureParts): Route[] {
  const { figures, profile, staff, clock } = parts;
  return [
    route({
      method: 'GET', path: '/api/figures', who: OVERSEERS, summary: 'What figures can be narrowed to', answer: figureChoices,
      handle: async () => {
        const { branches, services, people, deadlines, timeZone } = profile();
        return {
          today: Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
          branches: branches.map(({ id, name }) => ({ id, name })), services: services.map(({ id, name }) => ({ id, name })),
          classes: people.classes.map(({ id }) => id), channels: [...CHANNELS],
          agents: (await staff.list()).filter(({ roles }) => roles.includes('agent') || roles.includes('supervisor')).map(({ id, displayName }) => ({ id, displayName })),
          policies: deadlines.policies.map(({ id, clause }) => ({ id, clause })),
        };
      },
    }),
    route({
      method: 'GET', path: '/api/figures/:figure', who: OVERSEERS, summary: 'A figure of a period: its numbers, its trend, the period before, and across branches or channels', params: figureParams, query: figureQuery, answer: shape,
      handle: async ({ params, query: { from, to, part, across, ...filter } }) => {
        const view = await figureView(figures, { figure: params.figure, period: { from, to }, filter: narrowed(filter), ...(part && { part }), ...(across && { across }) });
        const { cells, parts: cut, trend, before, across: places, ...rest } = view;
        return { ...rest, cells: [...cells], parts: [...cut], trend: [...trend], across: [...places], ...(before && { before: { ...before, cells: [...before.cells] } }) };
      },
    }),
    route({
      method: 'GET', path: '/api/figures/:figure/behind', who: OVERSEERS, summary: 'What a number of a figure is made of, with the line of the record that shows each', params: figureParams, query: behindQuery, answer: behindView,
      handle: async ({ params, query, session, address }) => {
        const { from, to, side, label, order, limit, after, ...filter } = query;
        const wanted = narrowedTo(params.figure, { from, to }, narrowed(filter), side, label);
        const place = after === undefined ? undefined : readAfter(after, order);
        if (after !== undefined && place === undefined) throw new ApiProblem(400, 'BadArgument', { en: 'this list can’t be gone on with from here: open it anew', 'zh-Hans': '无法从这里继续，请重新打开列表' }, { field: 'query.after' });
        const [counts, facts] = await Promise.all([figures.counts(wanted, []), order === 'newest' ? figures.behind(wanted, order, limit, typeof place === 'object' ? place : undefined) : figures.behind(wanted, order, limit, typeof place === 'number' ? place : undefined)]);
        // Who is shown where customers spoke is a look at them.
        if (after === undefined) await parts.audit.append({ staff: session.staff.id, what: 'figures.behind', subject: params.figure, address, outcome: 'done', detail: { from, to } });
        const next = facts.length < limit ? undefined : writeAfter(facts, order, typeof place === 'number' ? place : 0);
        return { total: counts[0]?.n ?? 0, facts: await shownTo(parts, session.staff, facts), ...(next !== undefined && { next }) };
      },
    }),
  ];
}

/** Only what is given: '' is "none known", and a filter, too. */
function narrowed({ branch, channel, customerClass, agent }: { readonly [Key in keyof FigureFilter]?: string | undefined }): FigureFilter {
  return { ...(branch !== undefined && { branch }), ...(channel !== undefined && { channel }), ...(customerClass !== undefined && { customerClass }), ...(agent !== undefined && { agent }) };
}

function narrowedTo(figure: FigureName, period: { readonly from: string; readonly to: string }, filter: FigureFilter, side: string | undefined, label: string | undefined): Wanted {
  const wanted = wantedFor(figure, period, filter);
  const sides: readonly string[] | undefined = figureOf(figure).sides;
  return { ...wanted, ...(side !== undefined && { sides: sides === undefined || sides.includes(side) ? [side] : [] }), ...(label !== undefined && { label }) };
}

/** Who is complained about sees that there is something, and not what or where. */
async function shownTo({ cases }: Pick<FigureParts, 'cases'>, reader: Named, facts: readonly Fact[]): Promise<FactView[]> {
  if (facts.length === 0) return [];
  const complaints = await cases.complaints({ conversations: [...new Set(facts.map(({ conversation }) => conversation))], numbers: [...new Set(facts.flatMap(({ matter }) => (matter === '' ? [] : [matter])))] });
  const closed = new Set(complaints.filter((each) => isAccused(each, reader)).flatMap(({ number, conversation }) => [number, conversation]));
  return facts.map((fact) => (closed.has(fact.conversation) || closed.has(fact.matter) ? { ...fact, conversation: '', sequence: 0, matter: '', agent: '' } : fact));
}
