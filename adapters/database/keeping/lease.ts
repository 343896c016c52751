import { sql } from 'kysely';
import type { Connection } from '../schema.js';

/** Takes or prolongs a lease; whether this holder has it now. Times are epoch ms. */
export async function takeLease(on: Connection, { name, holder, now, until }: { readonly name: string; readonly holder: string; readonly now: number; readonly until: number }): Promise<boolean> {
  const { rows } = await sql<{ holder: string }>`
    insert into keeping_leases (name, holder, until) values (${name}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where keeping_leases.holder = excluded.holder or keeping_leases.until <= ${now}
    returning holder`.execute(on);
  return rows.length > 0;
}
