import type { FigureCell } from '../../bot/api/figures.ts';
import { Change, useFigure } from './ChartCard.tsx';
import type { Behind } from './charts/drawing.ts';
import type { Filters } from './filters.ts';
import type { Namer } from './naming.ts';

interface Shown {
  readonly value: string;
  readonly note: string;
  /** Compared with the period before. */
  readonly now?: number | undefined;
  readonly before?: number | undefined;
}

interface KeyPlan {
  readonly key: 'contacts' | 'bot' | 'handoffs' | 'wait' | 'first' | 'kept' | 'mark' | 'complaints';
  readonly figure: string;
  readonly part?: Pick<Behind, 'side' | 'label'>;
  readonly read: (cells: readonly FigureCell[], before: readonly FigureCell[], namer: Namer) => Shown;
}

const sum = (cells: readonly FigureCell[]): number => cells.reduce((all, { n }) => all + n, 0);
const share = (part: number, all: number): number | undefined => (all === 0 ? undefined : part / all);

function count(cells: readonly FigureCell[], before: readonly FigureCell[], { number }: Namer): Shown {
  return { value: number(sum(cells)), note: '', now: sum(cells), before: sum(before) };
}

function solved(cells: readonly FigureCell[]): readonly [number, number] {
  return [sum(cells.filter(({ label }) => label === 'bot')), sum(cells.filter(({ label }) => label !== 'talk'))];
}

function median(of: (cells: readonly FigureCell[]) => FigureCell | undefined): KeyPlan['read'] {
  return (cells, before, { time, say }) => {
    const cell = of(cells);
    return { value: cell?.p50 === undefined ? '–' : time(cell.p50), note: cell?.p90 === undefined ? '' : say('key.p90', { value: time(cell.p90) }), now: cell?.p50, before: of(before)?.p50 };
  };
}

function shared(of: (cells: readonly FigureCell[]) => readonly [number, number]): KeyPlan['read'] {
  return (cells, before, { percent, number, say }) => {
    const [part, all] = of(cells);
    const now = share(part, all);
    return { value: now === undefined ? '–' : percent(now), note: say('key.of', { n: number(all) }), now, before: share(...of(before)) };
  };
}

function mean(cells: readonly FigureCell[]): number | undefined {
  const n = sum(cells);
  return n === 0 ? undefined : cells.reduce((all, each) => all + (each.mean ?? 0) * each.n, 0) / n;
}

const KEYS: readonly KeyPlan[] = [
  { key: 'contacts', figure: 'contacts', read: count },
  { key: 'bot', figure: 'outcomes', part: { label: 'bot' }, read: shared(solved) },
  { key: 'handoffs', figure: 'handoffs', read: count },
  { key: 'wait', figure: 'waiting', part: { side: 'taken' }, read: median((cells) => cells.find(({ side }) => side === 'taken')) },
  { key: 'first', figure: 'answers', part: { side: 'person', label: 'first' }, read: median((cells) => cells.find(({ side, label }) => side === 'person' && label === 'first')) },
  { key: 'kept', figure: 'deadlines', part: { side: 'missed' }, read: shared((cells) => [sum(cells.filter(({ side }) => side === 'kept')), sum(cells)]) },
  { key: 'mark', figure: 'satisfaction', read: (cells, before, { number, say }) => { const now = mean(cells); return { value: now === undefined ? '–' : number(Math.round(now * 100) / 100), note: say('key.of', { n: number(sum(cells)) }), now, before: mean(before) }; } },
  { key: 'complaints', figure: 'complaints', read: count },
];

/** The few numbers that are looked at first, each with the one before. */
export function KeyFigures({ filters, namer, onOpen }: { readonly filters: Filters; readonly namer: Namer; readonly onOpen: (figure: string, behind: Behind) => void }) {
  return <ul className="figure-keys">{KEYS.map((plan) => <Key key={plan.key} plan={plan} filters={filters} namer={namer} onOpen={onOpen} />)}</ul>;
}

function Key({ plan, filters, namer, onOpen }: { readonly plan: KeyPlan; readonly filters: Filters; readonly namer: Namer; readonly onOpen: (figure: string, behind: Behind) => void }) {
  const { data } = useFigure(plan.figure, filters);
  const shown = data && plan.read(data.cells, data.before?.cells ?? [], namer);
  const name = namer.say(`key.${plan.key}`);
  return (
    <li>
      <button type="button" onClick={() => onOpen(plan.figure, { from: filters.from, to: filters.to, ...plan.part, called: name })}>
        <span className="quiet">{name}</span>
        <strong>{shown?.value ?? '…'}</strong>
        <span className="figure-key-note">
          {shown?.note !== undefined && shown.note !== '' && <small className="quiet">{shown.note}</small>}
          {shown?.now !== undefined && data?.before !== undefined && <Change now={shown.now} before={shown.before ?? 0} namer={namer} title={namer.say('before.period', data.before.period)} />}
        </span>
      </button>
    </li>
  );
}
