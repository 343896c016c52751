import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import type { DialogTurn } from '../form/turn.js';
import type { Norms, Said } from './port.js';
import { shownQuestion } from './shown.js';

/** A question, masked, and the number of the clause that answered it. */
const exchange = z.object({ question: z.string(), clause: z.string() });
/** What a conversation asked of the norms, oldest first; `fresh` while nothing else was talked of since. */
export const talkSchema = z.object({ exchanges: z.array(exchange).default([]), fresh: z.boolean().default(false) });
type Exchange = z.infer<typeof exchange>;
/** What a conversation asked of the norms. */
export type Talk = z.infer<typeof talkSchema>;

const EXCHANGES = 3;
/** As much of a question as tells what it was about. */
const CHARACTERS = 120;

/** The last few questions by now, those of this turn among them. */
export function talkOf(turn: Pick<DialogTurn, 'talkBefore' | 'reply'>): Talk {
  const { talkBefore } = turn;
  const now = answeredNow(turn);
  const exchanges = [...talkBefore.exchanges, ...now].slice(-EXCHANGES).map(({ question, clause }) => ({ clause, question: Array.from(shownQuestion(question)).slice(0, CHARACTERS).join('') }));
  return { exchanges, fresh: talkBefore.fresh || now.length > 0 };
}

/** The same as it is kept when a turn is over, in which the customer spoke or did not. */
export function talkAfter(turn: Pick<DialogTurn, 'talkBefore' | 'reply'>, spoken: boolean): Talk {
  return { exchanges: talkOf(turn).exchanges, fresh: answeredNow(turn).length > 0 || (!spoken && turn.talkBefore.fresh) };
}

function answeredNow({ reply }: Pick<DialogTurn, 'reply'>): Exchange[] {
  return reply.events.flatMap(({ event, data }): Exchange[] => {
    const { clause, question } = event === 'norms.answered' ? (data ?? {}) : {};
    return typeof clause === 'string' ? [{ clause, question: typeof question === 'string' ? question : '' }] : [];
  });
}

/** The last few questions with the titles of the clauses that answered. */
export async function titled({ exchanges }: Talk, norms: Norms, locale: Locale): Promise<{ readonly question: string; readonly title: string }[]> {
  const clauses = await Promise.all(exchanges.map(({ clause }) => norms.clause(clause)));
  return exchanges.flatMap(({ question }, index) => {
    const title = clauses[index]?.title[locale];
    return title === undefined ? [] : [{ question, title }];
  });
}

/** The same as lines of a conversation. */
export async function historyOf(turn: DialogTurn, norms: Norms): Promise<Said[]> {
  return (await titled(talkOf(turn), norms, turn.locale)).flatMap(({ question, title }): Said[] => [{ role: 'customer', text: question }, { role: 'bot', text: title }]);
}
