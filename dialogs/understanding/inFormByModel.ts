import { isTextKey, text } from '../../texts/catalogue.js';
import type { AnyForm, FormState, Move } from '../form/form.js';
import type { Moment } from '../form/slot.js';
import type { DialogTurn } from '../form/turn.js';
import { masked, type Masked } from './masked.js';
import { modelAsked } from './modelAsked.js';
import { answersPointedAt } from './pointedAt.js';
import type { ModelMove, PointedAt, SlotShown, Understander } from './port.js';

/** What of a form a model is told, and what its choices are held against. */
export type FormForModel = Pick<AnyForm<unknown>, 'name' | 'slots' | 'findOrder' | 'secrets' | 'confirms' | 'takesFiles'> & { asks(values: FormState['values']): readonly string[] };

/** Longer messages are stories; a model is not asked to find an answer in one. */
const LONGEST = 600;

/**
 * What a model makes of a message that the rules could not read; the rules' own moves where it makes nothing of it. It is
 * never asked in a form that is submitted without being read back, and never says yes for the customer.
 */
export async function understandByModel(form: FormForModel, state: FormState, said: string, moves: readonly Move[], model: Understander | undefined, turn: DialogTurn): Promise<readonly Move[]> {
  if (model === undefined || form.confirms === false || said.length > LONGEST || !/\p{L}/u.test(said) || !unsure(form, state, moves, turn.at) || !turn.mayAskModel()) return moves;
  const hidden = masked(said);
  const { locale } = turn;
  const { asked } = state;
  const questionKey = asked === undefined ? '' : `${form.name}.${asked}.ask`;
  const { choice, facts } = await model.move({
    said: hidden.text, locale, form: labelOf(form.name, 'title', locale), slots: slotsShown(form, state, locale),
    ...(asked !== undefined && { asked, ...(isTextKey(questionKey) && { question: text(locale, questionKey) }) }),
  });
  if (choice === undefined) {
    turn.say(modelAsked('move', 'failed', facts));
    return moves;
  }
  const move = moveChosen(form, state, choice.kind, choice.fills, hidden, said, turn.at);
  turn.say(modelAsked('move', move !== undefined ? 'taken' : choice.kind === 'none' ? 'nothing' : 'dropped', facts, choice.kind));
  return move === undefined ? moves : [...moves.slice(0, -1), move];
}

/** Whether the rules could make nothing of it: no command, and no answer, not even half of one. */
export function unsure(form: Pick<FormForModel, 'slots'>, state: FormState, moves: readonly Move[], at: Moment): boolean {
  const last = moves.at(-1);
  if (last?.kind === 'unclear') return true;
  if (last?.kind !== 'answer' || state.asked === undefined) return false;
  const partial = state.partials[state.asked];
  const read = form.slots[state.asked]?.read(last.said, { at, held: state.values[state.asked], partial });
  return read?.ok === false && read.among === undefined && (read.partial === undefined || JSON.stringify(read.partial) === JSON.stringify(partial));
}

/** A choice as a move; undefined where it must not or can't be one. */
function moveChosen(form: FormForModel, state: FormState, kind: ModelMove, fills: readonly PointedAt[], hidden: Masked, said: string, at: Moment): Move | undefined {
  switch (kind) {
    case 'fill': {
      const shown = new Set(shownNames(form, state));
      const answers = answersPointedAt(fills.filter(({ slot }) => shown.has(slot)), form.slots, hidden, state, at);
      return Object.keys(answers).length === 0 ? undefined : { kind: 'fill', said: answers };
    }
    case 'deny':
      return state.phase === 'confirming' ? { kind: 'deny' } : undefined;
    case 'skip':
      return state.asked === undefined ? undefined : { kind: 'skip' };
    case 'help':
      return { kind: 'help' };
    case 'question':
      return { kind: 'digress', to: 'knowledge', said };
    case 'progress':
      return { kind: 'digress', to: 'progress', said };
    case 'human':
      return { kind: 'digress', to: 'human', said: '' };
    // What ends a form is the customer's to say: it is asked, with buttons.
    case 'cancel':
      return { kind: 'ask-cancel' };
    // Nobody else says yes for the customer.
    case 'affirm':
    case 'none':
      return undefined;
  }
}

function slotsShown(form: FormForModel, state: FormState, locale: Moment['locale']): SlotShown[] {
  return shownNames(form, state).map((name) => ({ name, label: labelOf(form.name, `${name}.label`, locale) }));
}

/** What is asked or may be given; no secrets and no files. */
function shownNames(form: FormForModel, state: FormState): string[] {
  return [...new Set([...form.asks(state.values), ...form.findOrder])].filter((name) => form.secrets?.includes(name) !== true && name !== form.takesFiles);
}

/** What a form, or one of its slots, is called. */
export function labelOf(form: string, part: string, locale: Moment['locale']): string {
  const key = `${form}.${part}`;
  return isTextKey(key) ? text(locale, key) : part;
}
