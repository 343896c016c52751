import type { Json } from '../../records/json.js';
import type { FileReference, Locale } from '../../records/message.js';
import { SILENT, together, type Reply } from './reply.js';
import { STRANGER, type Codes, type Known } from './known.js';
import type { Moment } from './slot.js';

/** Where nothing can carry a code. */
const NO_CODES: Codes = { reaches: () => false, open: () => false, send: () => Promise.resolve({ kind: 'no-way' }), answer: () => ({ kind: 'no-code' }) };

/** One thing the customer said in this turn: words, or a pressed button with its value. */
export interface Input {
  readonly text: string;
  readonly value?: Json | undefined;
  /** Files that came with it. */
  readonly files?: readonly FileReference[];
}

/** Whether nothing was said beside files; a client may name them as words: [a.jpg]. */
export function onlyFiles({ text, files = [] }: Pick<Input, 'text' | 'files'>): boolean {
  const rest = files.reduce((said, { name }) => said.replace(name, ''), text);
  return files.length > 0 && /^[\s[\]【】()（）,，、;；.]*$/u.test(rest);
}

/** A turn as dialogs see it: what was said and not yet taken, and what is to be answered. Lives for one turn only. */
export class DialogTurn {
  #inputs: Input[];
  #reply: Reply = SILENT;
  #known: Known;

  constructor(
    readonly conversation: string,
    readonly at: Moment,
    inputs: readonly Input[],
    known: Known = STRANGER,
    /** Made for this turn: it tells {@link learn} what a right answer proves. */
    readonly makeCodes: (turn: DialogTurn) => Codes = () => NO_CODES,
    /** The channel the conversation is on. */
    readonly channel = 'directline',
  ) {
    this.#inputs = [...inputs];
    this.#known = known;
    this.codes = makeCodes(this);
  }

  readonly codes: Codes;

  /** What is known of the customer by now. */
  get known(): Known {
    return this.#known;
  }

  /** Remembers more of the customer. */
  learn(more: Partial<Known>): void {
    this.#known = { ...this.#known, ...more };
  }

  /** What has not been taken by a dialog yet, in order. */
  get inputs(): readonly Input[] {
    return this.#inputs;
  }

  /** Takes the first `count` inputs off. */
  take(count: number): void {
    this.#inputs = this.#inputs.slice(count);
  }

  /** Puts what the first input holds first in its place: it held more than one thing. */
  putFirst(input: Input): void {
    this.#inputs = [input, ...this.#inputs.slice(1)];
  }

  /** Everything said so far in answer. */
  get reply(): Reply {
    return this.#reply;
  }

  say(reply: Reply): void {
    this.#reply = together(this.#reply, reply);
  }

  get locale(): Locale {
    return this.at.locale;
  }
}
