import { Alert, Button, Progress, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { JobView, VerifyResult } from '../../../bot/api/proof.ts';
import { moment } from '../../parts/time.ts';
import { linkTo } from '../../review/links.ts';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { faultWords } from './faultWords.ts';
import { isLive } from './useJobs.ts';
import { PROOF_WORDS } from './words.ts';

/** Who asked for it and when, how far it is, and what came of it. */
export function JobLine({ job, onCancel, children }: { readonly job: JobView; readonly onCancel: (id: string) => void; readonly children?: ReactNode }) {
  const { say, tag } = useWordsOf(PROOF_WORDS);
  const { id, by, askedAt, state, done, total, why } = job;
  return (
    <div className="proof-job">
      <div className="proof-job-head">
        <Typography.Text type="secondary">{say('by', { name: by === '' ? say('system') : by, time: moment(askedAt, { tag }) })}</Typography.Text>
        <span>{say(`state.${state}`)}</span>
        {isLive(job) && <Button size="small" disabled={job.cancelled} onClick={() => onCancel(id)}>{say('cancel')}</Button>}
      </div>
      {isLive(job) && <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} size="small" aria-label={say('progress', { done, total })} />}
      {state === 'failed' && <Alert type="error" showIcon title={say('failed', { why: why ?? '' })} />}
      {children}
    </div>
  );
}

/** A place that does not fit, with a link to the line where there is one. */
export function FaultLine({ fault: { conversation, sequence, what } }: { readonly fault: VerifyResult['found'][number] }) {
  const { say, language } = useWordsOf(PROOF_WORDS);
  const place = conversation === undefined || conversation === '' ? say('line', { n: sequence }) : `${conversation} · ${say('sequence', { n: sequence })}`;
  return <li>{conversation === undefined || conversation === '' ? place : <Link to={linkTo(conversation, sequence)}>{place}</Link>} — {faultWords(what, language)}</li>;
}
