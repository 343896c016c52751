import { Link } from 'react-router-dom';
import type { ReviewItem } from '../../bot/api/quality.ts';
import { useSay } from './parts.ts';

type Found = ReviewItem['body']['checks'];

/** What the machine found, each with its lines; what there was no occasion for is left out. */
export function Checks({ checks, only }: { readonly checks: Found; readonly only?: readonly string[] }) {
  const { say, named } = useSay();
  const shown = Object.entries(checks).flatMap(([check, found]) => (found.verdict !== 'none' && (only === undefined || only.includes(check)) ? [{ check, ...found }] : []));
  if (shown.length === 0) return null;
  const list = (
    <ul className="checks">
      {shown.map(({ check, verdict, lines }) => (
        <li key={check} className={`check check-${verdict}`} title={named('verdict', verdict)}>
          <span aria-hidden>{verdict === 'passed' ? '✓' : '✕'}</span> {named('check', check)} <span className="visually-hidden">{named('verdict', verdict)}</span>
          {lines.slice(0, 4).map((line) => <Link key={line} to={`#t${line}`} aria-label={say('review.line', { n: line })}>{line}</Link>)}
        </li>
      ))}
    </ul>
  );
  return only === undefined ? <section><h2>{say('checks.title')} <span className="quiet">{say('checks.lead')}</span></h2>{list}</section> : list;
}
