import { z } from 'zod';
import { openEngine, type Engine } from '../../adapters/database/engine.js';
import { SnapshotReader } from '../../adapters/database/reader.js';
import type { DatabasePlace } from '../../adapters/database/store.js';
import { systemClock } from '../../bot/clock.js';
import { Vault } from '../../records/vault.js';
import type { StoredRecord } from '../../records/reader.js';
import { doubleBookings, type BookingRows } from './bookings.js';
import { brokenChains } from './chains.js';
import type { CrashCustomer } from './customer.js';
import { sequenceIn } from './frames.js';

const said = z.object({ text: z.string(), clientId: z.string().optional() });
const party = z.object({ role: z.string() });

/** What was promised and not kept, each in words; empty lists all round are a pass. */
export interface Verdict {
  /** Messages the server said it has, and that are not on record. */
  readonly missing: string[];
  /** Deliveries recorded twice. */
  readonly doubled: string[];
  /** Replies a customer saw that are not on record, or with other words. */
  readonly unrecorded: string[];
  /** Replies on record that their customer, having come back, was not shown, or shown twice. */
  readonly unseen: string[];
  readonly doubleBooked: string[];
  readonly broken: string[];
  /** Conversations whose last words are the customer's. */
  readonly unanswered: string[];
}

/** What there was to judge. */
export interface Counts {
  readonly records: number;
  readonly bookings: number;
}

/** Reads the database beside the server and judges everything in it, and what these customers were told. */
export async function judge(place: DatabasePlace, seal: string, customers: readonly CrashCustomer[]): Promise<{ verdict: Verdict; counts: Counts }> {
  const { rows, broken, bookings } = await reading(place, (engine) =>
    engine.snapshot(async (on) => {
      const all: StoredRecord[] = [];
      const wrong = await brokenChains(new SnapshotReader(on, engine.traits), seal, (record) => all.push(record));
      const table: BookingRows = { bookings: await on.selectFrom('bookings').selectAll().execute(), cells: await on.selectFrom('booking_cells').selectAll().execute() };
      return { rows: all, broken: wrong, bookings: table };
    }),
  );
  const verdict: Verdict = { missing: [], doubled: [], unrecorded: [], unseen: [], doubleBooked: doubleBookings(bookings, new Vault([{ id: 'crash', secret: Buffer.from(seal) }])), broken, unanswered: [] };
  const conversations = new Map<string, Told>();
  for (const row of rows) {
    let told = conversations.get(row.conversation);
    if (!told) conversations.set(row.conversation, (told = new Told()));
    told.add(row, verdict);
  }
  for (const [conversation, { lastIn, lastOut }] of conversations) if (lastIn > lastOut) verdict.unanswered.push(conversation);
  for (const customer of customers) compare(customer, conversations.get(customer.conversation) ?? new Told(), verdict);
  return { verdict, counts: { records: rows.length, bookings: bookings.bookings.length } };
}

/** How many conversations wait for an answer: what a crash has just interrupted. */
export async function openTurns(place: DatabasePlace): Promise<number> {
  return await reading(place, async ({ db }) => (await db.selectFrom('conversations').select('id').where('pending', '<>', '').execute()).length);
}

/** One conversation as the record has it. */
class Told {
  /** Sequences of the customer's messages, by the client's own id. */
  readonly received = new Map<string, number>();
  /** What the bot said, by sequence. */
  readonly replies = new Map<number, string>();
  lastIn = 0;
  lastOut = 0;

  add(row: StoredRecord, verdict: Verdict): void {
    if (row.kind !== 'message') return;
    const content = said.parse(JSON.parse(row.content));
    if (party.parse(JSON.parse(row.from)).role === 'customer') {
      this.lastIn = row.sequence;
      if (content.clientId === undefined) return;
      if (this.received.has(content.clientId)) verdict.doubled.push(`${content.clientId} of ${row.conversation}`);
      this.received.set(content.clientId, row.sequence);
    } else {
      this.lastOut = row.sequence;
      this.replies.set(row.sequence, content.text);
    }
  }
}

function compare(customer: CrashCustomer, told: Told, verdict: Verdict): void {
  for (const [clientId, id] of customer.acknowledged) if (told.received.get(clientId) !== sequenceIn(id)) verdict.missing.push(`${clientId}, acknowledged as ${id}`);
  for (const [id, { text }] of customer.seen) if (told.replies.get(sequenceIn(id)) !== text) verdict.unrecorded.push(id);
  const shown = new Set([...customer.seen.keys()].map(sequenceIn));
  for (const sequence of told.replies.keys()) if (!shown.has(sequence)) verdict.unseen.push(`${sequence} of ${customer.conversation}`);
  if (customer.seenTwice > 0) verdict.unseen.push(`${customer.seenTwice} shown twice in ${customer.conversation}`);
}

async function reading<T>(place: DatabasePlace, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ ...place, instance: 'judge', clock: systemClock, patience: { clock: systemClock, patienceMs: 8_000 }, readOnly: true });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
