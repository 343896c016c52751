import { jobAsked, jobView, type JobView } from '../../../bot/api/proof.js';
import { archivesView, monthsView, type ArchivesView } from '../../../bot/api/keeping.js';
import type { ServerProcess } from '../../crash/serverProcess.js';
import type { SignedIn } from '../../desk/staff.js';

/** How fast long work goes, and what it takes of memory. */
export interface Rate {
  readonly name: string;
  readonly records: number;
  readonly seconds: number;
  /** What the server's memory rose by at most, in MB. */
  readonly megabytes: number;
}

/** An archive, and its way back. */
export interface ArchiveRate {
  readonly archived: Rate;
  readonly restored: Rate;
  /** Records of the database before, while the archive was away, and after it was put back. A timer may add a few meanwhile. */
  readonly before: number;
  readonly during: number;
  readonly after: number;
}

const POLL_MS = 50;
const DAY_MS = 86_400_000;
/** Looked at for that many records at least. */
const EXPORTED = 100_000;

type Staff = Pick<SignedIn, 'get' | 'post'>;

/** Verifies everything by the button. */
export async function verifiedByButton(staff: Staff, server: ServerProcess): Promise<Rate> {
  return await measured('verify, by the button', server, async () => (await jobDone(staff, '/proof/verifications')).verify?.records ?? 0);
}

/** Exports the days that hold so many records: the last ones. */
export async function exportedBy(staff: Staff, server: ServerProcess, total: number, format: 'jsonl' | 'csv'): Promise<Rate> {
  // Ninety-two days are in it, about evenly.
  const days = Math.max(1, Math.ceil((92 * EXPORTED) / Math.max(total, 1)));
  const filter = { from: new Date(Date.now() - days * DAY_MS).toISOString(), before: new Date().toISOString() };
  return await measured(`export, ${format}`, server, async () => (await jobDone(staff, '/proof/exports', { filter, format })).export?.records ?? 0);
}

/** Archives the first month and puts it back. */
export async function archivedAndRestored(staff: Staff, server: ServerProcess): Promise<ArchiveRate> {
  const { months } = monthsView.parse(await staff.get('/keeping/months'));
  const [first] = months.map(({ month }) => month).sort();
  if (first === undefined) throw new Error('no month can be archived');
  const before = await recordsHere(staff);
  let archive = '';
  const archived = await measured(`archive of ${first}`, server, async () => {
    await staff.post('/keeping/archives', { month: first });
    const done = await workDone(staff);
    const made = done.archives.filter(({ month }) => month === first).at(0);
    archive = made?.id ?? '';
    return made?.records ?? 0;
  });
  const during = await recordsHere(staff);
  const restored = await measured(`restore of ${first}`, server, async () => {
    await staff.post(`/keeping/archives/${archive}/restore`, {});
    return (await workDone(staff)).work?.records ?? 0;
  });
  const after = await recordsHere(staff);
  return { archived, restored, before, during, after };
}

/** Records in the database alone, by a verification, which has to find all whole. */
async function recordsHere(staff: Staff): Promise<number> {
  const { verify } = await jobDone(staff, '/proof/verifications');
  if (verify?.faults !== 0) throw new Error(`not whole: ${JSON.stringify(verify).slice(0, 500)}`);
  return verify.records;
}

async function jobDone(staff: Staff, path: string, body: unknown = {}): Promise<JobView> {
  const { job } = jobAsked.parse(await staff.post(path, body));
  for (;;) {
    const now = jobView.parse(await staff.get(`/proof/jobs/${job.id}`));
    if (now.state === 'done') return now;
    if (now.state !== 'queued' && now.state !== 'running') throw new Error(`${path}: ${now.state} ${now.why ?? ''}`);
    await pause();
  }
}

async function workDone(staff: Staff): Promise<ArchivesView> {
  for (;;) {
    const now = archivesView.parse(await staff.get('/keeping/archives'));
    if (now.work?.problem !== undefined) throw new Error(now.work.problem);
    if (now.work?.endedAt !== undefined) return now;
    await pause();
  }
}

async function measured(name: string, server: ServerProcess, work: () => Promise<number>): Promise<Rate> {
  const [begun, before] = [performance.now(), server.residentMegabytes()];
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, server.residentMegabytes())), POLL_MS);
  try {
    const records = await work();
    return { name, records, seconds: (performance.now() - begun) / 1_000, megabytes: most - before };
  } finally {
    clearInterval(watch);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
