import { Link } from 'react-router-dom';
import type { ConversationReview, ReviewCase } from '../../bot/api/review.ts';
import { clauseName } from '../parts/clauseName.ts';
import { length, moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './customers/words.ts';
import { inspectionPath } from './links.ts';
import { Unseal } from './Unseal.tsx';
import { useStaffNames } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

/** Cases with their deadlines in words, and handoffs: what the time line shows, to be read. */
export function Matters({ view }: { readonly view: ConversationReview }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const { say: sayUnseal } = useWordsOf(CUSTOMERS_WORDS);
  const nameOf = useStaffNames();
  const state = ({ dueAt, doneAt }: ReviewCase['deadlines'][number]): string => {
    const late = Date.parse(doneAt ?? view.now) - Date.parse(dueAt);
    if (doneAt !== undefined) return late > 0 ? say('done.late', { time: moment(doneAt, words), length: length(late, words) }) : say('done.kept', { time: moment(doneAt, words) });
    return late > 0 ? say('due.late', { length: length(late, words) }) : say('due.open');
  };
  return (
    <div className="review-matters">
      {view.cases.length === 0 && <p className="quiet">{say('cases.none')}</p>}
      {view.cases.map((each) => (
        <section key={each.number}>
          <h2>{words.named('matter', each.kind)} <code>{each.number}</code> · {words.named('state', each.state)}{each.owner !== undefined && ` · ${nameOf(each.owner)}`}</h2>
          <p><Link to={inspectionPath(each.number)} aria-label={say('inspect.case', { number: each.number })}>{say('inspect')}</Link></p>
          <Unseal of={{ kind: 'case', number: each.number }} subject={each.number} title={sayUnseal('unseal.case', { number: each.number })} />
          <ul className="plain">
            {each.deadlines.map((deadline) => (
              <li key={`${deadline.event}${deadline.from}`} className={Date.parse(deadline.doneAt ?? view.now) > Date.parse(deadline.dueAt) ? 'bad' : ''}>
                {words.named('deadline', deadline.event)} · {clauseName(deadline.clause, words)} · {say('due', { time: moment(deadline.dueAt, words) })} · {state(deadline)}{deadline.moved > 0 && ` · ${say('due.moved', { n: deadline.moved })}`}
              </li>
            ))}
          </ul>
          <details><summary>{say('timeline')}</summary><ul className="plain">{each.steps.map(({ at, by, what, note }) => <li key={`${at}${what}`}><time className="quiet" dateTime={at}>{moment(at, words)}</time> {what} · {nameOf(by)}{note !== undefined && ` · ${note}`}</li>)}</ul></details>
        </section>
      ))}
      {view.handoffs.length > 0 && <h2>{say('handoffs.list')}</h2>}
      <ul className="plain">
        {view.handoffs.map(({ id, why, agent, openedAt, closedAt, outcome }) => <li key={id}><time className="quiet" dateTime={openedAt}>{moment(openedAt, words)}</time> {words.named('why', why)}{agent !== '' && ` · ${nameOf(agent)}`}{outcome !== undefined && ` · ${words.named('outcome', outcome)}`}{closedAt !== undefined && <span className="quiet"> · {length(Date.parse(closedAt) - Date.parse(openedAt), words)}</span>}</li>)}
      </ul>
    </div>
  );
}
