import { Alert, Button, Card, Spin } from 'antd';
import type { JobView } from '../../../bot/api/proof.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { FaultLine, JobLine } from './JobLine.tsx';
import { isLive, useJobs } from './useJobs.ts';
import { PROOF_WORDS } from './words.ts';

/** Verifications shown; what came before is of no use. */
const SHOWN = 5;

/** The whole record, verified beside the chats. */
export function Verification() {
  const { say } = useWordsOf(PROOF_WORDS);
  const { jobs, isPending, error, again, ask, cancel, asking } = useJobs('verify');
  return (
    <Card
      title={<h2>{say('verify')}</h2>}
      extra={<Button type="primary" loading={asking} disabled={jobs.some(isLive)} onClick={() => void ask('/proof/verifications', {}, say('verify.joined'))}>{say('verify.start')}</Button>}
    >
      <p>{say('verify.why')}</p>
      {error ? <Failed error={error} again={again} /> : isPending ? <Spin /> : jobs.length === 0 ? <p>{say('verify.none')}</p> : jobs.slice(0, SHOWN).map((job) => <JobLine key={job.id} job={job} onCancel={(id) => void cancel(id)}><Outcome job={job} /></JobLine>)}
    </Card>
  );
}

function Outcome({ job: { verify } }: { readonly job: JobView }) {
  const { say, tag } = useWordsOf(PROOF_WORDS);
  if (verify === undefined) return null;
  const { records, conversations, departed, faults, found } = verify;
  const number = new Intl.NumberFormat(tag);
  if (faults === 0) {
    const left = departed.archived + departed.deleted === 0 ? undefined : say('verify.departed', { archived: number.format(departed.archived), read: number.format(departed.read), deleted: number.format(departed.deleted) });
    return <Alert type="success" showIcon title={say('verify.whole', { records: number.format(records), conversations: number.format(conversations) })} description={left} />;
  }
  return (
    <Alert
      type="error" showIcon title={say('verify.broken', { faults: number.format(faults) })}
      description={<ul className="proof-faults">{found.map((fault) => <FaultLine key={`${fault.conversation ?? ''}#${fault.sequence} ${fault.what}`} fault={fault} />)}</ul>}
    />
  );
}
