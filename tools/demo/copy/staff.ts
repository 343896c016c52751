import type { Kysely } from 'kysely';
import type { Engine } from '../../../adapters/database/engine.js';
import type { Schema } from '../../../adapters/database/schema.js';

/** The accounts of the demo's staff, and what the audit says of what they did. */
export async function copyStaff(source: Kysely<Schema>, target: Pick<Engine, 'transaction'>): Promise<void> {
  const staff = await source.selectFrom('staff').selectAll().execute();
  const audit = await source.selectFrom('audit').selectAll().orderBy('ordinal').execute();
  await target.transaction(async (on) => {
    for (const each of staff) await on.insertInto('staff').values(each).execute();
    for (const { ordinal: _ordinal, ...each } of audit) await on.insertInto('audit').values(each).execute();
  });
}
