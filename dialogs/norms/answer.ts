import type { Card, Choice, Locale } from '../../records/message.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { text } from '../../texts/catalogue.js';
import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import { clauseChoice } from './clauseChoice.js';
import type { CuratedAnswer, NormClause, Norms, NormsDecision, Said } from './port.js';
import { answeredEvent, ratingChoices } from './rating.js';
import { answeringSentence } from './sentence.js';
import { shownQuestion } from './shown.js';

/** A clause that somebody asks for by its number: 规范 4.3.2, clause 4.3.2. */
const NUMBERED = /(?:规范|規範|条款|條款|第|clause|norm|section)\s*(\d\.\d(?:\.\d{1,2})?)(?![\d.])/iu;

/** What a model is given beside the clauses: the words as they were said, where the question was made whole, and what was said before. */
export interface Spoken {
  readonly said: string;
  readonly history: readonly Said[];
}

/** Whether words name a clause by its number. */
export function asksByNumber(said: string): boolean {
  return NUMBERED.test(said);
}

/**
 * The answer of the norms to a question (promise 8): the sentence that answers, the clause's number and its words; a few
 * clauses to choose among; or that the norms do not hold it. Undefined where the question is none for the norms.
 */
export async function answerNorms(question: string, norms: Norms, { locale }: Moment, spoken: Spoken = { said: question, history: [] }): Promise<Reply | undefined> {
  const named = NUMBERED.exec(question)?.[1];
  const clause = named === undefined ? undefined : await norms.clause(named);
  if (clause) return namesOnly(question, clause) ? await wholeReply(clause, norms, locale) : await clauseReply(clause, question, norms, locale);
  const curated = await answerCurated(question, norms, { locale });
  if (curated) return curated;
  const decision = await norms.decide(question);
  const reply = await replyTo(decision, question, norms, locale, spoken);
  const { meaning } = decision;
  return reply && meaning ? { ...reply, events: [{ event: 'meaning.compared', data: { ...meaning } }, ...reply.events] } : reply;
}

async function replyTo(decision: NormsDecision, question: string, norms: Norms, locale: Locale, spoken: Spoken): Promise<Reply | undefined> {
  switch (decision.kind) {
    case 'answer':
      return (await writtenReply([decision.clause, ...(decision.beside ?? [])], question, norms, locale, spoken)) ?? (await clauseReply(decision.clause, question, norms, locale));
    case 'offer':
      return { ...saying([{ key: 'norms.offer' }], decision.among.map((each) => clauseChoice(each, locale))), events: [{ event: 'norms.offered', data: { question: shownQuestion(question), clauses: decision.among.map(({ id }) => id) } }] };
    case 'missing':
      return { ...saying([{ key: 'norms.missing', params: { number: decision.section.id, title: decision.section.title[locale] } }]), events: [{ event: 'norms.missing', data: { section: decision.section.id } }] };
    case 'decline':
      return undefined;
  }
}

/** What a model wrote, each claim with its clause, and the clause's own words beside it; undefined where its own words must do. */
async function writtenReply(clauses: readonly NormClause[], question: string, norms: Norms, locale: Locale, { said, history }: Spoken): Promise<Reply | undefined> {
  const written = await norms.write({ text: maskPersonal(said), locale, history }, clauses);
  const [first] = clauses;
  if (written === undefined || first === undefined) return undefined;
  const asked = { event: 'model.asked', data: { ...written.facts, clauses: clauses.map(({ id }) => id) } };
  const extract = await clauseReply(first, question, norms, locale);
  if (!written.answered) return { ...extract, events: [asked, ...extract.events] };
  const lines = written.claims.map(({ text: claim, clauses: ids }) => ({ key: 'norms.claim' as const, params: { claim, number: ids.join(locale === 'en' ? ', ' : '、') } }));
  return { ...extract, lines, events: [asked, ...extract.events] };
}

/** Whether nothing is asked but the clause itself: its number, its title as on a button, and words that say so. */
function namesOnly(question: string, { title }: NormClause): boolean {
  const rest = Object.values(title).reduce((left, each) => left.replace(each, ''), question.replace(NUMBERED, ''));
  return rest.replace(/看一?[下看]?|[请請查读讀条條的]|全文|原文|内容|內容|\b(?:show|read|me|the|full|text|of|please|in)\b/giu, '').replace(/[^\p{L}\p{N}]/gu, '') === '';
}

/** The clause in full, on every channel: somebody asked for it. */
async function wholeReply(clause: NormClause, norms: Norms, locale: Locale): Promise<Reply> {
  const cited = clause.cites.length === 0 ? [] : [{ key: 'norms.cites.line' as const, params: { cites: clause.cites.join(locale === 'en' ? ', ' : '、') } }];
  return {
    ...saying([{ key: 'norms.whole', params: { number: clause.id, title: clause.title[locale], words: clause.text[locale] } }, ...cited], await besides(clause, norms, locale)),
    events: [{ event: 'norms.answered', data: { clause: clause.id } }],
  };
}

/** What compliance staff wrote for this question, with the clause it stands on beside it; undefined where they wrote nothing. */
export async function answerCurated(question: string, norms: Norms, { locale }: Pick<Moment, 'locale'>): Promise<Reply | undefined> {
  const curated = await norms.curated(question);
  return curated && (await curatedReply(curated, question, norms, locale));
}

async function curatedReply({ id, clause, text: words }: CuratedAnswer, question: string, norms: Norms, locale: Locale): Promise<Reply> {
  const extract = await clauseReply(clause, question, norms, locale, { curated: id });
  const sentence = words[locale];
  // In a language it was not written in, the clause's own words do.
  return sentence === undefined ? extract : { ...extract, lines: [{ key: 'norms.answer', params: { sentence, number: clause.id, title: clause.title[locale] } }] };
}

async function clauseReply(clause: NormClause, question: string, norms: Norms, locale: Locale, more: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const answered = answeredEvent(clause.id, question, more);
  const title = clause.title[locale];
  const words = clause.text[locale];
  const sentence = answeringSentence(words, question);
  const card: Card = {
    title: text(locale, 'norms.clause', { number: clause.id, title }),
    facts: clause.cites.length === 0 ? [] : [{ label: text(locale, 'norms.cites'), value: text(locale, 'norms.cites.note', { cites: clause.cites.join(locale === 'en' ? ', ' : '、') }) }],
    folded: { title: text(locale, 'norms.fold', { number: clause.id }), text: words, marked: sentence, instead: text(locale, 'norms.instead', { number: clause.id }) },
    actions: [...(await besides(clause, norms, locale)), ...ratingChoices(answered.data.key, locale)],
  };
  return {
    ...saying([{ key: 'norms.answer', params: { sentence, number: clause.id, title } }]),
    card,
    events: [answered],
  };
}

/** See also. */
async function besides({ seeAlso }: NormClause, norms: Norms, locale: Locale): Promise<Choice[]> {
  const others = await Promise.all(seeAlso.slice(0, 2).map((id) => norms.clause(id)));
  return others.flatMap((each) => (each === undefined ? [] : [clauseChoice(each, locale)]));
}
