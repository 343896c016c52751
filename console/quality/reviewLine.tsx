import type { People, ReviewItem } from '../../bot/api/quality.ts';
import { moment } from '../parts/time.ts';
import { nameIn, type useSay } from './parts.ts';
import type { RegisterLine, useWhen } from './Register.tsx';

/** A sample as a line of a list. */
export function reviewLine({ id, state, overdue, about, dueAt, openedAt, body }: ReviewItem, people: People, { say, named, tag }: ReturnType<typeof useSay>, when: ReturnType<typeof useWhen>): RegisterLine {
  const failed = Object.entries(body.checks).flatMap(([check, found]) => (found.verdict === 'failed' ? [named('check', check)] : []));
  return {
    id, to: `/quality/reviews/${id}`, title: nameIn(people, about.staff), overdue: overdue && (state === 'waiting' || state === 'objected' || state === 'answered'),
    side: body.result ? `${body.result.total}` : when({ dueAt, openedAt }),
    tags: (
      <>
        <span className={`tag${state === 'closed' ? ' tag-good' : state === 'objected' || state === 'answered' ? ' tag-1' : ''}`}>{named('state', state)}</span>
        <span className="tag">{named('rule', body.rule)}</span>
        {body.reviewers.length > 1 && <span className="tag">{say('review.two')}</span>}
        {body.result && !body.result.passed && <span className="tag tag-0">{say('score.fail')}</span>}
      </>
    ),
    more: [say('review.ended', { time: moment(body.endedAt, { tag }) }), body.reviewers.map((each) => nameIn(people, each)).join('、'), failed.length > 0 ? `✕ ${failed.join(' · ')}` : ''].filter((each) => each !== '').join(' · '),
  };
}
