import { sql } from 'kysely';
import { z } from 'zod';
import { words } from '../../../cases/profile/words.js';
import { audience } from '../../../supervision/incidents/incident.js';
import type { Broadcast, Broadcasts, BroadcastWork } from '../../../supervision/incidents/port.js';
import type { Progress } from '../../../supervision/incidents/report.js';
import type { DeliveryContent } from '../../../records/record.js';
import type { Engine } from '../engine.js';
import { patiently, type Patience } from '../patience.js';
import { SetInsert, SetQuery } from '../setWise.js';
import { storable } from '../texts.js';

const body = z.object({ audience, texts: words });
const delivery = z.object({ through: z.number(), by: z.enum(['socket', 'fetch', 'connector', 'mail', 'sms']), error: z.string().optional() });
const phase = z.enum(['gathering', 'sending', 'following']);

/** Conversations looked at in one go when it is followed what became of messages. */
const PAGE = 200;
/** Written in one transaction: few enough that no chat waits for it. */
const CHUNK = 1_000;

/** Broadcasts in the database. */
export function broadcastsOf({ db, traits, transaction }: Pick<Engine, 'db' | 'traits' | 'transaction'>, patience: Patience): Broadcasts {
  const targets = new SetInsert(traits, 'broadcast_targets', { broadcast: 'text', conversation: 'text', state: 'text', sequence: 'integer' }, 'on conflict do nothing');
  const settled = new SetQuery<never>(traits, { broadcast: 'text', conversation: 'text', state: 'text', sequence: 'integer' }, (given) =>
    `update broadcast_targets set state = given.state, sequence = given.sequence from ${given}
     where broadcast_targets.broadcast = given.broadcast and broadcast_targets.conversation = given.conversation and broadcast_targets.state in ('waiting', 'sent')`);
  const deliveries = new SetQuery<{ readonly conversation: string; readonly wanted: number; readonly content: string; readonly outcome: string }>(traits, { conversation: 'text', sequence: 'integer' }, (given) =>
    `select r.conversation, given.sequence as wanted, r.content, r.outcome from ${given}
     join records r on r.conversation = given.conversation and r.sequence > given.sequence where r.kind = 'delivery'`);
  const run = <Answer>(work: Parameters<typeof transaction<Answer>>[0]): Promise<Answer> => patiently(patience, () => transaction(work));

  return {
    begin: async ({ id, incident, audience: whom, texts }: Broadcast, now) => {
      await run((on) => on.insertInto('broadcasts').values({ id: storable(id), incident: storable(incident), phase: 'gathering', body: storable(JSON.stringify({ audience: whom, texts })), begun_at: now, due_at: now }).onConflict((conflict) => conflict.doNothing()).execute());
    },
    claim: (now, forMs) =>
      run(async (on): Promise<BroadcastWork | undefined> => {
        const { rows } = await sql<{ id: string; incident: string; phase: string; body: string; begun_at: number }>`
          with due as materialized (select b.id from broadcasts b where b.phase <> 'done' and b.due_at <= ${now} order by b.due_at, b.id limit 1${sql.raw(traits.skipLocked('b'))})
          update broadcasts set due_at = ${now + forMs} where id in (select due.id from due) returning id, incident, phase, body, begun_at`.execute(on);
        const [row] = rows;
        return row && { id: row.id, incident: row.incident, phase: phase.parse(row.phase), begunAt: row.begun_at, ...body.parse(JSON.parse(row.body)) };
      }),
    keep: async (id, until) => {
      await run((on) => on.updateTable('broadcasts').set({ due_at: until }).where('id', '=', id).where('phase', '<>', 'done').execute());
    },
    found: async (id, conversations) => {
      // What a crash left half written was found at another time: one list it is.
      await run((on) => on.deleteFrom('broadcast_targets').where('broadcast', '=', id).where('state', '=', 'waiting').execute());
      for (let from = 0; from < conversations.length; from += CHUNK) {
        await run((on) => targets.run(on, conversations.slice(from, from + CHUNK).map((conversation) => [id, conversation, 'waiting', 0])));
      }
      await run((on) => on.updateTable('broadcasts').set({ phase: 'sending' }).where('id', '=', id).where('phase', '=', 'gathering').execute());
    },
    waiting: (id, limit) =>
      patiently(patience, async () => (await db.selectFrom('broadcast_targets').select('conversation').where('broadcast', '=', id).where('state', '=', 'waiting').orderBy('conversation').limit(limit).execute()).map(({ conversation }) => conversation)),
    settle: async (id, outcomes) => {
      await run((on) => settled.run(on, outcomes.map(({ conversation, state, sequence }) => [id, conversation, state, sequence])));
    },
    sent: async (id, nextAt) => {
      await run((on) => on.updateTable('broadcasts').set({ phase: 'following', due_at: nextAt }).where('id', '=', id).where('phase', '=', 'sending').execute());
    },
    follow: async (id) => {
      for (let after = ''; ; ) {
        const page = await patiently(patience, () => db.selectFrom('broadcast_targets').select(['conversation', 'sequence']).where('broadcast', '=', id).where('state', '=', 'sent').where('conversation', '>', after).orderBy('conversation').limit(PAGE).execute());
        const found = await patiently(patience, () => deliveries.run(db, page.map(({ conversation, sequence }) => [conversation, sequence])));
        const known = new Map<string, 'delivered' | 'failed'>();
        for (const { conversation, wanted, content } of found) {
          const became = whatBecame(delivery.parse(JSON.parse(content)), wanted);
          // A message that arrived has arrived, whatever failed before.
          if (became !== undefined && known.get(conversation) !== 'delivered') known.set(conversation, became);
        }
        if (known.size > 0) await run((on) => settled.run(on, page.flatMap(({ conversation, sequence }) => { const state = known.get(conversation); return state === undefined ? [] : [[id, conversation, state, sequence]]; })));
        after = page.at(-1)?.conversation ?? '';
        if (page.length < PAGE) break;
      }
      const { open } = await patiently(patience, () => db.selectFrom('broadcast_targets').select(({ fn }) => fn.countAll<number>().as('open')).where('broadcast', '=', id).where('state', '=', 'sent').executeTakeFirstOrThrow());
      return open;
    },
    leave: async (id, nextAt) => {
      await run((on) => on.updateTable('broadcasts').set(nextAt === undefined ? { phase: 'done' } : { due_at: nextAt }).where('id', '=', id).execute());
    },
    progress: (incident) =>
      patiently(patience, async () => {
        const rows = await db.selectFrom('broadcasts as b').leftJoin('broadcast_targets as t', 't.broadcast', 'b.id').where('b.incident', '=', incident)
          .groupBy(['b.id', 'b.phase', 't.state']).select(['b.id', 'b.phase', 't.state']).select(({ fn }) => fn.count<number>('t.conversation').as('count')).execute();
        const found = new Map<string, Progress>();
        for (const row of rows) {
          const { count } = row;
          const before = found.get(row.id) ?? { total: 0, waiting: 0, sent: 0, delivered: 0, failed: 0, finished: row.phase === 'following' || row.phase === 'done' };
          const name = row.state === 'gone' ? 'failed' : row.state;
          found.set(row.id, { ...before, total: before.total + count, ...(name !== null && isCounted(name) && { [name]: before[name] + count }) });
        }
        return found;
      }),
  };
}

function isCounted(name: string): name is 'waiting' | 'sent' | 'delivered' | 'failed' {
  return name === 'waiting' || name === 'sent' || name === 'delivered' || name === 'failed';
}

/** What a delivery says of one message. Channels that are read tell how far they have come; those that are pushed to, of each message. */
function whatBecame({ through, by, error }: Pick<DeliveryContent, 'through' | 'by'> & { readonly error?: string | undefined }, sequence: number): 'delivered' | 'failed' | undefined {
  if (by === 'mail' || by === 'sms') return undefined;
  if (by === 'connector') return through !== sequence ? undefined : error === undefined ? 'delivered' : 'failed';
  return error === undefined && through >= sequence ? 'delivered' : undefined;
}
