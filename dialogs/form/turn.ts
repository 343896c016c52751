import type { Json } from '../../records/json.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Handoff, Owner } from '../../handoff/handoff.js';
import type { FileReference, Locale } from '../../records/message.js';
import { SILENT, together, type Reply } from './reply.js';
import { STRANGER, type Codes, type Known } from './known.js';
import type { Moment } from './slot.js';
import type { Talk } from '../norms/talk.js';

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

/** Whose the conversation is, and what was asked of people. */
export interface Held {
  readonly owner: Owner;
  /** What waits for a person, or is with one. */
  readonly handoff?: Handoff | undefined;
}

/** A turn as dialogs see it: what was said and not yet taken, and what is to be answered. Lives for one turn only. */
export class DialogTurn {
  #inputs: Input[];
  #reply: Reply = SILENT;
  #known: Known;
  #modelAsked = false;
  #held: Held;

  constructor(
    readonly conversation: string,
    readonly at: Moment,
    inputs: readonly Input[],
    known: Known = STRANGER,
    /** Made for this turn: it tells {@link learn} what a right answer proves. */
    readonly makeCodes: (turn: DialogTurn) => Codes = () => NO_CODES,
    /** The channel the conversation is on. */
    readonly channel = 'directline',
    /** What was asked of the norms before this turn. */
    readonly talkBefore: Talk = { exchanges: [], fresh: false },
    held: Held = { owner: 'bot' },
  ) {
    this.#inputs = [...inputs];
    this.#known = known;
    this.#held = held;
    this.codes = makeCodes(this);
  }

  readonly codes: Codes;

  /** True once: what words mean is asked of a model no more than once a turn, or the customer waits too long. */
  mayAskModel(): boolean {
    const may = !this.#modelAsked;
    this.#modelAsked = true;
    return may;
  }

  /** What is known of the customer by now. */
  get known(): Known {
    return this.#known;
  }

  /** Remembers more of the customer. */
  learn(more: Partial<Known>): void {
    this.#known = { ...this.#known, ...more };
  }

  /** Forgets who the customer is said and shown to be; not what they were asked once. */
  forget(): void {
    const { surveyed } = this.#known;
    this.#known = { ...STRANGER, ...(surveyed && { surveyed }) };
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
    for (const command of reply.handoffs ?? []) this.#held = heldAfter(this.#held, command);
  }

  /** Whose the conversation is by now. */
  get owner(): Owner {
    return this.#held.owner;
  }

  /** What waits for a person by now, or is with one. */
  get handoff(): Handoff | undefined {
    return this.#held.handoff;
  }

  /** Runs something whose words are not to be said; what it does stays, and its words are given back. */
  async quietly(run: () => Promise<void>): Promise<Reply> {
    const before = this.#reply;
    this.#reply = SILENT;
    await run();
    const said = this.#reply;
    this.#reply = together(before, { ...said, lines: [], choices: [], card: undefined });
    return said;
  }

  /** Shows only the first `count` inputs while something runs: what follows them is for somebody else. */
  async only(count: number, run: () => Promise<void>): Promise<void> {
    const rest = this.#inputs.slice(count);
    this.#inputs = this.#inputs.slice(0, count);
    try {
      await run();
    } finally {
      this.#inputs = [...this.#inputs, ...rest];
    }
  }

  get locale(): Locale {
    return this.at.locale;
  }
}

/** Whose a conversation is after what a turn asks for, as the store will see it. */
function heldAfter(held: Held, command: HandoffCommand): Held {
  switch (command.kind) {
    case 'request':
    case 'change': {
      const { handoff } = command;
      // What is with a person, or waits in the chat, is not pushed aside by work on a case.
      if (handoff.kind === 'task' && held.handoff !== undefined) return held;
      return { owner: handoff.kind === 'chat' ? 'queue' : command.kind === 'change' && held.owner === 'queue' && held.handoff?.id === handoff.id ? 'bot' : held.owner, handoff };
    }
    case 'end':
      return held.handoff?.id !== command.id ? held : { owner: held.owner === 'queue' ? 'bot' : held.owner };
  }
}
