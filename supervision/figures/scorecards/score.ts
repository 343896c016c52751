import type { FigureName } from '../figures.js';
import type { Period } from '../period.js';
import type { Figures } from '../port.js';
import { figureView, type CellAt } from '../view.js';
import { isAspect, type Judged, type Scored } from './scorecard.js';

/** Figures that a scorecard is made of. */
const MADE_OF = ['answers', 'handled', 'settling', 'unanswered', 'transfers', 'satisfaction', 'surveys', 'reopened', 'deadlines', 'contacts', 'returned'] as const satisfies readonly FigureName[];
/** Handoffs that were brought to an end the customer can live with. */
const COMPLETED: readonly string[] = ['solved', 'case-opened'];

const NONE: Judged = { reviews: { n: 0 }, violations: 0 };

/**
 * What each member of staff did in a period (norm 5.3), by id. Who did nothing that counts is not in it. Each number is a
 * figure narrowed to the agent, so that the list behind it is the same.
 *
 * @param judged what reviews and the register of violations say, by member of staff
 */
export async function scoreAll(figures: Figures, period: Period, judged: ReadonlyMap<string, Judged>): Promise<ReadonlyMap<string, Scored>> {
  const views = await Promise.all(MADE_OF.map(async (figure) => [figure, (await figureView(figures, { figure, period, filter: {}, across: 'agent', plain: true })).across] as const));
  const staff = new Set([...views.flatMap(([, cells]) => cells.map(({ value }) => value)), ...judged.keys()].filter((id) => id !== ''));
  const of = new Map(views);
  return new Map([...staff].sort().map((id) => [id, scoreOf((figure) => (of.get(figure) ?? []).filter(({ value }) => value === id), judged.get(id) ?? NONE)]));
}

function scoreOf(cells: (figure: (typeof MADE_OF)[number]) => readonly CellAt[], { reviews, violations }: Judged): Scored {
  const answers = cells('answers').filter(({ side }) => side === 'person');
  const handled = cells('handled');
  const marks = Object.fromEntries(cells('satisfaction').flatMap(({ label, n, mean }) => (isAspect(label) && mean !== undefined ? [[label, { n, mean }]] : [])));
  const surveys = cells('surveys');
  const deadlines = cells('deadlines');
  return {
    efficiency: {
      first: spreadOf(answers.find(({ label }) => label === 'first')), later: spreadOf(answers.find(({ label }) => label === 'later')),
      held: spreadOf(mostOf(handled)), settling: spreadOf(mostOf(cells('settling'))),
      completed: { n: sum(handled.filter(({ label }) => COMPLETED.includes(label))), of: sum(handled) }, unanswered: sum(cells('unanswered').filter(({ side }) => side === 'person')), transfers: sum(cells('transfers')),
    },
    quality: { marks, surveys: { n: sum(surveys.filter(({ label }) => label === 'answered')), of: sum(surveys.filter(({ label }) => label === 'asked')) }, reviews, reopened: sum(cells('reopened')) },
    compliance: { kept: { n: sum(deadlines.filter(({ side }) => side === 'kept')), of: sum(deadlines) }, violations },
    retention: { served: sum(cells('contacts')), returned: sum(cells('returned')) },
  };
}

/** The kinds of a time can't be added: the one there is most of, with how many there are in all. */
function mostOf(cells: readonly CellAt[]): CellAt | undefined {
  const [most] = [...cells].sort((one, other) => other.n - one.n);
  return most && { ...most, n: sum(cells) };
}

function spreadOf(cell: CellAt | undefined): Scored['efficiency']['first'] {
  if (cell === undefined) return { n: 0 };
  const { n, p50, p90, deskP50, deskP90 } = cell;
  return { n, ...(p50 !== undefined && { p50 }), ...(p90 !== undefined && { p90 }), ...(deskP50 !== undefined && { deskP50 }), ...(deskP90 !== undefined && { deskP90 }) };
}

function sum(cells: readonly CellAt[]): number {
  return cells.reduce((all, { n }) => all + n, 0);
}

