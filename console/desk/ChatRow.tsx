import { Badge } from 'antd';
import type { ChatView } from '../../bot/api/chats.ts';
import { useNow, length, moment } from '../parts/time.ts';
import { useKept } from '../parts/kept.ts';
import { useWords } from '../words/WordsContext.tsx';
import { useConversation } from './conversation.ts';
import { useStuck } from './outbox.ts';
import { unreadOf } from './unread.ts';

/** Waiting longer than this is pressing, and than the second is too long. In ms. */
const PRESSING_MS = 60_000;
const TOO_LONG_MS = 180_000;

/** How pressing a wait is, as a class. */
export function urgencyOf(waitedMs: number | undefined): 'calm' | 'pressing' | 'late' {
  if (waitedMs === undefined || waitedMs < PRESSING_MS) return 'calm';
  return waitedMs < TOO_LONG_MS ? 'pressing' : 'late';
}

/** One of my chats: who, the last words, how many are unread, for how long they wait. */
export function ChatRow({ chat: { handoff, last, waitingSince }, index, chosen, keyless = false, onOpen }: { readonly chat: ChatView; readonly index: number; readonly chosen: boolean; readonly keyless?: boolean; readonly onOpen: (conversation: string) => void }) {
  const words = useWords();
  const now = useNow();
  const { data } = useConversation(handoff.conversation);
  useKept(`read.${handoff.conversation}`, '0');
  const stuck = useStuck(handoff.conversation);
  const unread = unreadOf(handoff.conversation, data?.records ?? []);
  const waited = waitingSince === undefined ? undefined : now - Date.parse(waitingSince);
  return (
    <li>
      <button type="button" className={`row row-${urgencyOf(waited)}${chosen ? ' row-chosen' : ''}`} aria-current={chosen ? 'true' : undefined} onClick={() => onOpen(handoff.conversation)}>
        <span className="row-top">
          {!keyless && index < 8 && <kbd aria-hidden>{index + 1}</kbd>}
          <strong>{handoff.title}</strong>
          {unread > 0 && <Badge count={unread} size="small" title={words.say('chat.unread', { count: unread })} />}
          <time dateTime={last?.at ?? handoff.openedAt}>{moment(last?.at ?? handoff.openedAt, words)}</time>
        </span>
        <span className="row-text">{last?.text ?? ''}</span>
        <span className="row-tags">
          {stuck && <span className="tag tag-0">{words.say('chat.stuck')}</span>}
          <span className={`tag tag-${handoff.urgency}`}>{words.named('why', handoff.why)}</span>
          {handoff.kind !== 'chat' && <span className="tag">{words.say(`kind.${handoff.kind}`)}</span>}
          {waited !== undefined && <span className="row-wait">{words.say('chat.waiting', { time: length(waited, words) })}</span>}
        </span>
      </button>
    </li>
  );
}
