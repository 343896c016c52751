import { CommentOutlined, LinkOutlined, MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { memo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { ReviewRecord } from '../../bot/api/review.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { EventBody } from './EventBody.tsx';
import { linkTo } from './links.ts';
import { Masked } from './Masked.tsx';
import { MessageBody } from './MessageBody.tsx';
import { qualityPath, QUALITY_KINDS } from './qualityLinks.ts';
import { useStaffNames } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

interface Props {
  readonly record: ReviewRecord;
  readonly conversation: string;
  /** The line that the address names. */
  readonly target: boolean;
  /** Where a comment on it stands. */
  readonly commentedAt: number | undefined;
  readonly onComment: (record: ReviewRecord) => void;
}

/** One record: who, when, what, and what became of it. */
export const Line = memo(function Line({ record, conversation, target, commentedAt, onComment }: Props) {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const nameOf = useStaffNames();
  const go = useNavigate();
  const { message } = App.useApp();
  const { sequence, at, kind, from, delivery, via, masked, outcome } = record;
  const copy = (): void => {
    const link = `${location.origin}/console${linkTo(conversation, sequence)}`;
    navigator.clipboard.writeText(link).then(() => void message.success(say('link.copied')), () => void message.info(say('link.failed', { link })));
  };
  const isComment = record.event === 'review.commented';
  const isNote = isComment || record.event === 'note.written' || record.event === 'note.whispered';
  const look = kind === 'message' ? from.role : isNote ? 'note' : kind;
  return (
    <li id={`s${sequence}`} className={`line line-${look}${target ? ' line-target' : ''}`} aria-current={target ? 'location' : undefined}>
      <Link className="line-number" to={`#s${sequence}`} aria-label={say('line', { n: sequence })}>{sequence}</Link>
      <div className="line-body">
        <div className="line-who">
          <span className={`who who-${from.role}`}>{isNote ? `${isComment ? say('comment') : say('note')} · ${nameOf(from.id)}` : from.role === 'agent' ? `${say('role.agent')} ${nameOf(from.id)}` : named('role', from.role)}</span>
          <time dateTime={at} title={at}>{moment(at, words)}</time>
          {via !== undefined && <span className="tag">{named('via', via)}</span>}
          {delivery?.state === 'delivered' && <span className="quiet">✓ {say('delivery.delivered', { time: moment(delivery.at, words) })}</span>}
          {delivery?.state === 'failed' && <span className="bad">✕ {say('delivery.failed', { error: delivery.error ?? '' })}{delivery.attempts !== undefined && ` · ${say('attempts', { n: delivery.attempts })}`}</span>}
          {kind === 'message' && (outcome === 'failed' || outcome === 'refused') && <span className="bad">{named('outcome', outcome)}</span>}
          {commentedAt !== undefined && <Link className="tag tag-turn" to={`#s${commentedAt}`}><CommentOutlined aria-hidden /> {say('comment')}</Link>}
        </div>
        {kind === 'message' ? <MessageBody record={record} /> : kind === 'unreadable' ? <p className="bad" role="alert">{say('unreadable')}</p> : <EventBody record={record} />}
        {masked === true && <Masked conversation={conversation} record={record} />}
      </div>
      <span className="line-actions">
        <Button size="small" type="text" icon={<CommentOutlined aria-hidden />} aria-label={say('comment.on', { n: sequence })} title={say('comment.write')} onClick={() => onComment(record)} />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'link', icon: <LinkOutlined aria-hidden />, label: say('link.copy'), onClick: copy },
              ...QUALITY_KINDS.map((each) => ({ key: each, label: say(`quality.${each}`), onClick: () => void go(qualityPath(each, conversation, record)) })),
            ],
          }}
        >
          <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={`${say('actions')} ${sequence}`} />
        </Dropdown>
      </span>
    </li>
  );
});
