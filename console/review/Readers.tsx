import type { ReviewReader } from '../../bot/api/review.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { REVIEW_WORDS } from './words.ts';

/** Who looked at the conversation, and when; the same person's looks of one minute are one. */
export function Readers({ readers }: { readonly readers: readonly ReviewReader[] }) {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const shown = readers.filter((each, index) => {
    const before = readers[index - 1];
    return before?.staff !== each.staff || before.what !== each.what || before.at.slice(0, 16) !== each.at.slice(0, 16);
  });
  return (
    <ul className="plain">
      {shown.length === 0 && <li className="quiet">{say('readers.none')}</li>}
      {shown.map(({ at, staff, name, what }) => <li key={`${at}${staff}${what}`}><time dateTime={at} className="quiet">{moment(at, words)}</time> {name === '' ? staff : name} · {named('read', what)}</li>)}
    </ul>
  );
}
