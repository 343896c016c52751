import type { RiskView } from '../../bot/api/quality.ts';
import { useSay } from './parts.ts';

const MARKS = [1, 2, 3, 4, 5] as const;

/** A cell of the matrix. */
export interface Cell {
  readonly likelihood: number;
  readonly effect: number;
}

/** How grave a cell is; as the server reckons it. */
export function levelOf({ likelihood, effect }: Cell): 'low' | 'middle' | 'high' | 'extreme' {
  const product = likelihood * effect;
  return product >= 15 ? 'extreme' : product >= 9 ? 'high' : product >= 4 ? 'middle' : 'low';
}

/** The rating that holds. */
export function ratedAs({ body: { ratings } }: Pick<RiskView, 'body'>): Cell {
  return ratings.at(-1) ?? { likelihood: 1, effect: 1 };
}

/** Likelihood by effect (norm 6.1). Each cell is a button that shows its risks; the colour is said in words, too. */
export function RiskMatrix({ risks, chosen, onChoose }: { readonly risks: readonly RiskView[]; readonly chosen: Cell | undefined; readonly onChoose: (cell: Cell | undefined) => void }) {
  const { say } = useSay();
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const { likelihood, effect } = ratedAs(risk);
    counts.set(`${likelihood} ${effect}`, (counts.get(`${likelihood} ${effect}`) ?? 0) + 1);
  }
  return (
    <div className="matrix" role="group" aria-label={say('risk.matrix')}>
      <span className="matrix-y"><span>{say('risk.likelihood')}</span></span>
      {MARKS.toReversed().map((likelihood, row) => (
        <span key={likelihood} className="matrix-mark" style={{ gridColumn: 2, gridRow: row + 1 }} aria-hidden>{likelihood}</span>
      ))}
      {MARKS.toReversed().flatMap((likelihood, row) => MARKS.map((effect, column) => {
        const n = counts.get(`${likelihood} ${effect}`) ?? 0;
        const is = chosen?.likelihood === likelihood && chosen.effect === effect;
        const level = levelOf({ likelihood, effect });
        return (
          <button
            key={`${likelihood} ${effect}`} type="button" className={`cell-${level}`} style={{ gridColumn: column + 3, gridRow: row + 1 }} aria-pressed={is}
            aria-label={say('risk.cell', { likelihood, effect, level: say(`level.${level}`), n })} title={say('risk.cell', { likelihood, effect, level: say(`level.${level}`), n })}
            onClick={() => onChoose(is ? undefined : { likelihood, effect })}
          >
            {n > 0 ? n : ''}
          </button>
        );
      }))}
      {MARKS.map((effect, column) => <span key={effect} className="matrix-mark" style={{ gridColumn: column + 3, gridRow: 6 }} aria-hidden>{effect}</span>)}
      <span className="matrix-x">{say('risk.effect')} →</span>
    </div>
  );
}
