import { useFigureWords } from '../naming.ts';
import type { Drawing, Point } from './drawing.ts';

/** A drawing as a table: everything that is drawn and what is not, each number a button that opens what is behind it. */
export function DrawingTable({ drawing: { categories, series }, caption, onOpen }: { readonly drawing: Drawing; readonly caption: string; readonly onOpen: (point: Point) => void }) {
  const { say } = useFigureWords();
  return (
    <div className="figure-table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead><tr><th scope="col">{say('column.part')}</th>{series.map(({ name }) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {categories.map((category, row) => (
            <tr key={`${category} ${row}`}>
              <th scope="row">{category}</th>
              {series.map(({ name, points }) => {
                const point = points[row];
                return <td key={name}>{point === undefined ? '–' : <button type="button" className="link" aria-label={say('chart.open', { what: `${point.behind.called} ${name} ${point.shown}` })} onClick={() => onOpen(point)}>{point.shown}</button>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
