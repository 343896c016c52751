import { Link } from 'react-router-dom';
import type { EpisodeHitView } from '../../bot/api/review.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { Marked } from './Marked.tsx';
import { linkTo, soughtState } from './links.ts';
import { useStaffNames } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

/** A talk that was found: when, about what, and the lines with what was looked for. */
export function Hit({ hit, sought }: { readonly hit: EpisodeHitView; readonly sought: string }) {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const nameOf = useStaffNames();
  const { conversation, beganAt, facets, lines, found, firstSequence } = hit;
  return (
    <li className="review-hit">
      <div className="row-top">
        <Link className="review-open" to={linkTo(conversation, lines[0]?.sequence ?? firstSequence)} state={soughtState(sought)} aria-label={`${say('open')} ${moment(beganAt, words)} ${facets.said}`}><time dateTime={beganAt}>{moment(beganAt, words)}</time></Link>
        <span className="review-said">{facets.said === '' ? conversation : facets.said}</span>
        <span className="quiet review-count">{say('messages', { n: facets.messages })}</span>
      </div>
      {lines.length > 0 && (
        <ul className="review-lines">
          {lines.map(({ sequence, role, text, marks }) => (
            <li key={sequence}><Link to={linkTo(conversation, sequence)} state={soughtState(sought)} aria-label={say('open.line', { n: sequence })}><code>{sequence}</code></Link> <span className={`who who-${role}`}>{named('role', role)}</span> <span><Marked text={text} places={marks} /></span></li>
          ))}
          {found > lines.length && <li className="quiet">{say('lines.more', { n: found })}</li>}
        </ul>
      )}
      <div className="row-tags">
        <span className="tag">{words.named('channel', facets.channel)}</span>
        {facets.customerClass !== '' && <span className="tag">{facets.customerClass}</span>}
        {facets.cases.map(({ number, kind, state, major }) => <span key={number} className={`tag ${major ? 'tag-0' : ''}`}>{words.named('matter', kind)} {number} · {words.named('state', state)}</span>)}
        {facets.deadlines.includes('missed') && <span className="tag tag-0">{say('deadlines')}: {say('deadline.missed')}</span>}
        {facets.mark !== undefined && <span className={`tag ${facets.marks.includes('low') ? 'tag-0' : ''}`}>{say('mark.value', { n: facets.mark })}</span>}
        {facets.moods.map((mood) => <span key={mood} className="tag tag-1">{say(`mood.${mood}`)}</span>)}
        {facets.handoffs.map((why) => <span key={why} className="tag">{words.named('why', why)}</span>)}
        {facets.agents.map((agent) => <span key={agent} className="tag">{nameOf(agent)}</span>)}
        {facets.clauses.length > 0 && <span className="tag">§ {facets.clauses.join(' ')}</span>}
        {facets.faults > 0 && <span className="tag tag-0">{say('fault.value', { n: facets.faults })}</span>}
      </div>
    </li>
  );
}
