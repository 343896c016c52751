import { Button, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import type { ConversationReview, OutlineMarkView } from '../../bot/api/review.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { useStaffNames } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

type Kind = OutlineMarkView['kind'] | 'episode';
const KINDS: readonly OutlineMarkView['kind'][] = ['form', 'case', 'answer', 'fault', 'handoff', 'survey', 'comment'];
/** Places listed at once. */
const SHOWN = 300;

/** Where one can jump to: talks, forms, cases, answers, faults, handoffs, comments. */
export function Jump({ view }: { readonly view: ConversationReview }) {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const nameOf = useStaffNames();
  const { search } = useLocation();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [shown, setShown] = useState(SHOWN);
  const there = KINDS.filter((each) => view.marks.some((mark) => mark.kind === each));
  const all = view.marks.filter((mark) => kind === 'all' || mark.kind === kind);
  const marks = all.slice(0, shown);
  const about = ({ event, about: what }: OutlineMarkView): string => (event.startsWith('person.') || event.startsWith('complaint.') ? words.named('why', what) : event.startsWith('form.') ? named('form', what) : event.startsWith('handoff.') ? handled(what) : event === 'review.commented' ? say('line', { n: what }) : what);
  // To whom, or how it ended.
  const handled = (what: string): string => [nameOf(what), words.named('outcome', what), words.named('role', what)].find((each) => each !== what) ?? what;
  return (
    <nav className="review-jump" aria-label={say('jump')}>
      <Segmented<Kind | 'all'> size="small" value={kind} onChange={(next) => { setKind(next); setShown(SHOWN); }} options={[{ value: 'all', label: say('jump.all') }, { value: 'episode', label: say('jump.episodes') }, ...there.map((each) => ({ value: each, label: say(`kind.${each}`) }))]} />
      <GoToLine last={view.lastSequence} />
      <ul>
        {kind === 'episode'
          ? view.episodes.map(({ id, firstSequence, beganAt, facets }) => <li key={id}><Link to={`${search}#s${firstSequence}`}><time dateTime={beganAt}>{moment(beganAt, words)}</time> {facets.said} <span className="quiet">{say('messages', { n: facets.messages })}</span></Link></li>)
          : marks.map((mark) => <li key={mark.sequence} className={mark.kind === 'fault' ? 'bad' : ''}><Link to={`${search}#s${mark.sequence}`}><code>{mark.sequence}</code> {named('event', mark.event)} <span className="quiet">{about(mark)}</span></Link></li>)}
        {kind !== 'episode' && marks.length === 0 && <li className="quiet">{say('jump.none')}</li>}
      </ul>
      {kind !== 'episode' && marks.length < all.length && <p><span className="quiet">{say('jump.cut', { n: marks.length })}</span> <Button size="small" onClick={() => setShown(shown + SHOWN)}>{say('jump.more', { n: Math.min(SHOWN, all.length - marks.length) })}</Button></p>}
      {kind !== 'episode' && view.marksCut && <p className="quiet" role="note">{say('jump.cut.all', { n: view.marks.length })}</p>}
    </nav>
  );
}

/** Goes to a line by its number. */
function GoToLine({ last }: { readonly last: number }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const go = useNavigate();
  const { search } = useLocation();
  const [line, setLine] = useState<number | null>(null);
  return (
    <form className="review-line" onSubmit={(event) => { event.preventDefault(); if (line !== null) void go(`${search}#s${line}`); }}>
      <InputNumber size="small" min={1} max={last} precision={0} controls={false} value={line} onChange={setLine} aria-label={say('jump.line')} placeholder={`1–${last}`} />
      <Button size="small" htmlType="submit" disabled={line === null}>{say('jump.go')}</Button>
    </form>
  );
}
