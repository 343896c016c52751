import { z } from 'zod';
import { JOB_KINDS, JOB_STATES, type Job, type JobKind, type Jobs, type NewJob } from '../../../records/proof/jobs.js';
import { canonicalText } from '../../../records/chain.js';
import type { Connection } from '../schema.js';
import type { ProofJobsTable } from '../schema/keeping.js';
import type { Traits } from '../traits.js';
import { isId, storable } from '../texts.js';

const LIVE = ['queued', 'running'];
const kind = z.enum(JOB_KINDS);
const state = z.enum(JOB_STATES);

/** Adds a job, or finds the live one about the same. A rival that adds it at this moment is found, too. */
export async function askJob(on: Connection, job: NewJob): Promise<{ readonly job: Job; readonly joined: boolean }> {
  const same = storable(job.same);
  // A live one may end between the two statements: then there is room for this one.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const added = await on.insertInto('proof_jobs').values(rowOf({ ...job, same })).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst();
    if (added) return { job: jobOf(added), joined: false };
    const live = await on.selectFrom('proof_jobs').selectAll().where('same', '=', same).where('state', 'in', LIVE).executeTakeFirst();
    if (live) return { job: jobOf(live), joined: true };
  }
  throw new Error('the job could neither be added nor found');
}

/** Adds a job unless there was one of its id, or one lives that is about the same. */
export async function onceJob(on: Connection, job: NewJob): Promise<void> {
  await on.insertInto('proof_jobs').values(rowOf({ ...job, same: storable(job.same) })).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Takes the oldest that waits or was left. Two anchors are never taken at once: a unique index holds the second back. */
export async function claimJob(on: Connection, traits: Traits, holder: string, now: number, until: number, kinds: readonly JobKind[] = JOB_KINDS): Promise<Job | undefined> {
  const anchoring = on.selectFrom('proof_jobs').select('id').where('kind', '=', 'anchor').where('state', '=', 'running').where('lease_until', '>', now);
  let open = on.selectFrom('proof_jobs').selectAll().where('kind', 'in', kinds)
    .where((of) => of.or([of('state', '=', 'queued'), of.and([of('state', '=', 'running'), of('lease_until', '<=', now)])]))
    .where((of) => of.or([of('kind', '<>', 'anchor'), of.not(of.exists(anchoring))]))
    // What was begun comes before what waits: an anchor that was left would hold back every other.
    .orderBy('state', 'desc').orderBy('asked_at').orderBy('id').limit(1);
  if (traits.name === 'postgres') open = open.forUpdate().skipLocked();
  const found = await open.executeTakeFirst();
  if (!found) return undefined;
  const beganAt = found.began_at === '' ? new Date(now).toISOString() : found.began_at;
  await on.updateTable('proof_jobs').set({ state: 'running', holder, lease_until: until, began_at: beganAt, done: 0, total: 0 }).where('id', '=', found.id).execute();
  return jobOf({ ...found, state: 'running', began_at: beganAt, done: 0, total: 0 });
}

/** See {@link Jobs.progress}. */
export async function progressJob(on: Connection, id: string, holder: string, until: number, done: number, total: number): Promise<'go-on' | 'cancel' | 'lost'> {
  const [row] = await on.updateTable('proof_jobs').set({ lease_until: until, done, total }).where('id', '=', id).where('holder', '=', holder).where('state', '=', 'running').returning('cancel').execute();
  if (!row) return 'lost';
  return row.cancel === 1 ? 'cancel' : 'go-on';
}

/** See {@link Jobs.end}. */
export async function endJob(on: Connection, id: string, holder: string, end: Parameters<Jobs['end']>[2]): Promise<boolean> {
  const rows = await on.updateTable('proof_jobs')
    .set({ state: end.state, ended_at: end.at, done: end.done, total: end.total, result: canonicalText(end.result), lease_until: 0 })
    .where('id', '=', id).where('holder', '=', holder).where('state', '=', 'running').returning('id').execute();
  return rows.length > 0;
}

/** See {@link Jobs.release}. */
export async function releaseJob(on: Connection, id: string, holder: string): Promise<void> {
  await on.updateTable('proof_jobs').set({ lease_until: 0, holder: '' }).where('id', '=', id).where('holder', '=', holder).where('state', '=', 'running').execute();
}

/** See {@link Jobs.cancel}. */
export async function cancelJob(on: Connection, id: string, at: string): Promise<Job | undefined> {
  await on.updateTable('proof_jobs').set({ cancel: 1 }).where('id', '=', id).where('state', 'in', LIVE).execute();
  await on.updateTable('proof_jobs').set({ state: 'cancelled', ended_at: at }).where('id', '=', id).where('state', '=', 'queued').execute();
  return await jobById(on, id);
}

/** One job. */
export async function jobById(on: Connection, id: string): Promise<Job | undefined> {
  if (!isId(id)) return undefined;
  const row = await on.selectFrom('proof_jobs').selectAll().where('id', '=', id).executeTakeFirst();
  return row && jobOf(row);
}

/** The last ones of a kind. */
export async function listJobs(on: Connection, of: JobKind, limit: number): Promise<readonly Job[]> {
  const rows = await on.selectFrom('proof_jobs').selectAll().where('kind', '=', of).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(jobOf);
}

function rowOf(job: NewJob): ProofJobsTable {
  return {
    id: job.id, kind: job.kind, state: 'queued', same: job.same, staff: storable(job.staff), asked_at: job.askedAt, began_at: '', ended_at: '',
    holder: '', lease_until: 0, done: 0, total: 0, cancel: 0, params: canonicalText(job.params), result: 'null',
  };
}

function jobOf(row: ProofJobsTable): Job {
  return {
    id: row.id, kind: kind.parse(row.kind), state: state.parse(row.state), same: row.same, staff: row.staff, askedAt: row.asked_at, beganAt: row.began_at, endedAt: row.ended_at,
    done: row.done, total: row.total, cancelled: row.cancel === 1, params: z.json().parse(JSON.parse(row.params)), result: z.json().parse(JSON.parse(row.result)),
  };
}
