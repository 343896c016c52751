import { sql } from 'kysely';
import { setImmediate as nextPhase } from 'node:timers/promises';
import type { Connection } from '../schema.js';
import { somethingOpen } from './stillOpen.js';

/** Heads looked at in one statement. */
const HEADS = 500;

/** How many conversations of each month could be archived: see `ArchiveRows.due`. */
export async function dueByMonth(on: Connection, before: string, now: number, monthOf: (at: string) => string): Promise<ReadonlyMap<string, number>> {
  const months = new Map<string, number>();
  for (let after = ''; ; ) {
    const { rows: [end] } = await sql<{ id: string | null }>`select max(id) as id from (select id from conversations where id > ${after} order by id limit ${HEADS}) as page`.execute(on);
    const last = end?.id ?? undefined;
    if (last === undefined) break;
    const { rows } = await sql<{ at: string }>`
      select r.at from conversations c join records r on r.conversation = c.id and r.sequence = c.last_sequence
      where c.id > ${after} and c.id <= ${last} and r.at < ${before} and c.channel <> 'supervision' and not ${somethingOpen('c.id', now)}`.execute(on);
    for (const { at } of rows) months.set(monthOf(at), (months.get(monthOf(at)) ?? 0) + 1);
    after = last;
    await nextPhase();
  }
  return new Map([...months].sort(([one], [other]) => (one < other ? -1 : 1)));
}
