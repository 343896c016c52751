import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';
import { SILENT, together, type Reply } from './reply.js';
import type { Moment } from './slot.js';

/** One thing the customer said in this turn: words, or a pressed button with its value. */
export interface Input {
  readonly text: string;
  readonly value?: Json | undefined;
}

/** A turn as dialogs see it: what was said and not yet taken, and what is to be answered. Lives for one turn only. */
export class DialogTurn {
  #inputs: Input[];
  #reply: Reply = SILENT;

  constructor(
    readonly conversation: string,
    readonly at: Moment,
    inputs: readonly Input[],
  ) {
    this.#inputs = [...inputs];
  }

  /** What has not been taken by a dialog yet, in order. */
  get inputs(): readonly Input[] {
    return this.#inputs;
  }

  /** Takes the first `count` inputs off. */
  take(count: number): void {
    this.#inputs = this.#inputs.slice(count);
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
