import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Spin } from 'antd';
import { Link } from 'react-router-dom';
import type { ArchiveView, ArchivesView, ArchiveWork } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { linkTo } from '../../review/links.ts';
import { useWords } from '../../words/WordsContext.tsx';
import { dayTime, figure, size, useDo, useSay } from '../parts.ts';
import { Months } from './Months.tsx';

/** How often a running piece of work is looked at, in ms. */
const CLOSELY_MS = 1_000;

/** What is archived, what can be, and what goes on (norm 4.5). */
export function Archives() {
  const { say: sayAll } = useWords();
  const { say } = useSay();
  const client = useQueryClient();
  const { run } = useDo();
  const { data, error, refetch } = useQuery({
    queryKey: ['keeping', 'archives'], queryFn: () => api.get<ArchivesView>('/keeping/archives'),
    refetchInterval: ({ state: { data: known } }) => (known?.work !== undefined && known.work.endedAt === undefined ? CLOSELY_MS : false),
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <div className="centred"><Spin aria-label={sayAll('app.loading')} /></div>;
  const busy = data.work !== undefined && data.work.endedAt === undefined;
  const begin = (path: string, body: object) => run(async () => {
    client.setQueryData(['keeping', 'archives'], await api.post<ArchivesView>(path, body));
    void client.invalidateQueries({ queryKey: ['keeping', 'months'] });
  });
  return (
    <>
      {data.work && <Running work={data.work} />}
      <Months busy={busy} done={data.work?.endedAt} onArchive={(month) => void begin('/keeping/archives', { month })} />
      <h2>{say('archives.title')}</h2>
      {data.archives.length === 0 ? <p className="keeping-empty">{say('archives.none')}</p> : (
        <ul className="keeping-list">
          {[...data.archives].reverse().map((archive) => <Archive key={archive.id} archive={archive} busy={busy} onRestore={() => void begin(`/keeping/archives/${archive.id}/restore`, {})} />)}
        </ul>
      )}
    </>
  );
}

function Archive({ archive, busy, onRestore }: { readonly archive: ArchiveView; readonly busy: boolean; readonly onRestore: () => void }) {
  const { say, tag } = useSay();
  const { modal } = App.useApp();
  const { id, conversations, records, files, bytes, madeAt, madeBy, here, state, file, sha256 } = archive;
  const ask = () => void modal.confirm({ title: `${say('archives.restore')} ${id}`, content: say('archives.restore.sure', { id, n: figure(conversations, tag) }), okText: say('archives.restore'), cancelText: say('cancel'), onOk: onRestore });
  return (
    <li>
      <div className="what">
        <span className="line"><strong>{id}</strong>{!here && <span className="keeping-tag held">{say('archives.away')}</span>}{state !== 'kept' && <span className="keeping-tag">{say(`archives.state.${state}`)}</span>}</span>
        <span className="line"><span>{say('due.count', { n: figure(conversations, tag) })}</span><span>{say('records')} {figure(records, tag)}</span><span>{say('files')} {figure(files, tag)}</span><span>{size(bytes, tag)}</span></span>
        <span className="line quiet"><span>{dayTime(madeAt, tag)}</span><span>{madeBy.id === 'operator' ? say('operator') : madeBy.name}</span><span>{file}</span></span>
        <span className="hash">{say('archives.sha')} {sha256}</span>
      </div>
      <div className="acts"><Button size="small" disabled={busy || !here || state !== 'kept'} onClick={ask} aria-label={`${say('archives.restore')} ${id}`}>{say('archives.restore')}</Button></div>
    </li>
  );
}

function Running({ work }: { readonly work: ArchiveWork }) {
  const { say, tag } = useSay();
  const { what, subject, step, records, conversations = 0, stayed = 0, problem, broken, endedAt } = work;
  if (endedAt === undefined) return <Alert type="info" showIcon icon={<Spin size="small" />} role="status" title={say(`work.${what}`, { subject })} description={step === undefined ? say('work.begun') : say(`work.step.${step}`, { n: figure(records, tag) })} />;
  if (broken) return <Alert type="error" showIcon role="alert" title={say('work.broken', { subject })} description={<Link to={linkTo(broken.conversation, broken.sequence)}>{say('work.broken.where', broken)}</Link>} />;
  if (problem !== undefined) return <Alert type="error" showIcon role="status" title={problem === 'elsewhere' ? say('work.elsewhere') : say('work.failed', { subject })} />;
  const params = { subject, conversations: figure(conversations, tag), records: figure(records, tag) };
  return <Alert type="success" showIcon closable role="status" title={`${say(what === 'archive' ? 'work.archived' : 'work.restored', params)}${stayed > 0 ? say('work.stayed', { n: stayed }) : ''}`} />;
}
