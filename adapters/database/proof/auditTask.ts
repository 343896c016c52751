import { sql } from 'kysely';
import { auditStep, type AuditRow } from '../../../records/proof/anchor.js';
import type { AuditDigest } from '../../../records/proof/anchors.js';
import type { Ground } from '../reading/ground.js';

/**
 * Goes on with the audit's digest, over entries written before `settled`. Two instances may commit entries in another order
 * than they were numbered in: behind the first one that is younger, nothing is taken yet.
 */
export async function auditDigest({ on }: Ground, { from, settled, through, limit }: { readonly from: AuditDigest; readonly settled?: string | undefined; readonly through?: number | undefined; readonly limit: number }): Promise<AuditDigest> {
  const { rows } = await sql<AuditRow>`
    select ordinal, at, staff, what, subject, address, outcome, detail from audit where ordinal > ${from.through} order by ordinal limit ${limit}`.execute(on);
  let { through: last, digest } = from;
  for (const row of rows) {
    if ((settled !== undefined && row.at >= settled) || (through !== undefined && row.ordinal > through)) break;
    digest = auditStep(digest, row);
    last = row.ordinal;
  }
  return { through: last, digest };
}
