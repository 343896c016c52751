import type { KnownCustomer } from '../../../supervision/projection/projection.js';
import { UNLINKED } from '../../../supervision/customers/linked.js';
import { IDENTIFYING, knownIn } from '../projection/input.js';
import type { Ground } from '../reading/ground.js';
import type { Connection } from '../schema.js';
import { storable } from '../texts.js';

/** When what was shown in a conversation was last taken back, ISO 8601 in UTC; undefined when it never was. */
export async function customerUnlinked({ on }: Ground, { conversation }: { readonly conversation: string }): Promise<string | undefined> {
  return (await lastUnlinked(on, conversation))?.at;
}

function lastUnlinked(on: Connection, conversation: string): Promise<{ readonly sequence: number; readonly at: string } | undefined> {
  return on.selectFrom('records').select(['sequence', 'at']).where('conversation', '=', storable(conversation)).where('kind', '=', 'event').where('content', 'like', `%"event":"${UNLINKED}"%`).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
}

/** See {@link CustomerFiles.proofs}. What somebody has damaged proves nothing. */
export async function customerProofs({ on, vault }: Ground, { conversation }: { readonly conversation: string }): Promise<readonly KnownCustomer[]> {
  // What the customer, or a colleague for them, has taken back proves nothing any more.
  const unlinked = await lastUnlinked(on, conversation);
  const rows = await on.selectFrom('records as r').innerJoin('originals as o', (join) => join.onRef('o.conversation', '=', 'r.conversation').onRef('o.sequence', '=', 'r.sequence'))
    .select('o.sealed').where('r.conversation', '=', storable(conversation)).where('r.kind', '=', 'event').where('o.kind', '=', 'kept').where('r.sequence', '>', unlinked?.sequence ?? 0)
    .where((of) => of.or([...IDENTIFYING].map((event) => of('r.content', 'like', `%"event":"${event}"%`)))).orderBy('r.sequence').execute();
  return rows.flatMap(({ sealed }) => {
    try {
      return knownIn(vault.open(sealed));
    } catch {
      return [];
    }
  });
}
