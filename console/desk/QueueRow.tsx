import { Button } from 'antd';
import type { HandoffView } from '../../bot/api/chats.ts';
import { useNames } from '../parts/names.ts';
import { useSession } from '../parts/session.ts';
import { length, moment, useNow } from '../parts/time.ts';
import { useWords } from '../words/WordsContext.tsx';

/** Somebody or something that waits: why, since when, until when, and whose turn it is. */
export function QueueRow({ handoff, onClaim, onOpen }: { readonly handoff: HandoffView; readonly onClaim: (handoff: HandoffView) => void; readonly onOpen: (conversation: string) => void }) {
  const words = useWords();
  const { staff } = useSession();
  const nameOf = useNames();
  const now = useNow();
  const { title, why, kind, urgency, openedAt, dueAt, offeredTo, summary, conversation } = handoff;
  const late = now - Date.parse(dueAt);
  const waited = now - Date.parse(openedAt);
  return (
    <li className={`row row-queue row-${late > 0 ? 'late' : kind === 'chat' && -late < 60_000 ? 'pressing' : 'calm'}`}>
      <button type="button" className="row-body" onClick={() => onOpen(conversation)}>
        <span className="row-top"><strong>{title}</strong><time dateTime={openedAt}>{words.say('queue.waited', { time: length(waited, words) })}</time></span>
        {summary.said !== undefined && <span className="row-text">{summary.said}</span>}
        <span className="row-tags">
          <span className={`tag tag-${urgency}`}>{words.named('why', why)}</span>
          {kind !== 'chat' && <span className="tag">{words.say(`kind.${kind}`)}</span>}
          <span className="row-wait">{late > 0 ? words.say('queue.overdue', { time: length(late, words) }) : words.say('queue.due', { time: moment(dueAt, words) })}</span>
          {offeredTo === staff.id && <span className="tag tag-turn">{words.say('queue.offeredToMe')}</span>}
          {offeredTo === 'supervisor' && <span className="tag">{words.say('queue.supervisor')}</span>}
          {offeredTo !== '' && offeredTo !== staff.id && offeredTo !== 'supervisor' && <span className="quiet">{words.say('queue.offeredTo', { name: nameOf(offeredTo) })}</span>}
        </span>
      </button>
      <Button type={offeredTo === staff.id ? 'primary' : 'default'} onClick={() => onClaim(handoff)} aria-label={`${words.say('queue.claim')} ${title}`}>{words.say('queue.claim')}</Button>
    </li>
  );
}
