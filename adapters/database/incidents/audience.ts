import { sql } from 'kysely';
import { z } from 'zod';
import { ENDED } from '../../../cases/case.js';
import type { Vault } from '../../../records/vault.js';
import type { Audience } from '../../../supervision/incidents/incident.js';
import type { Addressee } from '../../../supervision/incidents/port.js';
import { eachCustomerOnce, type Candidate } from '../../../supervision/incidents/reach.js';
import type { Ground } from '../reading/ground.js';
import type { Connection } from '../schema.js';
import { SetQuery } from '../setWise.js';
import type { Traits } from '../traits.js';

/** Whom a message is for. */
export interface AudienceParams {
  readonly audience: Audience;
  /** ISO 8601 in UTC: a conversation heard since is live. */
  readonly since: string;
  /** Now on the institution's wall clock, `2026-12-02T15:00`: appointments from then on are still to come. */
  readonly wallClock: string;
}

/** Channels by which nobody can be written to: what was entered by hand, and supervision's own. */
const SPOKEN = ['phone', 'counter', 'supervision'];

/** Conversations looked up at once. */
const CHUNK = 2_000;

/** An appointment or a case as it is kept: only what it is chosen by. */
const matter = z.object({ service: z.string().optional(), branch: z.string().optional(), subject: z.string().optional(), details: z.record(z.string(), z.json()).optional() });

/** The conversations that a message goes to: of each customer the one they were last heard in. */
export async function addressees({ on, traits, vault }: Ground, { audience, since, wallClock }: AudienceParams): Promise<Addressee[]> {
  const chosen = await conversationsWith(on, vault, audience, wallClock);
  const byMatter = audience.who === 'matters' || audience.kinds.length > 0 || audience.branch !== undefined || audience.service !== undefined;
  const reachable = await on.selectFrom('conversations').where('channel', 'not in', SPOKEN).$if(audience.channels.length > 0, (query) => query.where('channel', 'in', audience.channels))
    .select(['id', 'channel', 'customer', 'last_sequence']).execute();
  // Where only what is chosen counts, nothing else is looked up: that is most of the work.
  const looked = byMatter ? reachable.filter(({ id }) => chosen.has(id)) : reachable;
  const heard = await heardAt(on, traits, looked);
  const found = looked.flatMap((row) => { const at = heard.get(row.id) ?? ''; return at >= since || (audience.who !== 'live' && chosen.has(row.id)) ? [{ ...row, at }] : []; });
  if (found.length === 0) return [];
  const keys = await customerKeys(on);
  const candidates = found.map(({ id, channel, customer, at }): Candidate => ({ conversation: id, channel, at, keys: [`${channel} ${customer}`, ...(keys.get(id) ?? [])] }));
  return eachCustomerOnce(candidates);
}

/** When something last happened in each conversation. */
async function heardAt(on: Connection, traits: Traits, conversations: readonly { readonly id: string; readonly last_sequence: number }[]): Promise<ReadonlyMap<string, string>> {
  const query = new SetQuery<{ readonly conversation: string; readonly at: string }>(traits, { conversation: 'text', sequence: 'integer' }, (given) =>
    `select r.conversation, r.at from ${given} join records r on r.conversation = given.conversation and r.sequence = given.sequence`);
  const heard = new Map<string, string>();
  for (let from = 0; from < conversations.length; from += CHUNK) {
    for (const { conversation, at } of await query.run(on, conversations.slice(from, from + CHUNK).map(({ id, last_sequence }) => [id, last_sequence]))) heard.set(conversation, at);
  }
  return heard;
}

/** Conversations whose customers have an open appointment or case that is asked for. */
async function conversationsWith(on: Connection, vault: Vault, { who, kinds, branch, service }: Audience, wallClock: string): Promise<ReadonlySet<string>> {
  const looked = branch !== undefined || service !== undefined;
  const found = new Set<string>();
  if (who === 'live' && kinds.length === 0 && !looked) return found;
  const matches = (body: string): boolean => {
    if (!looked) return true;
    const { details = {}, ...read } = matter.parse(JSON.parse(vault.open(body)));
    const services = [read.service, read.subject, details['service']];
    const branches = [read.branch, details['branch'], details['where']];
    return (service === undefined || services.includes(service)) && (branch === undefined || branches.includes(branch));
  };
  if (kinds.length === 0 || kinds.includes('booking')) {
    const rows = await on.selectFrom('bookings').select(['conversation', 'body']).where('status', '=', 'held').where('start', '>=', wallClock).execute();
    for (const row of rows) if (!found.has(row.conversation) && matches(row.body)) found.add(row.conversation);
  }
  const cases = kinds.filter((kind) => kind !== 'booking');
  if (kinds.length === 0 || cases.length > 0) {
    const rows = await on.selectFrom('cases').select(['conversation', 'body']).where('state', 'not in', [...ENDED]).$if(cases.length > 0, (query) => query.where('kind', 'in', cases)).execute();
    for (const row of rows) if (!found.has(row.conversation) && matches(row.body)) found.add(row.conversation);
  }
  return found;
}

/** What customers are known by beyond their channel: the same contact or identity in two conversations is one customer. */
async function customerKeys(on: Connection): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ conversation: string; contact_key: string; identity: string }>`
    select conversation, contact_key, identity from cases where contact_key <> '' or identity <> ''
    union select conversation, contact_key, identity from bookings where contact_key <> '' or identity <> ''`.execute(on);
  const keys = new Map<string, string[]>();
  for (const { conversation, contact_key, identity } of rows) {
    const own = keys.get(conversation) ?? [];
    if (contact_key !== '') own.push(`contact ${contact_key}`);
    if (identity !== '') own.push(`identity ${identity}`);
    keys.set(conversation, own);
  }
  return keys;
}
