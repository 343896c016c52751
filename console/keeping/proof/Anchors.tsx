import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Card, Table, Upload } from 'antd';
import type { JobView } from '../../../bot/api/proof.ts';
import type { Anchor } from '../../../records/proof/anchorShape.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { faultWords } from './faultWords.ts';
import { FaultLine, JobLine } from './JobLine.tsx';
import { isLive, useJobs } from './useJobs.ts';
import { PROOF_WORDS } from './words.ts';

/** Checks shown. */
const SHOWN = 3;

/** Anchors, and whether the record still contains what one saw. */
export function Anchors() {
  const { say, tag } = useWordsOf(PROOF_WORDS);
  const { message } = App.useApp();
  const made = useJobs('anchor');
  const checks = useJobs('check');
  const live = made.jobs.some(isLive);
  // Each that is made has the list read anew, however quickly it was made.
  const lastMade = made.jobs.find(({ state }) => state === 'done')?.id ?? '';
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['proof', 'anchors', lastMade], queryFn: async () => (await api.get<{ readonly anchors: readonly Anchor[] }>('/proof/anchors')).anchors });
  const number = new Intl.NumberFormat(tag);
  const check = async (file: Blob): Promise<void> => {
    const anchor = objectOf(await file.text());
    if (anchor === undefined) void message.error(say('anchors.notOne'));
    else await checks.ask('/proof/checks', { anchor });
  };
  return (
    <Card
      title={<h2>{say('anchors')}</h2>}
      extra={
        <span className="proof-tools">
          <Upload accept=".json,application/json" showUploadList={false} beforeUpload={(file) => { void check(file); return false; }}><Button loading={checks.asking}>{say('anchors.check')}</Button></Upload>
          <Button loading={made.asking || live} onClick={() => void made.ask('/proof/anchors')}>{say('anchors.make')}</Button>
        </span>
      }
    >
      <p>{say('anchors.why')}</p>
      {made.jobs.slice(0, 1).map((job) => (isLive(job) || job.state === 'failed' ? <JobLine key={job.id} job={job} onCancel={(id) => void made.cancel(id)} /> : null))}
      {checks.jobs.slice(0, SHOWN).map((job) => <JobLine key={job.id} job={job} onCancel={(id) => void checks.cancel(id)}><CheckOutcome job={job} /></JobLine>)}
      {error ? <Failed error={error} again={() => void refetch()} /> : (
        <Table<Anchor>
          size="small" rowKey="ordinal" loading={isPending} dataSource={data ?? []} pagination={false} scroll={{ x: 'max-content' }} locale={{ emptyText: say('anchors.none') }}
          columns={[
            { title: say('ordinal'), dataIndex: 'ordinal' },
            { title: say('day'), dataIndex: 'day' },
            { title: say('size'), align: 'right', render: (_, { tree }) => number.format(tree.size) },
            { title: say('records'), align: 'right', render: (_, { records }) => number.format(records) },
            { title: say('audit'), align: 'right', render: (_, { audit }) => number.format(audit.through) },
            { title: say('root'), render: (_, { tree }) => <code title={tree.root}>{tree.root.slice(0, 16)}…</code> },
            { title: '', render: (_, { ordinal }) => <a href={`/api/proof/anchors/${ordinal}/file`} download>{say('anchors.file')}</a> },
          ]}
        />
      )}
    </Card>
  );
}

function CheckOutcome({ job: { check } }: { readonly job: JobView }) {
  const { say, language } = useWordsOf(PROOF_WORDS);
  if (check === undefined) return null;
  const { anchor, day, faults, found } = check;
  if (faults === 0) return <Alert type="success" showIcon title={say('anchors.contains', { anchor, day })} />;
  return (
    <Alert
      type="error" showIcon title={say('anchors.differs', { anchor, day, faults })}
      description={<ul className="proof-faults">{found.map(({ what, place }) => (place ? <FaultLine key={what + String(place.sequence) + (place.conversation ?? '')} fault={place} /> : <li key={what}>{faultWords(what, language)}</li>))}</ul>}
    />
  );
}

function objectOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
