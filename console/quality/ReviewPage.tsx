import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { OneReview, ReviewRecords } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { Checks } from './Checks.tsx';
import { History } from './History.tsx';
import { Objection } from './Objection.tsx';
import { nameIn, useSay } from './parts.ts';
import { Assessment, ResultBars } from './Assessment.tsx';
import { ScoreForm, type LineComment } from './ScoreForm.tsx';
import { Talk } from './Talk.tsx';
import { useSteps } from './useSteps.ts';
import './quality.css';

/** One sample: the talk at the left, the form or the result at the right. */
export function ReviewPage() {
  const { say, named, tag } = useSay();
  const { id = '' } = useParams();
  const { roles, id: me } = useSession().staff;
  const overseeing = roles.some((each) => each === 'supervisor' || each === 'compliance');
  const { data, error, refetch, take } = useSteps<OneReview>('reviews', id);
  const talk = useQuery({ queryKey: ['quality', 'reviews', 'records', id], queryFn: () => api.get<ReviewRecords>(`/quality/reviews/${encodeURIComponent(id)}/records`) });
  const [comments, setComments] = useState<readonly LineComment[]>([]);
  const failure = error ?? talk.error;
  if (failure) return <section className="page quality"><h1>{say('review.title')}</h1><Failed error={failure} again={() => void Promise.all([refetch(), talk.refetch()])} /></section>;
  if (!data || !talk.data) return <div className="centred"><Spin aria-label={say('loading')} /></div>;
  const { item, people } = data;
  const { body, about, state, may } = item;
  const scoring = may.includes('score');
  const given = body.assessments.flatMap((each) => each.comments.map(({ sequence, text }) => ({ sequence, text, by: nameIn(people, each.by) })));
  const note = (sequence: number): void => setComments((now) => (now.some((each) => each.sequence === sequence) ? now : [...now, { sequence, text: '' }].sort((one, other) => one.sequence - other.sequence)));
  return (
    <div className="review">
      <section className="review-talk" aria-label={say('review.transcript')} tabIndex={0}>
        <Talk records={talk.data.records} review={body} people={people} comments={scoring ? [] : given} onComment={scoring ? note : undefined} />
      </section>
      <section className="review-sheet" aria-labelledby="review-title" tabIndex={0}>
        <p><Link to={overseeing && about.staff !== me ? '/quality/reviews' : '/quality/mine'}>← {say('back')}</Link></p>
        <div className="quality-bar"><h1 id="review-title">{say('review.of', { name: nameIn(people, about.staff) })}</h1><span className="tag">{named('state', state)}</span></div>
        <p className="quiet">
          {[say('review.ended', { time: moment(body.endedAt, { tag }) }), named('rule', body.rule), say('review.form', { version: body.form.version }), ...(body.seed === '' ? [] : [say('review.seed', { seed: body.seed })]), ...(body.reviewers.length > 1 ? [say('review.two')] : [])].join(' · ')}
          {overseeing && about.conversation !== undefined && <> · <Link to={`/review/${encodeURIComponent(about.conversation)}#s${body.part.from}`}>{say('review.open')}</Link></>}
        </p>
        <Checks checks={body.checks} />
        {body.hidden && !scoring && <p className="talk-comment gap">{say('review.hidden')}</p>}
        {scoring ? <ScoreForm key={item.id} id={item.id} form={body.form} checks={body.checks} comments={comments} onComments={setComments} onSubmit={(step) => take({ do: 'score', ...step })} /> : (
          <>
            {body.result && <ResultBars result={body.result} pass={body.form.pass} form={body.form} />}
            <Objection item={item} people={people} take={take} />
            {body.assessments.map((each) => <Assessment key={each.by} assessment={each} form={body.form} name={nameIn(people, each.by)} />)}
          </>
        )}
        <History lines={body.history} people={people} />
      </section>
    </div>
  );
}
