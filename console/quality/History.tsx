import { Link } from 'react-router-dom';
import type { People } from '../../bot/api/quality.ts';
import { moment } from '../parts/time.ts';
import { nameIn, useSay } from './parts.ts';

/** Who did what, the last first. */
export function History({ lines, people }: { readonly lines: readonly { readonly at: string; readonly by: string; readonly what: string; readonly note?: string | undefined }[]; readonly people: People }) {
  const { say, named, tag } = useSay();
  return (
    <section>
      <h2>{say('history')}</h2>
      <ol className="history">
        {lines.toReversed().map(({ at, by, what, note }) => (
          <li key={`${at} ${what}`}>
            <time dateTime={at}>{moment(at, { tag })}</time>
            <div><strong>{named('h', what)}</strong> <span className="quiet">{nameIn(people, by)}</span>{note !== undefined && <p>{note}</p>}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What something is about, as links to it. */
export function AboutLinks({ about: { conversation, sequence, caseNumber }, overseeing }: { readonly about: { readonly conversation?: string | undefined; readonly sequence?: number | undefined; readonly caseNumber?: string | undefined }; readonly overseeing: boolean }) {
  const { say } = useSay();
  if (conversation === undefined && caseNumber === undefined) return null;
  const line = sequence === undefined ? say('about.conversation') : say('about.line', { n: sequence });
  return (
    <>
      <dt>{say('about')}</dt>
      <dd>
        {conversation !== undefined && (overseeing ? <Link to={`/review/${encodeURIComponent(conversation)}${sequence === undefined ? '' : `#s${sequence}`}`}>{line}</Link> : line)}
        {caseNumber !== undefined && <> {say('about.case', { number: caseNumber })}</>}
      </dd>
    </>
  );
}
