import { sql } from 'kysely';
import type { Batch, Needs, Unit } from './batch.js';
import type { Connection } from './schema.js';
import type { Traits } from './traits.js';

/** Lengthens a lease that this instance still holds. */
export class RenewUnit implements Unit<boolean> {
  readonly needs: Needs;

  constructor(
    conversation: string,
    private readonly now: number,
  ) {
    this.needs = { conversation };
  }

  work(batch: Batch): boolean {
    const head = batch.heads.get(this.needs.conversation);
    if (head?.leaseHolder !== batch.instance) return false;
    head.leaseUntil = this.now + batch.leaseMs;
    head.touched = true;
    return true;
  }
}

/** Gives a lease back, if this instance still holds it. */
export class ReleaseUnit implements Unit<undefined> {
  readonly needs: Needs;

  constructor(conversation: string) {
    this.needs = { conversation };
  }

  work(batch: Batch): undefined {
    const head = batch.heads.get(this.needs.conversation);
    if (head?.leaseHolder !== batch.instance) return;
    head.leaseHolder = null;
    head.leaseUntil = 0;
    head.touched = true;
  }
}

/** Takes over conversations whose messages nobody works on, longest abandoned first. One statement; instances pass each other by. */
export async function claimAbandoned(
  on: Connection,
  traits: Traits,
  claim: { readonly instance: string; readonly now: number; readonly until: number; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as materialized (
      select c.id from conversations c where c.pending <> '' and c.lease_until <= ${claim.now}
      order by c.lease_until limit ${claim.limit}${sql.raw(traits.skipLocked('c'))}
    )
    update conversations set lease_holder = ${claim.instance}, lease_until = ${claim.until}
    where id in (select due.id from due) returning id`.execute(on);
  return rows.map((row) => row.id);
}

/** Frees every lease: for a database that one process at a time works on, when that process starts. */
export async function freeAllLeases(on: Connection): Promise<void> {
  await on.updateTable('conversations').set({ lease_holder: null, lease_until: 0 }).where('lease_holder', 'is not', null).execute();
}
