import type { Choice } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import type { Json } from '../../records/json.js';
import type { Next } from '../form/form.js';
import { saying } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { Input } from '../form/turn.js';
import { findFills } from '../understanding/fills.js';
import { decide } from '../understanding/intent/decide.js';
import type { IntentName } from '../understanding/intent/intents.js';
import type { AtCounter, CounterContext } from './counter.js';
import { INTENTS } from './intents.js';

/** The form that each intent begins; the others have none. */
const FORMS: Partial<Readonly<Record<IntentName, string>>> = { booking: 'booking', reschedule: 'change', cancel: 'change', progress: 'progress', complaint: 'complaint', suggestion: 'feedback', praise: 'feedback', rating: 'survey' };

/** What each intent is offered as: pressing it says so, in words that the rules know. */
const OFFERED: Partial<Readonly<Record<IntentName, TextKey>>> = {
  reschedule: 'counter.button.change', cancel: 'counter.button.change', progress: 'counter.button.progress', complaint: 'counter.button.complaint',
  suggestion: 'counter.button.feedback', praise: 'counter.button.feedback', human: 'counter.button.human',
};

/**
 * What words that no rule knew amount to, by likeness to what customers say: act when it is likely enough, ask with
 * buttons when it is one of a few, else undefined. A complaint is only ever offered: it is not begun on a guess.
 */
export async function guess(input: Input, context: CounterContext): Promise<AtCounter | undefined> {
  // A number, a mark or a smile is like nothing.
  if (!/\p{L}.*\p{L}/su.test(input.text)) return undefined;
  const decision = decide(input.text);
  if (decision.kind === 'unclear') return undefined;
  if (decision.kind === 'act' && decision.intent !== 'complaint') {
    if (decision.intent === 'human') return { kind: 'person', why: 'asked' };
    const next = await nextOf(decision.intent, input, context);
    return next && { kind: 'begin', ...next };
  }
  const buttons = offers(decision.kind === 'act' ? [decision.intent] : decision.among, input.text, context.at);
  return buttons.length === 0 ? undefined : { kind: 'reply', understood: true, reply: saying([{ key: 'counter.guess' }], buttons) };
}

/** Whether words are likelier of one intent than of any other. */
export function soundsLike(said: string, intent: IntentName): boolean {
  const decision = decide(said);
  return decision.kind === 'act' ? decision.intent === intent : decision.kind === 'ask' && decision.among[0] === intent;
}

/** Whether words are likelier a complaint than anything else: 理财产品亏了三万，当时说保本 asks for no appointment. */
export function soundsWrong(said: string): boolean {
  return soundsLike(said, 'complaint');
}

/** As much of what was said as goes into a button's words. */
const TOLD = 300;

/** A complaint to be begun by a press, with what was told already: it is not asked again. */
export function complaintChoice(said: string, { locale }: Moment): Choice {
  const title = text(locale, 'counter.button.complaint');
  return { title, say: `${title}${locale === 'en' ? ': ' : '：'}${Array.from(said).slice(0, TOLD).join('')}` };
}

/** The form to begin for an intent, with what its words hold already. */
export async function nextOf(intent: IntentName, input: Input, { ports, forms, turn, at }: CounterContext): Promise<Next | undefined> {
  const form = FORMS[intent];
  if (form === undefined) return undefined;
  const rule = INTENTS.find((each) => each.form === form);
  if (rule?.begin) return await rule.begin(input, ports, turn);
  if (form !== 'booking') return { form };
  const { slots, findOrder } = forms.booking;
  const values: Record<string, Json> = {};
  for (const [name, words] of Object.entries(findFills(slots, findOrder, { values: {}, partials: {} }, input.text, at).said)) {
    const read = Object.entries(slots).find(([slot]) => slot === name)?.[1].read(words, { at });
    if (read?.ok === true) values[name] = read.value;
  }
  return { form, values };
}

function offers(among: readonly IntentName[], said: string, at: Moment): Choice[] {
  const { locale } = at;
  const keys = new Set(among.flatMap((intent) => OFFERED[intent] ?? []));
  if (keys.size === 0) return [];
  return [...keys, ...(keys.has('counter.button.human') ? [] : ['counter.button.human' as const])].map((key) => {
    const title = text(locale, key);
    return key === 'counter.button.complaint' ? complaintChoice(said, at) : { title, say: title };
  });
}
