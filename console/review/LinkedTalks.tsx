import { Link } from 'react-router-dom';
import type { LinkedView } from '../../bot/api/linked.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { REVIEW_WORDS } from './words.ts';

/** The same customer's conversations elsewhere, and what showed that they are theirs. */
export function LinkedTalks({ linked }: { readonly linked: readonly LinkedView[] }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  if (linked.length === 0) return <p className="quiet">{say('linked.none')}</p>;
  return (
    <ul className="plain linked-talks">
      {linked.map(({ conversation, at, channel, said, by }) => (
        <li key={conversation}>
          <Link to={`/review/${encodeURIComponent(conversation)}`}><span className="tag">{words.named('channel', channel)}</span> {said === '' ? conversation : said}</Link>
          <div className="quiet"><time dateTime={at}>{moment(at, words)}</time> · {words.say(`beside.by.${by}`)}</div>
        </li>
      ))}
    </ul>
  );
}
