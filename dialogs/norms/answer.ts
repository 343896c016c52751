import type { Card, Choice, Locale } from '../../records/message.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { text } from '../../texts/catalogue.js';
import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { NormClause, Norms } from './port.js';
import { answeringSentence } from './sentence.js';

/** A clause that somebody asks for by its number: 规范 4.3.2, clause 4.3.2. */
const NUMBERED = /(?:规范|規範|条款|條款|第|clause|norm|section)\s*(\d\.\d(?:\.\d{1,2})?)(?![\d.])/iu;

/** Whether words name a clause by its number. */
export function asksByNumber(said: string): boolean {
  return NUMBERED.test(said);
}

/**
 * The answer of the norms to a question (promise 8): the sentence that answers, the clause's number and its words; a few
 * clauses to choose among; or that the norms do not hold it. Undefined where the question is none for the norms.
 */
export async function answerNorms(question: string, norms: Norms, { locale }: Moment): Promise<Reply | undefined> {
  const named = NUMBERED.exec(question)?.[1];
  const clause = named === undefined ? undefined : await norms.clause(named);
  if (clause) return await clauseReply(clause, question, norms, locale);
  const decision = await norms.decide(question);
  switch (decision.kind) {
    case 'answer':
      return (await writtenReply([decision.clause, ...(decision.beside ?? [])], question, norms, locale)) ?? (await clauseReply(decision.clause, question, norms, locale));
    case 'offer':
      return saying([{ key: 'norms.offer' }], decision.among.map((each) => clauseChoice(each, locale)));
    case 'missing':
      return { ...saying([{ key: 'norms.missing', params: { number: decision.section.id, title: decision.section.title[locale] } }]), events: [{ event: 'norms.missing', data: { section: decision.section.id } }] };
    case 'decline':
      return undefined;
  }
}

/** What a model wrote, each claim with its clause, and the clause's own words beside it; undefined where its own words must do. */
async function writtenReply(clauses: readonly NormClause[], question: string, norms: Norms, locale: Locale): Promise<Reply | undefined> {
  const written = await norms.write({ text: maskPersonal(question), locale }, clauses);
  const [first] = clauses;
  if (written === undefined || first === undefined) return undefined;
  const asked = { event: 'model.asked', data: { ...written.facts, clauses: clauses.map(({ id }) => id) } };
  const extract = await clauseReply(first, question, norms, locale);
  if (!written.answered) return { ...extract, events: [asked, ...extract.events] };
  const lines = written.claims.map(({ text: claim, clauses: ids }) => ({ key: 'norms.claim' as const, params: { claim, number: ids.join(locale === 'en' ? ', ' : '、') } }));
  return { ...extract, lines, events: [asked, ...extract.events] };
}

async function clauseReply(clause: NormClause, question: string, norms: Norms, locale: Locale): Promise<Reply> {
  const title = clause.title[locale];
  const words = clause.text[locale];
  const card: Card = {
    title: text(locale, 'norms.clause', { number: clause.id, title }),
    facts: clause.cites.length === 0 ? [] : [{ label: text(locale, 'norms.cites'), value: text(locale, 'norms.cites.note', { cites: clause.cites.join(locale === 'en' ? ', ' : '、') }) }],
    notes: [words],
  };
  const others = await Promise.all(clause.seeAlso.slice(0, 2).map((id) => norms.clause(id)));
  const beside = others.flatMap((each) => (each === undefined ? [] : [clauseChoice(each, locale)]));
  return {
    ...saying([{ key: 'norms.answer', params: { sentence: answeringSentence(words, question), number: clause.id, title } }], beside),
    card,
    events: [{ event: 'norms.answered', data: { clause: clause.id } }],
  };
}

/** A press asks for the clause by its number, so it works on every channel. */
function clauseChoice(clause: NormClause, locale: Locale): Choice {
  const title = text(locale, 'norms.clause', { number: clause.id, title: clause.title[locale] });
  return { title, say: title };
}
