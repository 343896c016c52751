import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { RecordView } from '../../bot/api/chats.ts';
import { api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { useNames } from '../parts/names.ts';
import { moment } from '../parts/time.ts';
import { useWords } from '../words/WordsContext.tsx';
import { chatPath } from './conversation.ts';

/** Events that mean something to people; the rest stays on record. */
const SHOWN: ReadonlySet<string> = new Set(['handoff.requested', 'handoff.offered', 'handoff.claimed', 'handoff.taken-over', 'handoff.passed', 'handoff.returned', 'handoff.closed', 'handoff.dropped', 'desk.done', 'desk.refused', 'delivery.failed']);

/** What an event bears that people want to know, in this order. */
const ABOUT = ['by', 'agent', 'to', 'note', 'number', 'step', 'outcome', 'sentence'] as const;

/** One record: words, a note, or what happened. */
export function RecordRow({ record, delivered }: { readonly record: RecordView; readonly delivered: boolean }) {
  const words = useWords();
  const { staff } = useSession();
  const nameOf = useNames();
  const [original, setOriginal] = useState<string>();
  const { kind, from, at, text = '', card, files, event, data, conversation, sequence, masked } = record;
  if (kind === 'event') {
    if (event === undefined || !SHOWN.has(event)) return null;
    const about = ABOUT.flatMap((name) => {
      const value = data?.[name];
      if (typeof value !== 'string' || value === '') return [];
      return [name === 'outcome' ? words.named('outcome', value) : name === 'by' || name === 'to' || name === 'agent' ? nameOf(value) : value];
    });
    return <li className="happened"><time dateTime={at}>{moment(at, words)}</time> {words.named('event', event)} {about.join(' · ')}</li>;
  }
  const mine = from.role === 'agent' && from.id === staff.id;
  const who = from.role === 'agent' ? (mine ? words.say('chat.me') : nameOf(from.id)) : words.say(`chat.${from.role}`);
  const reveal = async (): Promise<void> => setOriginal((await api.post<{ readonly text: string }>(chatPath(conversation, '/reveal'), { sequence })).text);
  return (
    <li className={`said said-${from.role}${mine ? ' said-mine' : ''}${kind === 'note' ? ' said-note' : ''}`}>
      <div className="said-who">{kind === 'note' ? `${who} · ${words.say(event === 'note.whispered' ? 'chat.whisper' : 'chat.note')}` : who} <time dateTime={at}>{moment(at, words)}</time></div>
      <div className="bubble">
        {original ?? text}
        {card && <div className="bubble-card"><strong>{card.title}</strong>{card.lines.map((line, index) => <div key={index}>{line}</div>)}</div>}
        {files?.map(({ id, name, contentType }) => {
          const href = `/api${chatPath(conversation, `/files/${encodeURIComponent(id)}`)}`;
          return <a key={id} className="bubble-file" href={href} target="_blank" rel="noreferrer">{contentType.startsWith('image/') ? <img src={href} alt={name} loading="lazy" /> : <><PaperClipOutlined aria-hidden /> {name}</>}</a>;
        })}
      </div>
      {masked === true && original === undefined && <Button size="small" type="link" onClick={() => void reveal()}>{words.say('chat.masked')}</Button>}
      {delivered && <div className="said-state">{words.say('chat.delivered')}</div>}
    </li>
  );
}
