import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationView, RecordView } from '../../bot/api/chats.ts';
import { useLive } from '../live/LiveContext.tsx';
import { useWords } from '../words/WordsContext.tsx';
import type { Outgoing } from './outbox.ts';
import { RecordRow } from './RecordRow.tsx';
import { markRead } from './unread.ts';

/** Typing is shown for so long after the last sign of it, in ms. */
const TYPING_MS = 5_000;
/** So near its end a log is read to the end, in pixels. */
const NEAR = 80;

/** Whether a record is what was sent: its answer may come later than the record does. Notes bear no key; one that failed is shown whatever was noted before. */
function isIt({ key, kind, text }: RecordView, item: Outgoing): boolean {
  return item.as === 'message' ? key === item.key : kind === 'note' && text === item.text && item.problem === undefined;
}

interface LogProps {
  readonly view: ConversationView;
  readonly outgoing: readonly Outgoing[];
  readonly onAgain: (key: string) => void;
  readonly onDiscard: (key: string) => void;
}

/** What was said, oldest first; stays at the end while one is there. */
export function Log({ view: { conversation, records, lastSequence }, outgoing, onAgain, onDiscard }: LogProps) {
  const { say } = useWords();
  const link = useLive();
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [typing, setTyping] = useState<'customer' | 'bot'>();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = link.on((event) => {
      if (event.type === 'records' && event.conversation === conversation) setTyping(undefined);
      if (event.type !== 'typing' || event.conversation !== conversation || event.by.role === 'agent' || event.by.role === 'system') return;
      setTyping(event.by.role);
      clearTimeout(timer);
      timer = setTimeout(() => setTyping(undefined), TYPING_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [link, conversation]);

  useEffect(() => {
    const element = box.current;
    if (element && following.current) element.scrollTop = element.scrollHeight;
    if (document.visibilityState === 'visible' && following.current) markRead(conversation, lastSequence);
  }, [conversation, lastSequence, records.length, outgoing.length, typing]);
  // Where one writes grows, a picture arrives: the last words stay in sight.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const kept = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    kept.observe(element);
    for (const child of element.children) kept.observe(child);
    return () => kept.disconnect();
  }, []);
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible' && following.current) markRead(conversation, lastSequence);
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [conversation, lastSequence]);

  const delivered = useMemo(() => records.reduce((through, record) => Math.max(through, record.deliveredThrough ?? 0), 0), [records]);
  const lastOurs = records.findLast(({ kind, from }) => kind === 'message' && from.role !== 'customer')?.sequence;
  const scrolled = (): void => {
    const element = box.current;
    if (!element) return;
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (following.current) markRead(conversation, lastSequence);
  };
  return (
    <div className="log" ref={box} onScroll={scrolled} tabIndex={0} role="log" aria-label={say('nav.desk')}>
      <ol>
        {records.map((record) => <RecordRow key={record.sequence} record={record} delivered={record.sequence === lastOurs && delivered >= record.sequence} />)}
        {outgoing.filter((item) => !records.some((record) => isIt(record, item))).map((item) => (
          <li key={item.key} className={`said said-agent said-mine ${item.as === 'note' ? 'said-note' : ''}`}>
            <div className="bubble">{item.text}</div>
            <div className="said-state" role={item.problem === undefined ? undefined : 'alert'}>
              {item.problem === undefined ? say('chat.sending') : say('chat.failed', { message: item.problem })}
              {item.problem !== undefined && <><Button size="small" type="link" onClick={() => onAgain(item.key)}>{say('chat.resend')}</Button><Button size="small" type="link" onClick={() => onDiscard(item.key)}>{say('chat.discard')}</Button></>}
            </div>
          </li>
        ))}
      </ol>
      <p className="typing" aria-live="polite">{typing === undefined ? '' : say(typing === 'customer' ? 'chat.typing' : 'chat.botTyping')}</p>
    </div>
  );
}
