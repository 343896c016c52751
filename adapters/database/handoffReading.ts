import { sql } from 'kysely';
import { z } from 'zod';
import { HANDOFF_KINDS, HANDOFF_STATES, OUTCOMES, type Handoff } from '../../handoff/handoff.js';
import type { QueueFigures } from '../../handoff/port.js';
import { LOCALES } from '../../records/message.js';
import type { Vault } from '../../records/vault.js';
import type { Connection } from './schema.js';
import { storable, storableKey } from './texts.js';

const summary = z.object({
  said: z.string().optional(),
  form: z.object({ name: z.string(), answers: z.array(z.object({ slot: z.string(), label: z.string(), value: z.string() })) }).optional(),
  customer: z.object({ name: z.string().optional(), contact: z.string().optional(), identity: z.string().optional(), verified: z.boolean(), proven: z.array(z.object({ kind: z.enum(['phone', 'mail']), value: z.string() })).optional() }).optional(),
  numbers: z.array(z.string()).optional(),
  clauses: z.array(z.string()).optional(),
});
const stored = z.object({
  id: z.string(), conversation: z.string(), channel: z.string(), locale: z.enum(LOCALES), kind: z.enum(HANDOFF_KINDS), why: z.string(), state: z.enum(HANDOFF_STATES),
  urgency: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]), skill: z.string(), team: z.string(), customerClass: z.string(), title: z.string(),
  openedAt: z.string(), dueAt: z.string(), offeredTo: z.string(), offeredUntil: z.string().optional(), passedBy: z.array(z.string()), agent: z.string(), former: z.array(z.string()).optional(),
  claimedAt: z.string().optional(), answeredAt: z.string().optional(), closedAt: z.string().optional(), outcome: z.enum(OUTCOMES).optional(),
  placeTold: z.number(), summary, version: z.number(),
});

/** Whether an opened body is a handoff: what a newer program added to one stays in it. */
function isHandoff(value: unknown): value is Handoff {
  return stored.safeParse(value).success;
}

/** A sealed body as a handoff. */
export function handoffOf(vault: Vault, body: string): Handoff {
  const value: unknown = JSON.parse(vault.open(body));
  if (!isHandoff(value)) throw new TypeError('not a handoff');
  return value;
}

/** Chats and messages: the customer's own conversation with a person, of which there is one at a time. */
export function isConversing({ kind }: Pick<Handoff, 'kind'>): boolean {
  return kind === 'chat' || kind === 'message';
}

/** The one that is meant where none is named: the chat or message, else the newest. */
export function foremost(live: readonly Handoff[]): Handoff | undefined {
  const newest = (one: Handoff, other: Handoff): Handoff => (other.openedAt > one.openedAt || (other.openedAt === one.openedAt && other.id > one.id) ? other : one);
  const [first, ...others] = live;
  return live.find(isConversing) ?? (first && others.reduce(newest, first));
}

// Words of the indexes' own conditions: a parameter in their place, and SQLite would not use the index.
const WAITING = sql<boolean>`state = 'waiting'`;
const HELD = sql<boolean>`state = 'held'`;
const CLOSED = sql<boolean>`state = 'closed'`;
const LIVE = sql<boolean>`state <> 'closed'`;

/** A handoff by its id. */
export async function handoffById(on: Connection, vault: Vault, id: string): Promise<Handoff | undefined> {
  const row = await on.selectFrom('handoffs').select('body').where('id', '=', storableKey(id)).executeTakeFirst();
  return row && handoffOf(vault, row.body);
}

/** A conversation's live one; see {@link foremost}. */
export async function liveHandoff(on: Connection, vault: Vault, conversation: string): Promise<Handoff | undefined> {
  const rows = await on.selectFrom('handoffs').select('body').where('conversation', '=', storable(conversation)).where(LIVE).execute();
  return foremost(rows.map(({ body }) => handoffOf(vault, body)));
}

/** A conversation's handoffs, newest first. */
export async function handoffHistory(on: Connection, vault: Vault, conversation: string, limit: number): Promise<Handoff[]> {
  const rows = await on.selectFrom('handoffs').select('body').where('conversation', '=', storable(conversation)).orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ body }) => handoffOf(vault, body));
}

/** What waits: the most urgent first, of these the oldest. */
export async function waitingHandoffs(on: Connection, vault: Vault, limit: number): Promise<Handoff[]> {
  const rows = await on.selectFrom('handoffs').select('body').where(WAITING).orderBy('urgency').orderBy('opened_at').orderBy('id').limit(limit).execute();
  return rows.map(({ body }) => handoffOf(vault, body));
}

/** What agents hold, or one of them; oldest first. */
export async function heldHandoffs(on: Connection, vault: Vault, agent: string | undefined): Promise<Handoff[]> {
  const rows = await on
    .selectFrom('handoffs').select('body').where(HELD)
    .$if(agent !== undefined, (of) => of.where('agent', '=', storable(agent ?? '')))
    .orderBy('agent').orderBy('opened_at').execute();
  return rows.map(({ body }) => handoffOf(vault, body));
}

/** Closed ones, newest first; those an agent had at last, where one is named. */
export async function closedHandoffs(on: Connection, vault: Vault, limit: number, agent: string | undefined): Promise<Handoff[]> {
  const rows = await on
    .selectFrom('handoffs').select('body').where(CLOSED)
    .$if(agent !== undefined, (of) => of.where('agent', '=', storable(agent ?? '')))
    .orderBy('closed_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ body }) => handoffOf(vault, body));
}

/** So many of the last closed chats tell how long one takes. */
const LAST_CHATS = 50;

/** The queue in figures. */
export async function queueFigures(on: Connection): Promise<QueueFigures> {
  const { waiting } = await on.selectFrom('handoffs').select((of) => of.fn.countAll<number>().as('waiting')).where(WAITING).where('kind', '=', 'chat').executeTakeFirstOrThrow();
  const lasted = await on
    .selectFrom('handoffs').select('held_seconds').where(sql<boolean>`state = 'closed' and kind = 'chat' and held_seconds is not null`)
    .orderBy('closed_at', 'desc').limit(LAST_CHATS).execute();
  const seconds = lasted.flatMap(({ held_seconds: each }) => (each === null ? [] : [each]));
  return { waiting, meanHeldSeconds: seconds.length === 0 ? undefined : seconds.reduce((sum, each) => sum + each, 0) / seconds.length };
}
