import { CommentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import type { RecordView } from '../../bot/api/chats.ts';
import type { People, ReviewItem } from '../../bot/api/quality.ts';
import { moment } from '../parts/time.ts';
import { useWords } from '../words/WordsContext.tsx';
import { nameIn, useSay } from './parts.ts';

interface Props {
  readonly records: readonly RecordView[];
  readonly review: ReviewItem['body'];
  readonly people: People;
  readonly comments: readonly { readonly sequence: number; readonly text: string; readonly by: string }[];
  readonly onComment: ((sequence: number) => void) | undefined;
}

/** The talk, line by line: what the machine found at a line is said there, and so is what reviewers wrote on it. */
export function Talk({ records, review: { part, checks }, people, comments, onComment }: Props) {
  const { say, named } = useSay();
  const words = useWords();
  const { hash } = useLocation();
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [hash]);
  const flags = new Map<number, { readonly check: string; readonly verdict: string }[]>();
  for (const [check, found] of Object.entries(checks)) for (const line of found.verdict === 'none' ? [] : found.lines) flags.set(line, [...(flags.get(line) ?? []), { check, verdict: found.verdict }]);
  const who = ({ from }: RecordView): string => (from.role === 'agent' ? nameIn(people, from.id) : named('role', from.role));
  // What only machines read is left out.
  const shown = records.filter(({ kind, event = '' }) => kind !== 'event' || words.named('event', event) !== event);
  return (
    <ol>
      {shown.map((record) => {
        const { sequence, at, kind, from, text, card, files } = record;
        const look = kind === 'message' ? from.role : 'event';
        return (
          <li key={sequence} id={`t${sequence}`} className={`talk talk-${look}${sequence < part.from ? ' talk-outside' : ''}${hash === `#t${sequence}` ? ' talk-chosen' : ''}`}>
            <span className="talk-number">{sequence}</span>
            <div>
              <div className="talk-who">{kind === 'message' || kind === 'note' ? who(record) : words.named('event', record.event ?? '')} <time dateTime={at}>{moment(at, words)}</time></div>
              {text !== undefined && <div className="talk-text">{text}</div>}
              {card && <div className="talk-text quiet">{[card.title, ...card.lines].join('\n')}</div>}
              {files?.map(({ id, name }) => <div key={id} className="quiet">{name}</div>)}
              {flags.get(sequence)?.map(({ check, verdict }) => <span key={check} className={`talk-flag talk-flag-${verdict}`}>{verdict === 'failed' ? '✕' : '✓'} {named('check', check)}</span>)}
              {comments.filter((each) => each.sequence === sequence).map((each) => <div key={each.by} className="talk-comment"><span className="quiet">{each.by}</span> {each.text}</div>)}
            </div>
            {onComment && kind === 'message' && sequence >= part.from
              ? <Button size="small" type="text" icon={<CommentOutlined aria-hidden />} aria-label={`${say('score.commentOn')} ${sequence}`} title={say('score.commentOn')} onClick={() => onComment(sequence)} />
              : <span />}
          </li>
        );
      })}
    </ol>
  );
}
