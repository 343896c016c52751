import { z } from 'zod';
import type { AuditDraft, AuditEntry, AuditQuery } from '../../bot/audit.js';
import type { Connection } from './schema.js';
import { storable } from './texts.js';

const outcome = z.enum(['done', 'refused']);
const detail = z.record(z.string(), z.json());

/** Adds an entry. */
export async function appendAudit(on: Connection, draft: AuditDraft, now: number): Promise<void> {
  await on.insertInto('audit').values({
    at: new Date(now).toISOString(), staff: storable(draft.staff ?? ''), what: storable(draft.what), subject: storable(draft.subject ?? ''),
    address: storable(draft.address ?? ''), outcome: draft.outcome, detail: storable(JSON.stringify(draft.detail ?? {})),
  }).execute();
}

/** Entries, the latest first. */
export async function listAudit(on: Connection, { before, limit, staff, what, subject }: AuditQuery): Promise<AuditEntry[]> {
  let query = on.selectFrom('audit').selectAll().orderBy('ordinal', 'desc').limit(limit);
  if (before !== undefined) query = query.where('ordinal', '<', before);
  if (staff !== undefined) query = query.where('staff', '=', storable(staff));
  if (subject !== undefined) query = query.where('subject', '=', storable(subject));
  // A range, and not LIKE: no character of it has a meaning of its own.
  if (what !== undefined) query = query.where('what', '>=', storable(what)).where('what', '<', `${storable(what)}\u{10FFFF}`);
  return (await query.execute()).map((row) => ({ ...row, outcome: outcome.parse(row.outcome), detail: detail.parse(JSON.parse(row.detail)) }));
}
