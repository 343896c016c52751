import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, loadavg } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../../bot/settings.js';
import { bundle } from '../../crash/bundle.js';
import type { ServerProcess } from '../../crash/serverProcess.js';
import { makeAccounts, signIn, type SignedIn } from '../../desk/staff.js';
import { makeDemo } from '../../demo/demo.js';
import { GUITAI, Stand } from '../subjects.js';
import { talkBeside, type Beside } from './beside.js';
import { chartsAsked } from './charts.js';
import { took, type Took } from './figures.js';
import { archivedAndRestored, exportedBy, verifiedByButton, type ArchiveRate, type Rate } from './jobs.js';
import { verifiedBy, type VerifyRate } from './verify.js';
import { reviewAsked } from './searches.js';

/** What supervision takes, on one store. */
export interface ReviewResult {
  readonly store: 'SQLite' | 'PostgreSQL';
  readonly records: number;
  readonly took: readonly Took[];
  readonly verify: VerifyRate;
  readonly rates: readonly Rate[];
  readonly archive: ArchiveRate;
  readonly beside: readonly Beside[];
  /** Runnable processes on the machine meanwhile. */
  readonly load: number;
}

/** Where the records are: made for the purpose unless told. What is measured adds a little to them. */
export interface ReviewPlace {
  readonly records: number;
  /** A DATA_DIR that `npm run demo` has filled. */
  readonly data?: string | undefined;
  /** A PostgreSQL database that it has filled, with the keys of that DATA_DIR; absent: the SQLite file there. */
  readonly database?: string | undefined;
  readonly seconds: number;
  readonly progress: (text: string) => void;
}

/** Measures what supervisors do on so many records, and what customers notice of it. */
export async function measureReview({ records, data, database, seconds, progress }: ReviewPlace): Promise<ReviewResult> {
  const directory = data ?? (await mkdtemp(join(tmpdir(), 'guitai-bench-')));
  const [stand, tools] = await Promise.all([Stand.of(GUITAI), bundle('tools/main.ts')]);
  try {
    if (data === undefined) {
      progress(`making ${records} records`);
      await makeDemo({ settings: readSettings({ DATA_DIR: directory }), records, months: 3, seed: 1, add: false });
    }
    const environment = { DATA_DIR: directory, ...(database !== undefined && { DATABASE_URL: database, NODE_ENV: 'development' }) };
    // A name of its own: the database may have been measured before.
    const name = `bench${Date.now().toString(36)}`;
    await makeAccounts(readSettings({ ...GUITAI.environment, ...environment }), [{ name, roles: ['supervisor', 'compliance'] }]);
    const server = await stand.start(environment);
    try {
      return await measured(server, await signIn(server.address, name), { store: database === undefined ? 'SQLite' : 'PostgreSQL', environment, program: tools.file, seconds, progress });
    } finally {
      await server.stop();
    }
  } finally {
    await Promise.all([stand.remove(), tools.remove()]);
    if (data === undefined) await rm(directory, { recursive: true, force: true });
  }
}

async function measured(server: ServerProcess, staff: SignedIn, { store, environment, program, seconds, progress }: { readonly store: ReviewResult['store']; readonly environment: Readonly<Record<string, string>>; readonly program: string; readonly seconds: number; readonly progress: (text: string) => void }): Promise<ReviewResult> {
  const asked = [...(await reviewAsked(staff)), ...chartsAsked(staff)];
  const results: Took[] = [];
  for (const each of asked) {
    progress(`${store}: ${each.name}`);
    results.push(await took(each, server));
  }
  progress(`${store}: verify, export, archive`);
  const verify = await verifiedBy(program, environment);
  const rates = [await verifiedByButton(staff, server), await exportedBy(staff, server, verify.records, 'jsonl'), await exportedBy(staff, server, verify.records, 'csv')];
  const archive = await archivedAndRestored(staff, server);
  const beside: Beside[] = [await talkBeside(server.address, 'nothing', seconds)];
  for (const kind of ['search', 'review page', 'chart']) {
    progress(`${store}: customers beside ${kind}`);
    const some = asked.filter(({ name }) => name.startsWith(kind));
    beside.push(await talkBeside(server.address, kind, seconds, async (count) => some[count % some.length]?.ask(count)));
  }
  const works = [['export', () => exportedBy(staff, server, verify.records, 'jsonl')], ['verify, by the button', () => verifiedByButton(staff, server)], ['verify, by the tool', () => verifiedBy(program, environment)]] as const;
  for (const [name, work] of works) {
    progress(`${store}: customers beside ${name}`);
    beside.push(await talkBeside(server.address, name, seconds, work));
  }
  staff.close();
  return { store, records: verify.records, took: results, verify, rates, archive, beside, load: loadavg()[0] ?? 0 };
}
