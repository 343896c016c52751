import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Progress, Select, Spin } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { ActedView, ChatView } from '../../bot/api/chats.ts';
import type { FloorView } from '../../bot/api/floor.ts';
import { actKey, api } from '../api/client.ts';
import { chatPath } from '../desk/conversation.ts';
import { urgencyOf } from '../desk/ChatRow.tsx';
import { Failed } from '../parts/Failed.tsx';
import { length, moment, useNow } from '../parts/time.ts';
import { dueTitle } from '../parts/clauseName.ts';
import { useWords } from '../words/WordsContext.tsx';

/** The floor as a supervisor watches it: who is there with what, who waits, what is late. Live. */
export function Floor() {
  const words = useWords();
  const { say } = words;
  const now = useNow();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['floor'], queryFn: () => api.get<FloorView>('/floor') });
  const longest = useMemo(() => (data?.waiting ?? []).filter(({ kind }) => kind === 'chat').map(({ openedAt }) => openedAt).sort()[0], [data]);
  const reassign = async (conversation: string, agent: string): Promise<void> => {
    try {
      await api.post<ActedView>(chatPath(conversation, '/pass'), { key: actKey(), to: { agent }, note: '' });
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
    } finally {
      void client.invalidateQueries({ queryKey: ['floor'] });
    }
  };
  if (isPending) return <div className="centred"><Spin aria-label={say('app.loading')} /></div>;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  const colleagues = data.agents.map(({ id, displayName }) => ({ value: id, label: displayName }));
  const waiting = data.waiting.filter(({ kind }) => kind !== 'task');
  return (
    <section className="page floor" aria-label={say('nav.floor')}>
      <div className="floor-figures">
        <Figure name={say('presence.available')} value={String(data.agents.filter(({ availability }) => availability === 'available').length)} />
        <Figure name={say('floor.waiting')} value={String(waiting.length)} bad={waiting.length > 0} />
        <Figure name={say('floor.longest')} value={longest === undefined ? '—' : length(now - Date.parse(longest), words)} bad={longest !== undefined && now - Date.parse(longest) > 120_000} />
        <Figure name={say('floor.atRisk')} value={String(data.atRisk.length)} bad={data.atRisk.some(({ overdue }) => overdue)} />
      </div>
      <div className="floor-columns">
        <section>
          <h2>{say('floor.agents')}</h2>
          {data.agents.length === 0 && <p className="quiet">{say('floor.noAgents')}</p>}
          <ul className="plain">
            {data.agents.map((agent) => (
              <li key={agent.id} className="floor-agent">
                <div className="row-top floor-who">
                  <i className={`dot dot-${agent.availability}`} aria-hidden /><strong>{agent.displayName}</strong> <span className="quiet">{agent.workNumber} · {say(`presence.${agent.availability}`)}</span>
                  <Progress className="floor-load" size="small" percent={Math.min(100, agent.load * 12.5)} format={() => agent.load} aria-label={`${say('floor.load')} ${agent.load}`} />
                </div>
                <ul>{agent.chats.map((chat) => <FloorChat key={chat.handoff.id} chat={chat} now={now} colleagues={colleagues.filter(({ value }) => value !== agent.id)} onReassign={(to) => void reassign(chat.handoff.conversation, to)} />)}</ul>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say('floor.waiting')}</h2>
          {waiting.length === 0 && <p className="quiet">{say('queue.none')}</p>}
          <ul className={waiting.length === 0 ? '' : 'floor-list'}>
            {waiting.map((each) => (
              <li key={each.id} className={`row row-${urgencyOf(now - Date.parse(each.openedAt))}`}>
                <div className="row-top"><strong>{each.title}</strong><span className={`tag tag-${each.urgency}`}>{words.named('why', each.why)}</span><span>{say('queue.waited', { time: length(now - Date.parse(each.openedAt), words) })}</span></div>
                <div className="row-tags">
                  <Link to={`/desk/${encodeURIComponent(each.conversation)}`}>{say('floor.read')}</Link>
                  <Select size="small" placeholder={say('floor.reassign')} aria-label={`${say('floor.reassign')} ${each.title}`} options={colleagues} value={null} onChange={(to: string | null) => { if (to !== null) void reassign(each.conversation, to); }} />
                </div>
              </li>
            ))}
          </ul>
          <h2>{say('floor.atRisk')}</h2>
          {data.atRisk.length === 0 && <p className="quiet">{say('floor.noRisk')}</p>}
          <ul className={data.atRisk.length === 0 ? '' : 'floor-list'}>{data.atRisk.map((matter) => <li key={matter.number}><Link to={`/cases/${matter.number}`}><code>{matter.number}</code></Link> {say(`matter.${matter.kind}`)} <span className={matter.overdue ? 'bad' : 'quiet'} title={dueTitle(matter, words)}>{matter.dueAt !== undefined && moment(matter.dueAt, words)}{matter.overdue && ` · ${say('matter.overdue')}`}</span></li>)}</ul>
        </section>
      </div>
    </section>
  );
}

function FloorChat({ chat: { handoff, last, waitingSince }, now, colleagues, onReassign }: { readonly chat: ChatView; readonly now: number; readonly colleagues: readonly { readonly value: string; readonly label: string }[]; readonly onReassign: (to: string) => void }) {
  const words = useWords();
  const waited = waitingSince === undefined ? undefined : now - Date.parse(waitingSince);
  return (
    <li className={`row row-${urgencyOf(waited)}`}>
      <div className="row-top"><strong>{handoff.title}</strong>{waited !== undefined && <span className="row-wait">{words.say('chat.waiting', { time: length(waited, words) })}</span>}</div>
      <div className="row-text">{last?.text}</div>
      <div className="row-tags">
        <Link to={`/desk/${encodeURIComponent(handoff.conversation)}`}>{words.say('floor.read')}</Link>
        <Select size="small" placeholder={words.say('floor.reassign')} aria-label={`${words.say('floor.reassign')} ${handoff.title}`} options={[...colleagues]} value={null} onChange={(to: string | null) => { if (to !== null) onReassign(to); }} />
      </div>
    </li>
  );
}

function Figure({ name, value, bad = false }: { readonly name: string; readonly value: string; readonly bad?: boolean }) {
  return <div className={`figure${bad ? ' figure-bad' : ''}`}><span>{name}</span><strong>{value}</strong></div>;
}
