import { z } from 'zod';

/** What was done or refused; never what was read or said. */
export const auditEntry = z.object({
  ordinal: z.int(),
  at: z.iso.datetime(),
  /** The id of who did it; '' when that is not known. */
  staff: z.string(),
  /** Such as `session.begin`, `staff.change`, `conversation.read`. */
  what: z.string(),
  /** On whom or what: a staff id, a case's number, a conversation's id, a route. */
  subject: z.string(),
  /** Where from, keyed so that it can be compared and not read; '' when unknown. */
  address: z.string(),
  outcome: z.enum(['done', 'refused']),
  detail: z.record(z.string(), z.json()),
});
/** An {@link auditEntry}. */
export type AuditEntry = z.infer<typeof auditEntry>;

/** Entries, the latest first; `next` asks for those before. */
export const auditPage = z.object({ entries: z.array(auditEntry), next: z.int().optional() });

/** Which entries. */
export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  staff: z.string().max(64).optional(),
  /** The beginning of `what`: `session.` finds all of them. */
  what: z.string().max(64).optional(),
  subject: z.string().max(200).optional(),
});
/** An {@link auditQuery}. */
export type AuditQuery = z.infer<typeof auditQuery>;
