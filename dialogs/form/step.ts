import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { FileReference } from '../../records/message.js';
import type { AnyForm, Effect, FormState, Move } from './form.js';
import type { Moment, ReadResult } from './slot.js';

/** What {@link step} needs of a form: its pure part. */
export type StepForm = Pick<AnyForm<unknown>, 'slots' | 'asks' | 'optional' | 'volunteered' | 'derive' | 'takesFiles'>;

/** After this many misunderstandings in a row a person is offered. */
const MISSES_BEFORE_PERSON = 3;

/**
 * The engine: what one move does to a form. Pure; asking, checking and submitting are done by `run.ts` from the effects
 * and the state. A move that gives nothing new loses nothing that was given.
 */
export function step(form: StepForm, state: FormState, move: Move, at: Moment): [FormState, Effect[]] {
  switch (move.kind) {
    case 'answer':
      return state.asked === undefined ? missed(state) : readInto(form, state, { [state.asked]: move.said }, at);
    case 'fill':
      return readInto(form, state, move.said, at);
    case 'attach':
      return attach(form, state, move.files);
    case 'pick':
      return pick(form, state, move.slot, move.value);
    case 'revise':
      return revise(form, state, move.slot);
    case 'affirm':
      return state.phase === 'confirming' ? [heard(state), [{ kind: 'submit' }]] : missed(state);
    case 'deny':
      if (state.phase === 'confirming') return [heard(state), [{ kind: 'choose-revision' }]];
      return canSkip(form, state) ? skip(form, state) : missed(state);
    case 'cancel':
      return [heard(state), [{ kind: 'cancelled' }]];
    case 'ask-cancel':
      return [heard(state), [{ kind: 'ask-cancel' }]];
    case 'skip':
      return skip(form, state);
    case 'help':
      return [heard(state), [{ kind: 'say', key: state.asked === undefined ? 'form.help.confirm' : `${state.form}.${state.asked}.help` }]];
    case 'recap':
      return [heard(state), [{ kind: 'noted', slots: Object.keys(state.values) }]];
    case 'unclear':
      return missed(state);
    case 'digress':
      return [heard(state), [{ kind: 'digress', to: move.to, said: move.said }]];
  }
}

/** The next question: the first slot that matters, is not given and not left out; undefined when the form is complete. */
export function nextSlot(form: StepForm, state: FormState): string | undefined {
  return form.asks(state.values).find((slot) => state.values[slot] === undefined && !state.skipped.includes(slot) && !form.volunteered.includes(slot));
}

/** Moves on: opens the next question, or the confirmation. Pure. */
export function advance(form: StepForm, state: FormState): FormState {
  const open = state.asked !== undefined && form.asks(state.values).includes(state.asked) && !state.skipped.includes(state.asked);
  const asked = open ? state.asked : nextSlot(form, state);
  return { ...state, asked, phase: asked === undefined ? 'confirming' : 'asking' };
}

/** Takes one answer back and asks for it again, keeping every other. */
export function sendBack(state: FormState, slot: string, partial?: Json): FormState {
  return { ...state, values: without(state.values, slot), partials: partial === undefined ? without(state.partials, slot) : { ...state.partials, [slot]: partial }, asked: slot, phase: 'asking' };
}

function readInto(form: StepForm, state: FormState, said: Readonly<Record<string, string>>, at: Moment): [FormState, Effect[]] {
  const values: Record<string, Json> = { ...state.values };
  let partials: Record<string, Json> = { ...state.partials };
  const noted: string[] = [];
  const changed: string[] = [];
  const refused: Effect[] = [];
  for (const [name, words] of Object.entries(said)) {
    const slot = form.slots[name];
    if (slot === undefined) continue;
    const result: ReadResult<Json, string> = slot.read(words, { at, held: values[name], partial: partials[name] });
    if (result.ok) {
      (values[name] === undefined ? noted : changed).push(name);
      values[name] = result.value;
      partials = without(partials, name);
    } else {
      if (result.partial !== undefined) partials = { ...partials, [name]: result.partial };
      refused.push({ kind: 'refused', slot: name, reason: result.reason, ...(result.among && { among: result.among }), ...(result.params && { params: result.params }) });
    }
  }
  const taken = [...noted, ...changed];
  const firstRefused = refused[0];
  if (taken.length === 0 && firstRefused?.kind === 'refused') {
    // An incomplete answer, or one to choose from, is progress, not a misunderstanding.
    const progress = JSON.stringify(partials) !== JSON.stringify(state.partials) || firstRefused.among !== undefined;
    const [next, more] = progress ? [heard(state), []] : missed(state);
    return [{ ...next, partials, asked: firstRefused.slot, phase: 'asking' }, [...refused, ...more.filter((effect) => effect.kind === 'offer-person')]];
  }
  const next = settle(form, { ...heard(state), values, partials, skipped: state.skipped.filter((slot) => !taken.includes(slot)) }, taken);
  const effects: Effect[] = [];
  if (noted.length > 0) effects.push({ kind: 'noted', slots: noted });
  if (changed.length > 0) effects.push({ kind: 'changed', slots: changed });
  // What is only incomplete waits for its place in the order of questions; what is wrong is said at once.
  if (refused.every((effect) => effect.kind === 'refused' && partials[effect.slot] !== undefined && effect.among === undefined && values[effect.slot] === undefined)) return [next, effects];
  if (firstRefused?.kind === 'refused') return [{ ...next, asked: firstRefused.slot, phase: 'asking' }, [...effects, ...refused]];
  return [next, effects];
}

/** Files are added to those that came before; a form that needs none says so, and goes on. */
function attach(form: StepForm, state: FormState, files: readonly FileReference[]): [FormState, Effect[]] {
  const slot = form.takesFiles;
  if (slot === undefined) return [heard(state), [{ kind: 'say', key: 'form.file-kept' }]];
  const held = z.array(z.json()).catch([]).parse(state.values[slot]);
  const value: Json = [...held, ...files.map(({ id, name }): Json => ({ id, name }))];
  const parsed = form.slots[slot]?.schema.safeParse(value);
  if (parsed?.success !== true) return [heard(state), [{ kind: 'say', key: 'form.too-many-files' }]];
  const next = { ...heard(state), values: { ...state.values, [slot]: parsed.data } };
  return [settle(form, next, [slot]), [{ kind: 'attached', names: files.map(({ name }) => name) }]];
}

function pick(form: StepForm, state: FormState, name: string, value: Json): [FormState, Effect[]] {
  const parsed = form.slots[name]?.schema.safeParse(value);
  if (parsed?.success !== true) return missed(state);
  const effect: Effect = { kind: state.values[name] === undefined ? 'noted' : 'changed', slots: [name] };
  const next = { ...heard(state), values: { ...state.values, [name]: parsed.data }, partials: without(state.partials, name), skipped: state.skipped.filter((slot) => slot !== name) };
  return [settle(form, next, [name]), [effect]];
}

function revise(form: StepForm, state: FormState, slot: string | undefined): [FormState, Effect[]] {
  if (slot === undefined || form.slots[slot] === undefined) return [heard(state), [{ kind: 'choose-revision' }]];
  // The old value stays until the new one is read: changing one's mind half-way costs nothing.
  return [{ ...heard(state), asked: slot, phase: 'asking', skipped: state.skipped.filter((name) => name !== slot) }, []];
}

function skip(form: StepForm, state: FormState): [FormState, Effect[]] {
  const slot = state.asked;
  if (slot === undefined) return missed(state);
  if (state.values[slot] !== undefined) return [{ ...heard(state), asked: undefined }, []];
  if (!canSkip(form, state)) return [heard(state), [{ kind: 'say', key: 'form.cannot-skip' }, { kind: 'say', key: `${state.form}.${slot}.help` }]];
  return [{ ...heard(state), skipped: [...state.skipped, slot], asked: undefined }, []];
}

function canSkip(form: StepForm, state: FormState): boolean {
  return state.asked !== undefined && (state.values[state.asked] !== undefined || form.optional(state.values).includes(state.asked));
}

/** Applies the form's own consequences of a change, and closes the open question if it was answered. */
function settle(form: StepForm, state: FormState, changed: readonly string[]): FormState {
  const derived = form.derive(state.values, changed);
  const values: Record<string, Json> = {};
  for (const [name, value] of Object.entries(derived)) if (value !== undefined) values[name] = value;
  const answered = state.asked !== undefined && (changed.includes(state.asked) || (state.values[state.asked] === undefined && values[state.asked] !== undefined));
  return { ...state, values, asked: answered ? undefined : state.asked };
}

function heard(state: FormState): FormState {
  return { ...state, misses: 0 };
}

function missed(state: FormState): [FormState, Effect[]] {
  const misses = state.misses + 1;
  const effects: Effect[] = misses >= MISSES_BEFORE_PERSON ? [{ kind: 'offer-person' }] : [{ kind: 'say', key: 'form.unclear' }];
  return [{ ...state, misses }, effects];
}

function without(record: Readonly<Record<string, Json>>, key: string): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
