import { sql } from 'kysely';
import { z } from 'zod';
import { beginningsOf } from '../../../supervision/access/looks.js';
import type { Look, LookQuery } from '../../../supervision/access/port.js';
import type { Busy } from '../../../supervision/access/unusual.js';
import type { Ground } from '../reading/ground.js';
import { storable } from '../texts.js';

const outcome = z.enum(['done', 'refused']);
const detail = z.record(z.string(), z.json());
const counted = z.object({ staff: z.string(), hour: z.string(), subjects: z.coerce.number(), unsealed: z.coerce.number() });

/** See {@link AccessLog.looks}. */
export async function looksOf({ on }: Ground, { staff, subjects, beginnings, outcome: ended, from, to, before, limit }: LookQuery): Promise<Look[]> {
  let query = on.selectFrom('audit').select(['ordinal', 'at', 'staff', 'what', 'subject', 'outcome', 'detail']).orderBy('ordinal', 'desc').limit(limit)
    // Ranges, and not LIKE: no character of a name has a meaning of its own.
    .where((of) => of.or(beginnings.map((each) => of.and([of('what', '>=', storable(each)), of('what', '<', `${storable(each)}\u{10FFFF}`)]))));
  if (staff !== undefined) query = query.where('staff', '=', storable(staff));
  if (subjects !== undefined) {
    query = query.where((of) => of.or(subjects.flatMap((each) => [of('subject', '=', storable(each)), of.and([of('subject', '>=', `${storable(each)}#`), of('subject', '<', `${storable(each)}$`)])])));
  }
  if (ended !== undefined) query = query.where('outcome', '=', ended);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (before !== undefined) query = query.where('ordinal', '<', before);
  return (await query.execute()).map((row) => ({ ...row, outcome: outcome.parse(row.outcome), detail: detail.parse(JSON.parse(row.detail)) }));
}

/** See {@link AccessLog.busy}. */
export async function busyHours({ on }: Ground, { from, to }: { readonly from: string; readonly to: string }): Promise<Busy[]> {
  const within = sql.join(beginningsOf(['read', 'unsealed', 'customer']).map((each) => sql`(what >= ${each} and what < ${`${each}\u{10FFFF}`})`), sql` or `);
  const { rows } = await sql`
    select staff, substr(at, 1, 13) as hour, count(distinct subject) as subjects,
      sum(case when what = 'personal.revealed' or what = 'personal.unsealed' then 1 else 0 end) as unsealed
    from audit where at >= ${from} and at < ${to} and outcome = 'done' and staff <> '' and (${within})
    group by staff, substr(at, 1, 13) order by staff, hour`.execute(on);
  return z.array(counted).parse(rows);
}
