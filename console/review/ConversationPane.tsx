import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Spin, Switch, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ConversationReview } from '../../bot/api/review.ts';
import type { LinkedConversations } from '../../bot/api/linked.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './customers/words.ts';
import { Jump } from './Jump.tsx';
import { Lines } from './Lines.tsx';
import { LinkedTalks } from './LinkedTalks.tsx';
import { holdPath, inspectionPath, reviewPath } from './links.ts';
import { Matters } from './Matters.tsx';
import { Readers } from './Readers.tsx';
import { TimeLine } from './TimeLine.tsx';
import { REVIEW_WORDS } from './words.ts';

/** A conversation: its lines (with the words that it was found by marked), and beside them where to jump, its cases on a time line, and who else looked. */
export function ConversationPane({ conversation, line, sought = '', narrow = false }: { readonly conversation: string; readonly line: number | undefined; readonly sought?: string; readonly narrow?: boolean }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const { say: sayCustomers } = useWordsOf(CUSTOMERS_WORDS);
  const [quiet, setQuiet] = useState(false);
  const [marked, setMarked] = useState(sought);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['review', 'conversation', conversation], queryFn: () => api.get<ConversationReview>(reviewPath(conversation)), retry: false, staleTime: Infinity, gcTime: 0 });
  const linked = useQuery({ queryKey: ['review', 'linked', conversation], queryFn: () => api.get<LinkedConversations>(`${reviewPath(conversation)}/linked`), retry: false, staleTime: 60_000 }).data?.linked ?? [];
  if (isPending) return <div className="centred"><Spin aria-label={say('loading')} /></div>;
  if (error) return <div className="pad"><Failed error={error} again={() => void refetch()} /></div>;
  const last = data.episodes.at(-1)?.facets;
  const beside = (
    <Tabs
      size="small"
      items={[
        { key: 'jump', label: say('jump'), children: <Jump view={data} /> },
        { key: 'cases', label: say('cases'), children: <><TimeLine view={data} /><Matters view={data} /></> },
        { key: 'linked', label: say('linked', { n: linked.length }), children: <LinkedTalks linked={linked} /> },
        { key: 'readers', label: say('readers'), children: <Readers readers={data.readers} /> },
      ]}
    />
  );
  return (
    <div className={narrow ? 'review-pane review-pane-narrow' : 'review-pane'}>
      <div className="review-main">
        <header className="review-title">
          <h1><span className="tag">{words.named('channel', data.channel)}</span> <time dateTime={data.openedAt}>{moment(data.openedAt, words)}</time> <code>{conversation}</code></h1>
          <span className="row-tags">
            {last !== undefined && last.customerClass !== '' && <span className="tag">{last.customerClass}</span>}
            {data.cases.map(({ number, kind, state, major }) => <span key={number} className={`tag ${major ? 'tag-0' : ''}`}>{words.named('matter', kind)} {number} · {words.named('state', state)}</span>)}
            {marked !== '' && <Tag closable closeIcon={<CloseOutlined aria-label={say('marked.end')} />} onClose={() => setMarked('')}>{say('marked', { words: marked })}</Tag>}
            <span className="quiet">{say('messages', { n: data.counts.messages })}</span>
            <Link to={`/review/customers?conversation=${encodeURIComponent(conversation)}`}>{sayCustomers('file.link')}</Link>
            <Link to={inspectionPath(conversation)}>{say('inspect')}</Link>
            <Link to={holdPath(conversation)}>{say('hold')}</Link>
            <label className="review-quiet"><Switch size="small" checked={quiet} onChange={setQuiet} aria-label={say('quietEvents.show')} /> {say('quietEvents')}</label>
          </span>
        </header>
        <Lines conversation={conversation} view={data} line={line} words={marked} quiet={quiet} onCommented={() => void refetch()} />
      </div>
      <aside className="review-aside" aria-label={say('jump')}>{beside}</aside>
    </div>
  );
}
