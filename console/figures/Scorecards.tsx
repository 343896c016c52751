import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ScorecardsView, ScorecardView } from '../../bot/api/figures.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useKept } from '../parts/kept.ts';
import { useSession } from '../parts/session.ts';
import { daysLater } from './filters.ts';
import { useNamer, type Namer } from './naming.ts';
import { useChoices } from './Overview.tsx';
import { ScoreSides } from './ScoreSides.tsx';

/** A month in the address; the last one that is over unless told. */
export function useMonth(today: string): readonly [month: string, choose: (month: string) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('month');
  const month = asked !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : daysLater(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  return [month, (next) => setParams({ month: next }, { replace: true })];
}

/** Everybody’s scorecards of a month, for who oversees: those that their agents have seen (norm 5.3). */
export function Scorecards() {
  const { data: choices, error, refetch } = useChoices();
  const namer = useNamer(choices);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return choices === undefined ? <Skeleton active /> : <OfMonth today={choices.today} namer={namer} />;
}

function OfMonth({ today, namer }: { readonly today: string; readonly namer: Namer }) {
  const { say } = namer;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [month, choose] = useMonth(today);
  const { data, error, refetch } = useQuery({ queryKey: ['scorecards', month], queryFn: () => api.get<ScorecardsView>(`/scorecards?month=${month}`) });
  const show = useMutation({
    mutationFn: () => api.post<{ readonly shown: number }>('/scorecards', { month }),
    onSuccess: ({ shown }) => {
      void message.success(say('card.shown', { n: shown }));
      void client.invalidateQueries({ queryKey: ['scorecards'] });
    },
    onError: (fault) => void message.error(fault.message),
  });
  return (
    <>
      <div className="score-head">
        <Input type="month" style={{ width: 170 }} aria-label={say('card.month')} value={month} max={today.slice(0, 7)} onChange={({ target }) => target.value !== '' && choose(target.value)} />
        <Button type="primary" loading={show.isPending} onClick={() => show.mutate()}>{say('card.show')}</Button>
      </div>
      <p className="quiet">{say('card.show.text', { month })}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {data !== undefined && <Comparison cards={data.scorecards} namer={namer} />}
      <Cards cards={data?.scorecards} namer={namer} own={false} none={say('card.none')} />
    </>
  );
}

/** One’s own scorecards, the newest first: seen before anybody compares them. */
export function OwnScorecards() {
  const namer = useNamer(undefined);
  const { data, error, refetch } = useQuery({ queryKey: ['scorecards', 'own'], queryFn: () => api.get<ScorecardsView>('/scorecards/own') });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return <Cards cards={data?.scorecards} namer={namer} own none={namer.say('card.own.none')} />;
}

/** Agents side by side: only those whose card they have seen. */
function Comparison({ cards, namer: { say, number, percent, time } }: { readonly cards: readonly ScorecardView[]; readonly namer: Namer }) {
  const seen = cards.flatMap(({ id, displayName, scored }) => (scored === undefined ? [] : [{ id, displayName, scored }]));
  if (seen.length < 2) return null;
  const share = ({ n, of }: { readonly n: number; readonly of: number }): string => (of === 0 ? '–' : percent(n / of));
  const marked = (marks: (typeof seen)[number]['scored']['quality']['marks']): string => {
    const all = Object.values(marks);
    const n = all.reduce((sum, mark) => sum + mark.n, 0);
    return n === 0 ? '–' : number(Math.round((all.reduce((sum, mark) => sum + mark.mean * mark.n, 0) / n) * 100) / 100);
  };
  const heads = ['card.agent', 'card.handled', 'card.first', 'card.later', 'card.completed', 'card.marks', 'card.reviews', 'card.kept', 'card.violations', 'card.returned'] as const;
  return (
    <div className="figure-table report-part" tabIndex={0} role="region" aria-label={say('filter.across')}>
      <table>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{say(head)}</th>)}</tr></thead>
        <tbody>
          {seen.map(({ id, displayName, scored: { efficiency, quality, compliance, retention } }) => (
            <tr key={id}>
              <th scope="row">{displayName}</th>
              <td>{number(efficiency.completed.of)}</td>
              <td>{efficiency.first.p50 === undefined ? '–' : time(efficiency.first.p50)}</td>
              <td>{efficiency.later.p50 === undefined ? '–' : time(efficiency.later.p50)}</td>
              <td>{share(efficiency.completed)}</td>
              <td>{marked(quality.marks)}</td>
              <td>{quality.reviews.mean === undefined ? '–' : number(Math.round(quality.reviews.mean * 10) / 10)}</td>
              <td>{share(compliance.kept)}</td>
              <td>{number(compliance.violations)}</td>
              <td>{number(retention.returned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ cards, namer, own, none }: { readonly cards: readonly ScorecardView[] | undefined; readonly namer: Namer; readonly own: boolean; readonly none: string }) {
  if (cards === undefined) return <Skeleton active />;
  if (cards.length === 0) return <Empty description={none} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return <div className="score-cards">{cards.map((card) => <Card key={card.id} card={card} namer={namer} own={own} />)}</div>;
}

function Card({ card, namer, own }: { readonly card: ScorecardView; readonly namer: Namer; readonly own: boolean }) {
  const { say, moment } = namer;
  const me = useSession().staff.id;
  const { id, displayName, month, state, scored, answer, comments } = card;
  return (
    <section className="score-card" aria-labelledby={id}>
      <header><h2 id={id}>{own ? month : displayName}</h2><span className="quiet">{say(`card.state.${state}`)}</span></header>
      {scored === undefined ? <p className="quiet">{say('card.hidden')}</p> : <ScoreSides scored={scored} namer={namer} />}
      {answer !== undefined && answer.comment !== '' && <div className="score-talk score-talk-agent"><small className="quiet">{say('card.answered')} · {moment(answer.at)}</small><br />{answer.comment}</div>}
      {comments.map(({ at, text }) => <div key={at} className="score-talk"><small className="quiet">{say('card.comment')} · {moment(at)}</small><br />{text}</div>)}
      {own && answer === undefined && <Saying card={card} path="answer" body={(text) => ({ version: card.version, comment: text })} label={say('card.answer')} button={say('card.acknowledge')} namer={namer} />}
      {!own && scored !== undefined && card.staff !== me && <Saying card={card} path="comments" body={(text) => ({ version: card.version, text })} label={say('card.comment')} button={say('card.comment.save')} required namer={namer} />}
    </section>
  );
}

interface SayingProps {
  readonly card: ScorecardView;
  readonly path: 'answer' | 'comments';
  readonly body: (text: string) => object;
  readonly label: string;
  readonly button: ReactNode;
  readonly required?: boolean;
  readonly namer: Namer;
}

/** Somebody’s words on a card; what is typed stays until it has arrived. */
function Saying({ card, path, body, label, button, required = false, namer }: SayingProps) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [kept, keep] = useKept(`draft.scorecard.${card.id}.${path}`, '');
  const [text, setText] = useState(kept);
  const send = useMutation({
    mutationFn: () => api.post<ScorecardView>(`/scorecards/${encodeURIComponent(card.id)}/${path}`, body(text.trim())),
    onSuccess: () => {
      keep('');
      setText('');
      void message.success(namer.say('card.saved'));
    },
    onError: (fault) => void message.error(fault.message),
    onSettled: () => void client.invalidateQueries({ queryKey: ['scorecards'] }),
  });
  return (
    <form className="score-form" onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
      <Input.TextArea aria-label={`${label} ${card.displayName}`} placeholder={label} value={text} maxLength={8_000} autoSize={{ minRows: 1, maxRows: 8 }} onChange={({ target }) => { setText(target.value); keep(target.value); }} />
      <Button size="small" htmlType="submit" type={path === 'answer' ? 'primary' : 'default'} loading={send.isPending} disabled={required && text.trim() === ''}>{button}</Button>
    </form>
  );
}
