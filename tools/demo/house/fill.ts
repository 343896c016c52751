import type { Visitor } from './visitor.js';

/** What a customer answers where a form asks for it, by the name of what is asked; a number presses the button at that place. */
export type Answers = Readonly<Record<string, string | number | undefined>>;

/** Turns after which somebody gives up on a form that goes nowhere. */
const PATIENCE = 14;
/** Buttons that pass over a question, in the three languages. */
const SKIPS = ['跳过', '略過', 'Skip'];

/**
 * Answers what a form asks until it asks no more: what is not in `answers` is passed over, what is asked again gets the
 * first button there is. `leave`: walks away after so many answers. Gives back whether the form came to its end.
 */
export async function* fill(visitor: Visitor, form: string, answers: Answers, leave = PATIENCE): AsyncGenerator<number, boolean> {
  const given = new Set<string>();
  for (let turn = 0; turn < Math.min(leave, PATIENCE); turn += 1) {
    const asked = visitor.heard.texts.findLast((key) => key.startsWith(`${form}.`));
    if (asked === undefined) return turn > 0;
    const [, slot = '', what] = asked.split('.');
    if (slot === 'done' || slot === 'received' || slot === 'kept' || slot === 'low') return true;
    if (slot === 'cancelled' || slot === 'declined') return false;
    yield visitor.later(4, 35);
    if (slot === 'confirm') {
      if (!(await visitor.press(0))) return false;
    } else if (!(await answer(visitor, slot, what, answers, given))) return false;
    given.add(slot);
  }
  return false;
}

async function answer(visitor: Visitor, slot: string, what: string | undefined, answers: Answers, given: ReadonlySet<string>): Promise<boolean> {
  const known = given.has(slot) && what !== 'needs-time' ? 0 : answers[what === 'needs-time' ? 'time' : slot];
  if (typeof known === 'string') {
    await visitor.say(known);
    return true;
  }
  if (known !== undefined && (await visitor.press(known))) return true;
  for (const title of SKIPS) if (await visitor.press(title)) return true;
  return await visitor.press(0);
}
