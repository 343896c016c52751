import { z } from 'zod';
import { OPEN_REASONS, type OpenQuestion, type QuestionPlace, type Settlement } from '../../knowledge/loop/openQuestions.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { isId, storable } from './texts.js';
import type { Cell, Traits } from './traits.js';

const COLUMNS = {
  conversation: 'text', sequence: 'integer', at: 'text', channel: 'text', locale: 'text', why: 'text', question: 'text', clause: 'text',
  status: 'text', settled_by: 'text', settled_at: 'text', amendment: 'text',
} as const;

const declined = z.object({ question: z.string() });
const rated = z.object({ question: z.string(), clause: z.string(), helpful: z.literal(false) });

/** The row that a record's event asks for; undefined for every other record. The event is the source, the row what it is found by. */
export function openQuestionRow({ kind, content, conversation, sequence, at, channel }: CommunicationRecord, locale: string): Cell[] | undefined {
  if (kind !== 'event') return undefined;
  const row = (why: OpenQuestion['why'], question: string, clause = ''): Cell[] => [conversation, sequence, at, channel, locale, why, question, clause, 'open', '', '', ''];
  if (content.event === 'norms.declined') {
    const { data } = declined.safeParse(content.data);
    return data && row('declined', data.question);
  }
  if (content.event === 'norms.rated') {
    const { data } = rated.safeParse(content.data);
    return data && row('unhelpful', data.question, data.clause);
  }
  return undefined;
}

/** Inserts such rows inside the batch that appends their events. */
export function openQuestionInsert(traits: Traits): SetInsert {
  return new SetInsert(traits, 'open_questions', COLUMNS);
}

/** Open questions, oldest first, after one of them. */
export async function openQuestions(on: Connection, limit: number, after?: OpenQuestion): Promise<OpenQuestion[]> {
  let query = on.selectFrom('open_questions').selectAll().where('status', '=', 'open');
  if (after) query = query.where((of) => of(of.refTuple('at', 'conversation', 'sequence'), '>', of.tuple(after.at, after.conversation, after.sequence)));
  const rows = await query.orderBy('at').orderBy('conversation').orderBy('sequence').limit(limit).execute();
  return rows.map(({ conversation, sequence, at, channel, locale, why, question, clause }) => ({
    conversation, sequence, at, channel, locale, question, why: OPEN_REASONS.find((each) => each === why) ?? 'declined', ...(clause !== '' && { clause }),
  }));
}

/** Ends questions that are open still. */
export class Settling {
  readonly #settle: SetQuery<{ sequence: number }>;

  constructor(traits: Traits) {
    this.#settle = new SetQuery(
      traits,
      { conversation: 'text', sequence: 'integer', status: 'text', settled_by: 'text', settled_at: 'text', amendment: 'text' },
      (given) =>
        `update open_questions set status = given.status, settled_by = given.settled_by, settled_at = given.settled_at, amendment = given.amendment
         from ${given} where open_questions.conversation = given.conversation and open_questions.sequence = given.sequence and open_questions.status = 'open'
         returning open_questions.sequence`,
    );
  }

  /** Gives how many were open. */
  async run(on: Connection, places: readonly QuestionPlace[], { status, by, at, amendment = '' }: Settlement): Promise<number> {
    const known = new Map(places.filter(({ conversation }) => isId(conversation)).map((place) => [`${place.sequence} ${place.conversation}`, place]));
    const rows = await this.#settle.run(on, Array.from(known.values(), ({ conversation, sequence }) => [conversation, sequence, status, storable(by), at, storable(amendment)]));
    return rows.length;
  }
}
