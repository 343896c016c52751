import { z } from 'zod';
import type { Job } from '../../../records/proof/jobs.js';
import { checkResult, exportManifest, verifyResult, type JobView } from '../../api/proof.js';
import type { StaffStore } from '../../staff/port.js';
import { exportParams } from './exportWork.js';

/** Named conversations that are shown. */
const SHOWN = 20;
const anchorResult = z.object({ ordinal: z.int(), hash: z.string() });
const failure = z.object({ why: z.string() });

/** Jobs as the console shows them, with the names of who asked for them. */
export async function jobViews(jobs: readonly Job[], staff: Pick<StaffStore, 'byId'>): Promise<JobView[]> {
  const names = new Map<string, string>();
  for (const id of new Set(jobs.map((job) => job.staff))) names.set(id, id === '' ? '' : ((await staff.byId(id))?.displayName ?? id));
  return jobs.map((job) => ({ ...resultOf(job), ...plain(job), by: names.get(job.staff) ?? '' }));
}

function plain({ id, kind, state, askedAt, beganAt, endedAt, done, total, cancelled }: Job): Omit<JobView, 'by'> {
  return { id, kind, state, askedAt, beganAt, endedAt, done, total, cancelled };
}

function resultOf({ kind, state, params, result }: Job): Partial<JobView> {
  const asked = kind === 'export' ? askedOf(params) : {};
  if (state === 'failed') return { ...asked, ...pick('why', failure.safeParse(result).data?.why) };
  if (state !== 'done') return asked;
  switch (kind) {
    case 'verify': return pick('verify', verifyResult.safeParse(result).data);
    case 'check': return pick('check', checkResult.safeParse(result).data);
    case 'anchor': return pick('anchor', anchorResult.safeParse(result).data);
    case 'export': return { ...asked, ...pick('export', exportManifest.safeParse(result).data) };
  }
}

function askedOf(params: Job['params']): Partial<JobView> {
  const { filter: { conversations, ...filter }, format, search } = exportParams.parse(params);
  // Thousands of names are nothing to look at, once a second.
  return { filter: { ...filter, ...(conversations && conversations.length <= SHOWN && { conversations }) }, format, ...(search !== undefined && { searched: true }) };
}

function pick<Name extends keyof JobView>(name: Name, value: JobView[Name] | undefined): Partial<JobView> {
  return value === undefined ? {} : { [name]: value };
}
