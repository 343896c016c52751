import { Link } from 'react-router-dom';
import type { ReviewRecord } from '../../bot/api/review.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { Data } from './Data.tsx';
import { REVIEW_WORDS } from './words.ts';

/** What happened without words, with what it bears. */
export function EventBody({ record }: { readonly record: ReviewRecord }) {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const { event = '', data = {}, kind } = record;
  if (kind === 'delivery') {
    const { through, by, error } = data;
    return <p className={error === undefined ? 'quiet' : 'bad'}>{error === undefined ? say('delivery.line', { through: plainly(through) }) : say('delivery.failed', { error: plainly(error) })} · {say('delivery.by', { by: plainly(by) })}</p>;
  }
  const { on, text } = data;
  if (typeof text === 'string') {
    return <div className="line-said">{typeof on === 'number' && <Link to={`#s${on}`}>{say('comment.on', { n: on })}</Link>}{event !== 'review.commented' && !event.startsWith('note.') && <strong>{named('event', event)}</strong>}<p>{text}</p></div>;
  }
  return <p className="line-event"><strong>{named('event', event)}</strong><Data data={data} /></p>;
}

/** A value as a machine writes it. */
function plainly(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
