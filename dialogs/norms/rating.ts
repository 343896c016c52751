import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Choice, Locale } from '../../records/message.js';
import type { EventContent } from '../../records/record.js';
import { text } from '../../texts/catalogue.js';
import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { Input } from '../form/turn.js';
import { plain } from '../understanding/plain.js';
import { clauseChoice } from './clauseChoice.js';
import type { Norms } from './port.js';
import { shownQuestion } from './shown.js';

/** An answer from the norms that can be rated, once. */
export const ratedAnswer = z.object({
  /** One-use; the buttons under the answer carry it. */
  key: z.string(),
  clause: z.string(),
  /** What was asked, as it may be kept. */
  question: z.string(),
  rated: z.boolean().default(false),
});
/** An answer from the norms that can be rated. */
export type RatedAnswer = z.infer<typeof ratedAnswer>;

/** Answers of a conversation that can still be rated. */
const KEPT = 10;
const OTHERS = 2;

const pressed = z.object({ rates: z.string(), helpful: z.boolean() });

/** The event that puts an answer on record, and lets it be rated. */
export function answeredEvent(clause: string, question: string, more: Readonly<Record<string, string>> = {}): EventContent & { readonly data: { readonly key: string } } {
  return { event: 'norms.answered', data: { clause, key: randomUUID(), question: shownQuestion(question), ...more } };
}

/** 👍 and 👎 under an answer. What a press says works on channels that carry no values, too: it counts for the answer just given. */
export function ratingChoices(key: string, locale: Locale): Choice[] {
  return ([true, false] as const).map((helpful): Choice => {
    const say = text(locale, helpful ? 'norms.rate.helpful' : 'norms.rate.unhelpful');
    return { title: `${helpful ? '👍' : '👎'} ${say}`, say, value: { rates: key, helpful } };
  });
}

const HELPFUL = /^(👍|有帮助|有用|帮到我?了|helpful|(?:this|that|it) helped)+$/u;
const UNHELPFUL = /^(👎|没帮上忙?|没有?帮助|没用|没帮到我?|不是我(?:要|想)问的|not helpful|(?:this|that|it) (?:did not|didn'?t) help|unhelpful)+$/u;

/** What an input rates; undefined when it is no rating. Words rate what was `just` answered, and nothing else. */
export function ratingOf({ text: said, value, files }: Input, just: string | undefined): { readonly key: string; readonly helpful: boolean } | undefined {
  const press = pressed.safeParse(value);
  if (press.success) return { key: press.data.rates, helpful: press.data.helpful };
  if (just === undefined || value !== undefined || files !== undefined) return undefined;
  const words = plain(said).replace(/[\s。.!！~～]+$/u, '');
  if (UNHELPFUL.test(words)) return { key: just, helpful: false };
  return HELPFUL.test(words) ? { key: just, helpful: true } : undefined;
}

/** Answers a rating: thanks, or an apology with a way on. Each answer is rated once; an old or second press changes nothing. */
export async function answerRating({ key, helpful }: { readonly key: string; readonly helpful: boolean }, answers: readonly RatedAnswer[], norms: Norms, { locale }: Moment): Promise<{ readonly reply: Reply; readonly answers: readonly RatedAnswer[] }> {
  const answer = answers.find((each) => each.key === key);
  if (answer === undefined || answer.rated) return { reply: saying([{ key: answer ? 'norms.rated.already' : 'norms.rated.late' }]), answers };
  const { clause, question } = answer;
  const rated = answers.map((each) => (each === answer ? { ...each, rated: true } : each));
  const event: EventContent = { event: 'norms.rated', data: { clause, helpful, question } };
  if (helpful) return { reply: { ...saying([{ key: 'norms.rated.helpful' }]), events: [event] }, answers: rated };
  const decision = await norms.decide(question);
  const near = decision.kind === 'answer' ? (decision.beside ?? []) : decision.kind === 'offer' ? decision.among : [];
  const others = near.filter(({ id }) => id !== clause).slice(0, OTHERS).map((each) => clauseChoice(each, locale));
  const human = text(locale, 'counter.button.human');
  return { reply: { ...saying([{ key: 'norms.rated.unhelpful' }], [...others, { title: human, say: human }]), events: [event] }, answers: rated };
}

/** The answers that can be rated after a turn said these events, and the one just given. */
export function ratable(before: readonly RatedAnswer[], events: readonly EventContent[]): { readonly answers: readonly RatedAnswer[]; readonly just: string | undefined } {
  const given = events.flatMap(({ event, data }): RatedAnswer[] => {
    const read = event === 'norms.answered' ? ratedAnswer.safeParse(asAnswer(data)) : undefined;
    return read?.success === true ? [read.data] : [];
  });
  return { answers: [...before, ...given].slice(-KEPT), just: given.at(-1)?.key };
}

function asAnswer(data: EventContent['data']): Json {
  return { key: data?.['key'], clause: data?.['clause'], question: data?.['question'] };
}
