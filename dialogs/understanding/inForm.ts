import type { FormState, Move, Slots } from '../form/form.js';
import type { Moment } from '../form/slot.js';
import { asksProgress } from '../progress/words.js';
import { isAside, type Asides } from './aside.js';
import { afterDenial, questioned, readCommand, type Command } from './commands.js';
import { findFills } from './fills.js';
import { asksInformation, topicOf } from './information.js';
import { plain } from './plain.js';

/** What understanding needs to know of a form. */
export interface UnderstandableForm {
  readonly slots: Slots;
  /** In which order slots are searched in free text. */
  readonly findOrder: readonly string[];
  readonly slotNames: Readonly<Record<string, readonly string[]>>;
  readonly alsoAnswers: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Slots that take any words, in which nothing else is looked for unless it is clearly a correction. */
  readonly freeText: readonly string[];
  /** Slots whose answers are read before commands. */
  readonly wordsFirst?: readonly string[];
  /** Slots that are told, not answered. */
  readonly narrative?: readonly string[];
  /** Which questions are no part of what is told in a slot; none where it is not named. */
  readonly asides?: Readonly<Partial<Record<string, Asides>>>;
}

const CORRECTION = /(改成|改到|改为|改在|改一下|换成|换到|换个|不对|不是|搞错|弄错|说错|填错|更正|改|换|change|correct|actually|instead|make it|move it|switch)/iu;
const WANTS_CHANGE = /(改|换|修改|调整|更正|重填|重新|不对|错|change|edit|fix|update|wrong|different|another|other)/iu;

/** What a message amounts to while a form is open. Pure and without a model; the form's readers check whatever it claims. */
export function understandInForm(form: UnderstandableForm, state: FormState, said: string, at: Moment): Move[] {
  if (state.asked !== undefined && form.wordsFirst?.includes(state.asked) === true && form.slots[state.asked]?.read(said, { at, held: state.values[state.asked], partial: state.partials[state.asked] }).ok === true) return [{ kind: 'answer', said }];
  const command = readCommand(said);
  if (command !== undefined) {
    const move = moveOfCommand(command, state, form);
    if (move !== undefined) return [move];
  }
  const corrected = afterDenial(said);
  const free = state.asked !== undefined && form.freeText.includes(state.asked);
  const correcting = corrected !== undefined || CORRECTION.test(plain(said));
  if (!correcting && setsAside(form, state, said, at)) return [{ kind: 'digress', to: asksProgress(plain(said)) ? 'progress' : 'knowledge', said }];
  if (tells(form, state, said, correcting)) return [told(form, state, said, at)];
  if (!free && !correcting && asksProgress(plain(said))) return [{ kind: 'digress', to: 'progress', said }];
  if (asksInformation(said) && !correcting) return [{ kind: 'digress', to: 'knowledge', said }];
  if (free && !correcting) {
    return questioned(said) && /[?？]\s*$/u.test(said) ? [{ kind: 'digress', to: 'knowledge', said }] : [{ kind: 'answer', said }];
  }
  const replaced = replacement(form, state, said, at);
  if (replaced) return [replaced];
  const words = corrected ?? said;
  const fills = findFills(form.slots, form.findOrder, state, words, at);
  const names = Object.keys(fills.said);
  if (names.length > 0) return withAsked(form, state, fills.said, fills.rest, at);
  if (WANTS_CHANGE.test(plain(said))) {
    const slot = namedSlot(form, words);
    if (slot !== undefined) return [{ kind: 'revise', slot }];
  }
  if (corrected !== undefined && state.phase === 'confirming') return [{ kind: 'deny' }];
  if (state.asked === undefined) return [questioned(said) ? { kind: 'digress', to: 'knowledge', said } : { kind: 'unclear' }];
  const answers = form.slots[state.asked]?.read(words, { at, held: state.values[state.asked], partial: state.partials[state.asked] });
  const beside = answers?.ok === true ? undefined : form.alsoAnswers[state.asked]?.find((name) => form.slots[name]?.read(words, { at }).ok);
  if (beside !== undefined) return [{ kind: 'fill', said: { [beside]: words } }];
  if (answers?.ok !== true && questioned(said) && answers?.among === undefined) return [{ kind: 'digress', to: 'knowledge', said }];
  return [{ kind: 'answer', said: words }];
}

/** Longer than this, a message in the middle of a story is part of it, whatever words it holds. */
const SHORT = 24;

/** Whether a message in the middle of a story is a question to the counter, which is answered before the story goes on. */
function setsAside(form: UnderstandableForm, { phase, asked }: FormState, said: string, at: Moment): boolean {
  const asides = asked === undefined ? undefined : form.asides?.[asked];
  return asked !== undefined && asides !== undefined && phase === 'asking' && Array.from(said).length <= ASIDE && isAside(said, asides, form.slots[asked], at);
}

/** Longer than this, a message in the middle of a story is part of it, whatever it asks. In characters; English words take more. */
const ASIDE = 60;

/** Whether a message is a piece of a story: the words that begin a form that has one, or those that answer its question. */
function tells(form: UnderstandableForm, state: FormState, said: string, correcting: boolean): boolean {
  const { narrative = [] } = form;
  if (narrative.length === 0 || state.phase !== 'asking') return false;
  if (state.asked === undefined) return true;
  if (!narrative.includes(state.asked)) return false;
  if (Array.from(said).length > SHORT) return true;
  // 姓名改成李雷 corrects another answer; 网点几点开门？ asks.
  return !(correcting && namedSlot(form, said) !== undefined) && !(/[?？]\s*$/u.test(said) && asksInformation(said) && topicOf(said) !== 'fees');
}

/** The words are the answer as they stand; what else they hold and is not known yet is taken as well. */
function told(form: UnderstandableForm, state: FormState, said: string, at: Moment): Move {
  const { asked } = state;
  const unknown = form.findOrder.filter((name) => name !== asked && state.values[name] === undefined);
  const fills = Object.entries(findFills(form.slots, unknown, state, said, at).said);
  // In the middle of a story, what can't be read is no answer.
  const found = Object.fromEntries(fills.filter(([name, words]) => asked === undefined || form.slots[name]?.read(words, { at }).ok === true));
  return { kind: 'fill', said: { ...found, ...(asked !== undefined && { [asked]: said }) } };
}

function moveOfCommand(command: Command, state: FormState, form: UnderstandableForm): Move | undefined {
  const openFree = state.asked !== undefined && form.freeText.includes(state.asked);
  switch (command) {
    case 'cancel':
      return { kind: 'cancel' };
    case 'decline':
      // 不用了 to "anything to add?" adds nothing; to anything else it ends the form.
      return openFree ? { kind: 'skip' } : { kind: 'cancel' };
    case 'keep':
    case 'recap':
      return { kind: 'recap' };
    case 'affirm':
      // 好的 to "anything to add?" adds nothing.
      return openFree ? { kind: 'skip' } : { kind: 'affirm' };
    case 'deny':
      return openFree ? { kind: 'skip' } : { kind: 'deny' };
    case 'skip':
      return state.asked === undefined ? { kind: 'affirm' } : { kind: 'skip' };
    case 'help':
      return { kind: 'help' };
    case 'human':
      return { kind: 'digress', to: 'human', said: '' };
    case 'menu':
    case 'thanks':
    case 'greeting':
    case 'bye':
      return { kind: 'recap' };
  }
}

/** Beside the answers found, the rest of the message may answer the open question: 王芳，13800138000 */
function withAsked(form: UnderstandableForm, state: FormState, said: Readonly<Record<string, string>>, rest: string, at: Moment): Move[] {
  const { asked } = state;
  if (asked === undefined || said[asked] !== undefined || form.freeText.includes(asked)) return [{ kind: 'fill', said }];
  const left = rest.replace(/^[\s,，.。;；:：、]+|[\s,，.。;；:：、]+$/gu, '');
  const read = left === '' ? undefined : form.slots[asked]?.read(left, { at, held: state.values[asked], partial: state.partials[asked] });
  return [{ kind: 'fill', said: read?.ok === true ? { ...said, [asked]: left } : said }];
}

/** 不是李雷，是韩梅梅: the slot is the one that holds what is denied. */
function replacement(form: UnderstandableForm, state: FormState, said: string, at: Moment): Move | undefined {
  const match = /^\s*(?:不对|不對|错了|錯了)?[\s,，。]*(?:不是|not)\s*(.+?)[\s,，、;；]+(?:而是|是|應該是|应该是|but|it'?s)\s*(.+?)[\s。.!！]*$/iu.exec(said);
  const [, denied = '', given = ''] = match ?? [];
  if (match === null) return undefined;
  const old = plain(denied);
  const slot = Object.keys(state.values).find((name) => plain(form.slots[name]?.show(state.values[name] ?? null, at.locale) ?? '').includes(old));
  if (slot === undefined || form.slots[slot]?.read(given, { at, held: state.values[slot] }).ok !== true) return undefined;
  return { kind: 'fill', said: { [slot]: given } };
}

function namedSlot(form: UnderstandableForm, said: string): string | undefined {
  const words = plain(said);
  const named = Object.entries(form.slotNames).flatMap(([slot, names]) => names.filter((name) => words.includes(name)).map((name) => ({ slot, length: name.length })));
  return named.sort((one, other) => other.length - one.length)[0]?.slot;
}
