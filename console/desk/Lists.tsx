import type { UseQueryResult } from '@tanstack/react-query';
import { Badge, Button, Segmented, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { ChatView, HandoffView } from '../../bot/api/chats.ts';
import type { QueueView } from '../../bot/api/floor.ts';
import { Failed } from '../parts/Failed.tsx';
import { useWords } from '../words/WordsContext.tsx';
import { ChatRow } from './ChatRow.tsx';
import { QueueRow } from './QueueRow.tsx';

type Shown = 'mine' | 'queue' | 'tasks';

interface ListsProps {
  readonly chats: UseQueryResult<{ readonly chats: ChatView[] }>;
  readonly queue: UseQueryResult<QueueView>;
  readonly chosen: string | undefined;
  readonly onOpen: (conversation: string) => void;
  readonly onClaim: (handoff: HandoffView) => void;
  readonly onClaimNext: () => void;
}

/** What is mine, who waits, and what is to be done. */
export function Lists({ chats, queue, chosen, onOpen, onClaim, onClaimNext }: ListsProps) {
  const { say } = useWords();
  const [shown, setShown] = useState<Shown>('mine');
  const held = chats.data?.chats ?? [];
  // Who takes somebody up goes on with them, not with the queue.
  const chosenIsMine = held.some(({ handoff }) => handoff.conversation === chosen && handoff.kind !== 'task');
  useEffect(() => {
    if (chosenIsMine) setShown('mine');
  }, [chosen, chosenIsMine]);
  const mine = held.filter(({ handoff }) => handoff.kind !== 'task');
  const myTasks = held.filter(({ handoff }) => handoff.kind === 'task');
  const waiting = (queue.data?.waiting ?? []).filter(({ kind }) => kind !== 'task');
  const tasks = (queue.data?.waiting ?? []).filter(({ kind }) => kind === 'task');
  const count = (word: string, number: number, urgent = false) => <span>{word} <Badge count={number} size="small" {...(!urgent && { color: 'var(--quiet-badge)' })} /></span>;
  return (
    <section className="lists" aria-label={say('nav.desk')}>
      <div className="lists-head">
        <Segmented<Shown>
          block value={shown} onChange={setShown}
          options={[
            { value: 'mine', label: count(say('chats.mine'), mine.length) },
            { value: 'queue', label: count(say('chats.queue'), waiting.length, waiting.length > 0) },
            { value: 'tasks', label: count(say('chats.tasks'), tasks.length + myTasks.length) },
          ]}
        />
        <Button block type={waiting.length > 0 ? 'primary' : 'default'} disabled={waiting.length === 0} onClick={onClaimNext}>{say('queue.claimNext')} <kbd>Alt+Q</kbd></Button>
      </div>
      {(chats.error ?? queue.error) && <Failed error={chats.error ?? queue.error ?? new Error()} again={() => void Promise.all([chats.refetch(), queue.refetch()])} />}
      {(chats.isPending || queue.isPending) && <Spin className="centred" aria-label={say('app.loading')} />}
      {shown === 'mine' && (mine.length === 0 ? <p className="quiet pad">{say('chats.none')}</p> : <ol className="rows">{mine.map((chat, index) => <ChatRow key={chat.handoff.id} chat={chat} index={index} chosen={chat.handoff.conversation === chosen} onOpen={onOpen} />)}</ol>)}
      {shown === 'queue' && (waiting.length === 0 ? <p className="quiet pad">{say('queue.none')}</p> : <ol className="rows">{waiting.map((handoff) => <QueueRow key={handoff.id} handoff={handoff} onClaim={onClaim} onOpen={onOpen} />)}</ol>)}
      {shown === 'tasks' && (tasks.length + myTasks.length === 0 ? <p className="quiet pad">{say('tasks.none')}</p> : (
        <ol className="rows">
          {myTasks.map((chat, index) => <ChatRow key={chat.handoff.id} chat={chat} index={index} keyless chosen={chat.handoff.conversation === chosen} onOpen={onOpen} />)}
          {tasks.map((handoff) => <QueueRow key={handoff.id} handoff={handoff} onClaim={onClaim} onOpen={onOpen} />)}
        </ol>
      ))}
    </section>
  );
}
