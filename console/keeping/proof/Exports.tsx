import { Button, Card, DatePicker, Radio, Select, Space, Spin } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { JobView } from '../../../bot/api/proof.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useChoices } from '../../review/useChoices.ts';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { JobLine } from './JobLine.tsx';
import { useJobs } from './useJobs.ts';
import { PROOF_WORDS } from './words.ts';

/** Exports shown. */
const SHOWN = 8;

/** Records written to a file, as jobs. */
export function Exports() {
  const { say } = useWordsOf(PROOF_WORDS);
  const { jobs, isPending, error, again, ask, cancel, asking } = useJobs('export');
  const [channel, setChannel] = useState('');
  const [days, setDays] = useState<readonly [Dayjs | null, Dayjs | null] | null>(null);
  const [format, setFormat] = useState<'csv' | 'jsonl'>('csv');
  const { data: choices } = useChoices();
  const [first, last] = days ?? [null, null];
  const filter = {
    ...(channel !== '' && { channel }),
    ...(first && { from: first.startOf('day').toISOString() }),
    ...(last && { before: last.add(1, 'day').startOf('day').toISOString() }),
  };
  return (
    <Card title={<h2>{say('exports')}</h2>}>
      <p>{say('exports.why')}</p>
      <Space wrap>
        <Select aria-label={say('channel')} className="proof-channel" value={channel} onChange={setChannel} options={[{ value: '', label: say('exports.all') }, ...(choices?.channels ?? []).map((each) => ({ value: each, label: each }))]} />
        <DatePicker.RangePicker aria-label={say('period')} allowEmpty={[true, true]} onChange={(next) => setDays(next)} />
        <Radio.Group aria-label={say('format')} value={format} onChange={({ target }: { readonly target: { readonly value?: unknown } }) => setFormat(target.value === 'jsonl' ? 'jsonl' : 'csv')} options={[{ value: 'csv', label: 'CSV' }, { value: 'jsonl', label: 'JSON Lines' }]} optionType="button" />
        <Button type="primary" loading={asking} onClick={() => void ask('/proof/exports', { filter, format }, say('exports.joined'))}>{say('exports.start')}</Button>
      </Space>
      {error ? <Failed error={error} again={again} /> : isPending ? <Spin /> : jobs.length === 0 ? <p>{say('exports.none')}</p> : jobs.slice(0, SHOWN).map((job) => <JobLine key={job.id} job={job} onCancel={(id) => void cancel(id)}><Outcome job={job} /></JobLine>)}
    </Card>
  );
}

function Outcome({ job: { id, export: made, filter } }: { readonly job: JobView }) {
  const { say, tag } = useWordsOf(PROOF_WORDS);
  const asked = [filter?.channel, filter?.from?.slice(0, 10), filter?.before?.slice(0, 10)].filter((each) => each !== undefined).join(' · ');
  if (made === undefined) return asked === '' ? null : <small>{asked}</small>;
  const number = new Intl.NumberFormat(tag);
  const { records, bytes, sha256, madeSafe, elsewhere } = made;
  return (
    <div>
      <p>
        {asked !== '' && <small>{asked} · </small>}
        {say('exports.result', { records: number.format(records), size: sizeOf(bytes, tag) })}
        {' '}<a href={`/api/proof/exports/${id}/file`} download>{say('exports.file')}</a>{' '}<a href={`/api/proof/exports/${id}/manifest`} download>{say('exports.manifest')}</a>
      </p>
      {madeSafe > 0 && <p><small>{say('exports.safe', { n: number.format(madeSafe) })}</small></p>}
      {elsewhere.archived + elsewhere.deleted > 0 && <p><small>{say('exports.elsewhere', { archived: number.format(elsewhere.archived), deleted: number.format(elsewhere.deleted) })}</small></p>}
      <p><small className="proof-sha">{say('exports.sha', { sha: sha256 })}</small></p>
    </div>
  );
}

function sizeOf(bytes: number, tag: string): string {
  const small = bytes < 1_000_000;
  return new Intl.NumberFormat(tag, { style: 'unit', unit: small ? 'kilobyte' : 'megabyte', maximumFractionDigits: 1 }).format(bytes / (small ? 1_000 : 1_000_000));
}
