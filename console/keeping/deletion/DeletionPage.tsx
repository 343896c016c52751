import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Spin } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { DeletionDetail, DeletionView } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWords } from '../../words/WordsContext.tsx';
import { dayTime, figure, recordHref, useDo, useSay } from '../parts.ts';

/** How often a deletion that is being carried out is looked at, in ms. */
const CLOSELY_MS = 1_500;

/** One deletion: what it is about, who proposed and decided, what came of it, and its certificate. */
export function DeletionPage() {
  const { id = '' } = useParams();
  const { say: sayAll } = useWords();
  const { say, tag } = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['keeping', 'deletion', id], queryFn: () => api.get<DeletionDetail>(`/keeping/deletions/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data: known } }) => (known?.state === 'approved' ? CLOSELY_MS : false),
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <div className="centred"><Spin aria-label={sayAll('app.loading')} /></div>;
  const { state, reason, conversations, proposedBy, proposedAt, decision, result, items } = data;
  return (
    <>
      <div className="bar"><Link to="/keeping/deletion">{say('deletions.back')}</Link><h2>{id}</h2><span className={`keeping-tag${state === 'proposed' ? ' strong' : ''}`}>{say(`deletions.state.${state}`)}</span><span>{say('deletions.count', { n: figure(conversations, tag) })}</span></div>
      <p className="hint">{reason}</p>
      <p className="hint">{say('deletions.proposed', { name: proposedBy.name, time: dayTime(proposedAt, tag) })}</p>
      {decision && <p className="hint">{say('deletions.decided', { name: decision.by.name, time: dayTime(decision.at, tag), what: say(`deletions.decided.${state === 'declined' || state === 'withdrawn' ? state : 'approved'}`) })}{decision.note === '' ? '' : ` — ${decision.note}`}</p>}
      {state === 'proposed' && <Decide deletion={data} />}
      {result && (
        <div className="bar">
          <Alert type="success" showIcon title={say('deletions.result', { erased: figure(result.erased, tag), records: figure(result.records, tag), kept: figure(result.kept, tag) })} />
          <Button href={`/api/keeping/deletions/${id}/certificate/html`} target="_blank">{say('deletions.print')}</Button>
          <Button href={`/api/keeping/deletions/${id}/certificate/json`}>{say('json')}</Button>
        </div>
      )}
      <h2>{say('deletions.items')}</h2>
      <ul className="keeping-list">
        {items.map(({ conversation, state: became, why, from, to, counts }) => (
          <li key={conversation}>
            <div className="what">
              <span className="line"><strong>{conversation}</strong><span className={`keeping-tag${became === 'kept' ? ' held' : ''}`}>{say(`item.${became}`)}{why === '' ? '' : ` · ${whyWord(say, why)}`}</span>{to > 0 && <span className="quiet">{say('item.range', { from, to })}</span>}</span>
              {Object.keys(counts).length > 0 && <span className="quiet">{countsIn(counts).map(([what, rows]) => `${say(`counted.${what}`)} ${figure(rows, tag)}`).join(' · ')}</span>}
            </div>
            {(became === 'proposed' || became === 'kept') && <div className="acts"><Button size="small" href={recordHref(conversation, 'html')} target="_blank" aria-label={`${say('open')} ${conversation}`}>{say('open')}</Button></div>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What people ask about by name; the rest is what the program keeps beside it. */
const COUNTED = ['records', 'archived_records', 'originals', 'files', 'cases', 'bookings', 'handoffs'] as const;

/** What was deleted of a conversation, by what people call it. */
function countsIn(counts: Readonly<Record<string, number>>): (readonly [(typeof COUNTED)[number] | 'rest', number])[] {
  const known = COUNTED.flatMap((what) => ((counts[what] ?? 0) > 0 ? [[what, counts[what] ?? 0] as const] : []));
  const rest = Object.entries(counts).reduce((sum, [table, rows]) => (COUNTED.some((what) => what === table) ? sum : sum + rows), 0);
  return rest > 0 ? [...known, ['rest', rest]] : known;
}

const WHYS = ['held', 'open', 'kept', 'gone', 'unknown'] as const;

function whyWord(say: ReturnType<typeof useSay>['say'], why: string): string {
  const known = WHYS.find((each) => each === why);
  return known === undefined ? why : say(`why.${known}`);
}

/** What one may do with a proposal: decide on another's, withdraw one's own. */
function Decide({ deletion: { id, decidable, conversations } }: { readonly deletion: DeletionDetail }) {
  const { say, tag } = useSay();
  const client = useQueryClient();
  const { modal } = App.useApp();
  const { busy, run } = useDo();
  const [note, setNote] = useState('');
  const decide = (decision: 'approve' | 'decline' | 'withdraw') => run(async () => {
    await api.post<DeletionView>(`/keeping/deletions/${id}/decision`, { decision, note });
    await client.invalidateQueries({ queryKey: ['keeping'] });
  });
  if (!decidable) {
    return <div className="bar"><span className="quiet">{say('deletions.own')}</span><Button loading={busy} onClick={() => void decide('withdraw')}>{say('deletions.withdraw')}</Button></div>;
  }
  const approve = () => void modal.confirm({ title: say('deletions.approve'), content: say('deletions.sure', { n: figure(conversations, tag) }), okText: say('deletions.approve'), okButtonProps: { className: 'keeping-danger' }, cancelText: say('cancel'), onOk: () => decide('approve') });
  return (
    <div className="bar">
      <Input className="keeping-note" value={note} onChange={({ target: { value } }) => setNote(value)} maxLength={1_000} placeholder={say('deletions.note')} aria-label={say('deletions.note')} style={{ maxWidth: 420 }} />
      <Button className="keeping-danger" type="primary" loading={busy} onClick={approve}>{say('deletions.approve')}</Button>
      <Button loading={busy} onClick={() => void decide('decline')}>{say('deletions.decline')}</Button>
    </div>
  );
}
