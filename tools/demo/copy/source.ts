import type { Kysely } from 'kysely';
import type { Schema } from '../../../adapters/database/schema.js';

/** Everything that the product has kept of one conversation. Sealed cells are as they are kept. */
export async function rowsOf(db: Kysely<Schema>, conversation: string) {
  const [head, state, records, inbox, cases, bookings, cells, timers, originals, questions, handoffs, files] = await Promise.all([
    db.selectFrom('conversations').selectAll().where('id', '=', conversation).executeTakeFirstOrThrow(),
    db.selectFrom('states').select('state').where('conversation', '=', conversation).executeTakeFirst(),
    db.selectFrom('records').selectAll().where('conversation', '=', conversation).orderBy('sequence').execute(),
    db.selectFrom('inbox').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('cases').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('bookings').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('booking_cells').innerJoin('bookings', 'bookings.number', 'booking_cells.number').selectAll('booking_cells').where('bookings.conversation', '=', conversation).execute(),
    db.selectFrom('timers').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('originals').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('open_questions').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('handoffs').selectAll().where('conversation', '=', conversation).execute(),
    db.selectFrom('files').selectAll().where('conversation', '=', conversation).execute(),
  ]);
  return { head, state: state?.state, records, inbox, cases, bookings, cells, timers, originals, questions, handoffs, files };
}

/** See {@link rowsOf}. */
export type SourceRows = Awaited<ReturnType<typeof rowsOf>>;
