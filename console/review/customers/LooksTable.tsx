import { Table } from 'antd';
import { Link } from 'react-router-dom';
import type { LookView } from '../../../bot/api/access.ts';
import { moment } from '../../parts/time.ts';
import { useWords, useWordsOf } from '../../words/WordsContext.tsx';
import { linkTo } from '../links.ts';
import { CUSTOMERS_WORDS } from './words.ts';

/** Looks, one in a line. `plain`: for somebody who may not open conversations from here. */
export function LooksTable({ looks, loading, plain = false }: { readonly looks: readonly LookView[]; readonly loading: boolean; readonly plain?: boolean }) {
  const { say, named } = useWordsOf(CUSTOMERS_WORDS);
  const words = useWords();
  const subjectOf = ({ what, subject, sequence }: LookView) => {
    const line = sequence === undefined ? '' : ` · ${say('log.line', { n: sequence })}`;
    const isTalk = what.startsWith('conversation.') || sequence !== undefined;
    return isTalk && !plain ? <Link to={linkTo(subject, sequence)}>{subject.slice(0, 16)}{line}</Link> : <span>{subject.slice(0, 24)}{line}</span>;
  };
  return (
    <Table<LookView>
      size="small" rowKey="ordinal" dataSource={looks} loading={loading} pagination={false} scroll={{ x: 'max-content' }} locale={{ emptyText: <span className="customers-empty">{say('log.none')}</span> }}
      columns={[
        { title: say('log.time'), render: (_, { at }) => <time dateTime={at}>{moment(at, words)}</time> },
        ...(plain ? [] : [{ title: say('log.who'), render: (_: unknown, { name, staff, workNumber }: LookView) => `${name || staff || '—'} ${workNumber}` }]),
        { title: say('log.what'), render: (_, { what, outcome }) => <>{named('what', what)}{outcome === 'refused' && <span className="tag tag-0"> {say('log.refused')}</span>}</> },
        { title: say('log.subject'), render: (_, look) => subjectOf(look) },
        { title: say('log.why'), render: (_, { reason }) => reason && <>{named('reason', reason.kind)}<span className="quiet"> {reason.words}</span></> },
        { title: say('log.unusual'), render: (_, { unusual }) => unusual.map((each) => <span key={each} className="tag tag-1">{say(`unusual.${each}`)}</span>) },
      ]}
    />
  );
}
