import { sql } from 'kysely';
import { z } from 'zod';
import type { Vault } from '../../../records/vault.js';
import type { HoldOn, Kept } from '../../../supervision/keeping/port.js';
import type { KeptMatter } from '../../../supervision/keeping/retention.js';
import { caseOf } from '../caseReading.js';
import type { Connection } from '../schema.js';
import { stillOpen } from './stillOpen.js';

/** A hold's body, as far as it is needed here: every key that the customer is looked up by. */
const heldKeys = z.looseObject({ keys: z.array(z.string()).optional() });

/** The state of a hold that is in force. */
export const IN_FORCE = 'in-force';

interface HeadRow {
  readonly id: string;
  readonly channel: string;
  readonly last_sequence: number;
  readonly opened_at: string;
  readonly last_at: string | null;
  readonly records: number;
  readonly archived: number;
  readonly archived_at: string | null;
}

/** How conversations stand for keeping: see `DeletionRows.kept`. */
export async function keptOf(on: Connection, vault: Vault, conversations: readonly string[], now: number): Promise<ReadonlyMap<string, Kept>> {
  const found = new Map<string, Kept>();
  if (conversations.length === 0) return found;
  const ids = sql.join([...conversations]);
  const { rows: heads } = await sql<HeadRow>`
    select c.id, c.channel, c.last_sequence, c.opened_at,
      (select r.at from records r where r.conversation = c.id and r.sequence = c.last_sequence) as last_at,
      (select count(*) from records r where r.conversation = c.id) as records,
      cast(coalesce((select sum(a.to_sequence - a.from_sequence + 1) from archived a where a.conversation = c.id and a.state = 'archived'), 0) as bigint) as archived,
      (select max(a.last_at) from archived a where a.conversation = c.id and a.state = 'archived') as archived_at
    from conversations c where c.id in (${ids}) and c.channel <> 'supervision' order by c.id`.execute(on);
  const open = await stillOpen(on, conversations, now);
  const cases = await on.selectFrom('cases').select(['conversation', 'number', 'kind', 'major', 'contact_key', 'identity', 'body']).where('conversation', 'in', [...conversations]).execute();
  const bookings = await on.selectFrom('bookings').select(['conversation', 'number', 'start', 'contact_key', 'identity']).where('conversation', 'in', [...conversations]).execute();
  const due = new Set((await on.selectFrom('dossiers').select('about_conversation').where('about_conversation', 'in', [...conversations]).where('due_at', 'is not', null).execute()).map((row) => row.about_conversation));
  const holds = await holdsOn(on, vault, conversations, new Map([...cases, ...bookings].map((row) => [row.number, row])));
  for (const head of heads) {
    const matters: KeptMatter[] = [
      ...cases.filter(({ conversation }) => conversation === head.id).map((row): KeptMatter => {
        const body = caseOf(vault, row.body);
        return { kind: body.kind, number: row.number, major: row.major === 1, endedAt: body.updatedAt };
      }),
      ...bookings.filter(({ conversation }) => conversation === head.id).map((row): KeptMatter => ({ kind: 'booking', number: row.number, major: false, endedAt: `${row.start}:00.000Z` })),
    ];
    const what = open.get(head.id) ?? (due.has(head.id) ? 'dossier' : undefined);
    found.set(head.id, {
      conversation: head.id, channel: head.channel, lastAt: head.last_at ?? head.archived_at ?? head.opened_at, matters,
      records: head.records + head.archived, archived: head.archived, holds: holds.get(head.id) ?? [], ...(what !== undefined && { open: what }),
    });
  }
  return found;
}

interface Named {
  readonly conversation: string;
  readonly number: string;
  readonly contact_key: string;
  readonly identity: string;
}

/** The holds in force on each conversation, on cases and bookings in it or spoken of in it, and on whoever it is with. */
async function holdsOn(on: Connection, vault: Vault, conversations: readonly string[], matters: ReadonlyMap<string, Named>): Promise<ReadonlyMap<string, readonly HoldOn[]>> {
  const rows = await on.selectFrom('dossiers').select(['id', 'opened_at', 'about_conversation', 'about_case', 'about_customer', 'body']).where('kind', '=', 'hold').where('state', '=', IN_FORCE).execute();
  if (rows.length === 0) return new Map();
  const spoken = await on.selectFrom('projected_cases').select(['conversation', 'number']).where('conversation', 'in', [...conversations]).execute();
  const customers = rows.filter((row) => row.about_customer !== '').map((row) => ({ row, keys: new Set([row.about_customer, ...keysIn(vault, row.body)]) }));
  return new Map(conversations.map((conversation) => {
    const own = [...matters.values()].filter((each) => each.conversation === conversation);
    const numbers = new Set([...own.map(({ number }) => number), ...spoken.filter((each) => each.conversation === conversation).map(({ number }) => number)]);
    return [conversation, [
      ...rows.filter((row) => row.about_conversation === conversation).map((row): HoldOn => ({ id: row.id, since: row.opened_at, on: 'conversation' })),
      ...rows.filter((row) => row.about_case !== '' && numbers.has(row.about_case)).map((row): HoldOn => ({ id: row.id, since: row.opened_at, on: 'case' })),
      ...customers.filter(({ keys }) => own.some((each) => (each.contact_key !== '' && keys.has(each.contact_key)) || (each.identity !== '' && keys.has(each.identity)))).map(({ row }): HoldOn => ({ id: row.id, since: row.opened_at, on: 'customer' })),
    ]];
  }));
}

/** A contact has a key for each key of the vault. What can't be opened any more still counts by its own column. */
function keysIn(vault: Vault, body: string): readonly string[] {
  try {
    return heldKeys.parse(JSON.parse(vault.open(body))).keys ?? [];
  } catch {
    return [];
  }
}
