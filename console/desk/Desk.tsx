import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import type { ActedView, ChatView, HandoffView, RecordView } from '../../bot/api/chats.ts';
import type { QueueView } from '../../bot/api/floor.ts';
import { actKey, api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { useWords } from '../words/WordsContext.tsx';
import { notify, ring } from './alerts.ts';
import { Beside } from './Beside.tsx';
import { Chat } from './Chat.tsx';
import { hearChat } from './chatWords.ts';
import { useWatched } from './conversation.ts';
import { Lists } from './Lists.tsx';
import { Unsent } from './outbox.ts';
import { useDeskKeys } from './keys.ts';

/** The agents' desk: who waits and what is mine at the left, the conversation in the middle, what one wants to know at the right. */
export function Desk() {
  const { say } = useWords();
  const { staff } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  const go = useNavigate();
  const { conversation } = useParams<'conversation'>();
  const [insert, setInsert] = useState<{ readonly text: string; readonly at: number }>();
  const chats = useQuery({ queryKey: ['chats'], queryFn: () => api.get<{ readonly chats: ChatView[] }>('/chats') });
  const queue = useQuery({ queryKey: ['queue'], queryFn: () => api.get<QueueView>('/queue') });
  const mine = useMemo(() => (chats.data?.chats ?? []).filter(({ handoff }) => handoff.kind !== 'task'), [chats.data]);
  const waiting = useMemo(() => queue.data?.waiting ?? [], [queue.data]);
  const open = useCallback((id: string) => void go(`/desk/${encodeURIComponent(id)}`), [go]);

  const heard = useCallback((id: string, records: readonly RecordView[]) => {
    hearChat(client, id, records);
    const said = records.findLast(({ kind, from }) => kind === 'message' && from.role === 'customer');
    if (!said) return;
    if (id !== conversation || document.visibilityState !== 'visible') ring();
    const chat = mine.find(({ handoff }) => handoff.conversation === id);
    notify(say('notice.message', { title: chat?.handoff.title ?? '', text: (said.text ?? '').slice(0, 60) }), id);
  }, [client, conversation, mine, say]);
  const watched = useMemo(() => [...new Set([...mine.map(({ handoff }) => handoff.conversation), ...(conversation === undefined ? [] : [conversation])])], [mine, conversation]);
  useWatched(watched, heard);

  // Once for each offer.
  const offered = waiting.filter(({ offeredTo }) => offeredTo === staff.id).map(({ id }) => id).join();
  const offeredTitle = waiting.find(({ offeredTo }) => offeredTo === staff.id)?.title ?? '';
  useEffect(() => {
    if (offered === '') return;
    ring();
    notify(say('notice.offered', { title: offeredTitle }), `offer.${offered}`);
  }, [offered, offeredTitle, say]);

  const claim = useCallback(async (handoff: HandoffView) => {
    try {
      await api.post<ActedView>(`/handoffs/${encodeURIComponent(handoff.id)}/claim`, { key: actKey() });
      open(handoff.conversation);
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      void client.invalidateQueries({ queryKey: ['queue'] });
      void client.invalidateQueries({ queryKey: ['chats'] });
    }
  }, [client, message, open]);
  const claimNext = useCallback(() => {
    const next = waiting.find(({ offeredTo, kind }) => offeredTo === staff.id && kind !== 'task') ?? waiting.find(({ kind }) => kind !== 'task') ?? waiting[0];
    if (next) void claim(next);
  }, [claim, staff.id, waiting]);
  useDeskKeys({ chats: mine, open, claimNext });

  const chosen = mine.find(({ handoff }) => handoff.conversation === conversation) ?? chats.data?.chats.find(({ handoff }) => handoff.conversation === conversation);
  return (
    <div className="desk">
      {mine.map(({ handoff }) => handoff.conversation !== conversation && <Unsent key={handoff.id} conversation={handoff.conversation} />)}
      <Lists chats={chats} queue={queue} chosen={conversation} onOpen={open} onClaim={(handoff) => void claim(handoff)} onClaimNext={claimNext} />
      {conversation === undefined ? <section className="desk-empty" aria-label={say('nav.desk')}>{say('chat.choose')}</section> : <Chat key={conversation} conversation={conversation} held={chosen?.handoff} insert={insert} />}
      {conversation !== undefined && <Beside key={`beside ${conversation}`} conversation={conversation} handoff={chosen?.handoff} onInsert={(text) => setInsert({ text, at: Date.now() })} />}
    </div>
  );
}
