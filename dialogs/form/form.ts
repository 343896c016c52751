import type { Case } from '../../cases/case.js';
import type { CaseCommand } from '../../cases/command.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { Json } from '../../records/json.js';
import type { Card, FileReference } from '../../records/message.js';
import type { TextKey } from '../../texts/catalogue.js';
import type { EventContent } from '../../records/record.js';
import type { Asides } from '../understanding/aside.js';
import type { Reply } from './reply.js';
import type { Moment, Slot } from './slot.js';
import type { Codes, Known } from './known.js';

/** The slots of a form by name; the order in which they stand is the order in which they are asked. */
export type Slots = Readonly<Record<string, Slot<Json, string>>>;

/** Names of a form's slots. */
export type SlotName<S extends Slots> = Extract<keyof S, string>;

/** The value type of one slot. */
export type SlotValue<X> = X extends Slot<infer T, string> ? T : never;

/** Values given so far. */
export type Values<S extends Slots> = { readonly [K in SlotName<S>]?: SlotValue<S[K]> };

/** Why a form asks for one of its answers again, with values to choose instead. */
export interface SendBack<Name extends string, Refusal extends string> {
  readonly slot: Name;
  readonly reason: Refusal;
  readonly params?: Readonly<Record<string, string>>;
  /** Values of `slot` the customer may take instead. */
  readonly instead?: readonly Json[];
  /** What of the refused value is worth keeping for the next reading. */
  readonly partial?: Json;
  /** Offers a person beside: the customer can't get any further alone. */
  readonly person?: true;
}

/** What submitting gives: something done, with the message that says so, or an answer to be given again. Nothing given is lost. */
export type Outcome<Name extends string, Refusal extends string> =
  | {
      readonly kind: 'done';
      readonly commands: readonly CaseCommand[];
      readonly event: EventContent;
      /** Said instead of the text `<form>.done`. */
      readonly says?: TextKey;
      /** Params of what is said. */
      readonly params: Readonly<Record<string, string>>;
      readonly card?: Card;
      /** What is said and sent beside it, such as a confirmation by mail. */
      readonly also?: Reply;
      /** What is known of the customer from here on. */
      readonly learns?: Partial<Known>;
      /** A form to go on with. */
      readonly then?: Next;
      /** The key of a form below this one that is over with it: of a complaint that was withdrawn in its middle. */
      readonly ends?: string;
    }
  | ({ readonly kind: 'back' } & SendBack<Name, Refusal>);

/** A form to begin after another, with answers that are known. */
export interface Next {
  readonly form: string;
  readonly values?: Readonly<Record<string, Json>>;
  /** A form that was begun in another conversation, to go on with here. */
  readonly brought?: FormState;
  /** What is really wanted, when `form` only leads there: identify, then show progress. */
  readonly then?: Omit<Next, 'then'>;
}

/** What a form's beginning brings about before anything is asked. */
export interface Opened {
  /** Answers that are known already, from the first words or from the customer's earlier answers. */
  readonly values: Readonly<Record<string, Json>>;
  /** What the first reading of a slot is to know, by slot: values to choose among. */
  readonly partials?: Readonly<Record<string, Json>>;
  readonly reply: Reply;
  /** The form ends here: the reply is the whole answer, or another form comes first. */
  readonly ends?: { readonly then?: Next };
}

/** Who fills the form, and its one-use key. */
export interface FormContext {
  readonly at: Moment;
  readonly conversation: string;
  readonly channel: string;
  /** What the institution holds of the customer by now: it is not asked again. */
  readonly known: Known;
  readonly codes: Codes;
  /** A form submits once: whoever submits again with this key gets the first result. */
  readonly formKey: string;
  /** A form's case as this turn has made or changed it, which is not stored yet. */
  inHand(formKey: string): Case | undefined;
  /** What waits for a person by now, or is with one. */
  readonly handoff?: Handoff | undefined;
}

/**
 * A guided conversation: data plus one `submit`. Everything that all forms share (several answers at once, correction,
 * cancel, skip, help, digression, confirmation) is in the engine (`step.ts`, `run.ts`) and exists once.
 */
export interface Form<Name extends string, S extends Slots, Ports, Refusal extends string> {
  readonly name: Name;
  /** Raised when stored values need {@link Form.migrate}. */
  readonly version: number;
  readonly slots: S;
  /** Every refusal `check` and `submit` can give, so that their texts are required. */
  readonly refusals: readonly Refusal[];
  /** In which order slots are searched in free text: a phone number is looked for before an amount. */
  readonly findOrder: readonly SlotName<S>[];
  /** Slots that take any words; in an answer to them nothing else is looked for unless it is clearly a correction. */
  readonly freeText: readonly SlotName<S>[];
  /** Slots whose answers are also taken to another slot's question: 公司 to "which loan?". */
  readonly alsoAnswers: Readonly<Partial<Record<SlotName<S>, readonly SlotName<S>[]>>>;
  /** The words customers name each slot by, in all three languages: 改一下时间, change the branch. */
  readonly slotNames: Readonly<Record<SlotName<S>, readonly string[]>>;
  /** The slots that matter given what is known: an amount is asked only where the service needs one. */
  asks(values: Values<S>): readonly SlotName<S>[];
  /** Slots the customer may leave out when asked. */
  optional(values: Values<S>): readonly SlotName<S>[];
  /** Slots that are never asked for, only taken when the customer gives them. */
  readonly volunteered: readonly SlotName<S>[];
  /** Values that follow from others, or no longer hold beside `changed`: 企业贷款 implies a company. Pure. */
  derive(values: Values<S>, changed: readonly SlotName<S>[]): Values<S>;
  /** Checks values against each other and the world; called whenever one has changed. */
  check(values: Values<S>, ports: Ports, context: FormContext): Promise<SendBack<SlotName<S>, Refusal> | undefined>;
  /** Values offered as buttons with a question; empty for none. `partial` is what an incomplete answer left. */
  offers(slot: SlotName<S>, values: Values<S>, partial: Json | undefined, ports: Ports, context: FormContext): Promise<readonly Json[]>;
  submit(values: Values<S>, ports: Ports, context: FormContext): Promise<Outcome<SlotName<S>, Refusal>>;
  /** Carries values stored by an older version over; what it leaves out is asked again. */
  migrate(stored: Readonly<Record<string, Json>>, fromVersion: number): Readonly<Record<string, Json>>;
  /** False for a form that is submitted as soon as it is complete, without reading everything back. */
  readonly confirms?: boolean;
  /** Slots whose values `check` sees in the turn they are given, and nobody later: they are never stored. A one-time code. */
  readonly secrets?: readonly SlotName<S>[];
  /** Slots whose answers are read before commands: 取消 to "move it, or cancel it?" is an answer. */
  readonly wordsFirst?: readonly SlotName<S>[];
  /** Slots that are told, not answered: questions and corrections in them are part of what is told, and other answers are looked for beside it. */
  readonly narrative?: readonly SlotName<S>[];
  /** Which questions are not part of what is told in a slot, but answered before the form goes on. */
  readonly asides?: Readonly<Partial<Record<SlotName<S>, Asides>>>;
  /** The slot that takes files, a list of them; a form without it says that it needs none. */
  readonly takesFiles?: SlotName<S>;
  /** Called once, with the words that began the form; a complaint is registered here, before anything is asked. */
  opened?(said: string, given: Values<S>, ports: Ports, context: FormContext): Promise<Opened>;
  /** Called at the end of a turn in which answers changed and the form stays open: what must be kept should the customer walk away. */
  changed?(values: Values<S>, ports: Ports, context: FormContext): Promise<Reply>;
  /** Called when a form that was begun in another conversation is gone on with in this one: what names the conversation follows it. */
  brought?(values: Values<S>, ports: Ports, context: FormContext): Promise<Reply>;
  /** Called when the customer leaves the form: what must not be lost is seen to here. */
  left?(values: Values<S>, ports: Ports, context: FormContext): Promise<Reply>;
}

/** Values of a form whose slots are not known. */
export type AnyValues = Readonly<Record<string, Json | undefined>>;

/** Any form, for code that does not care which: what {@link Form} says, without the names. */
export interface AnyForm<Ports> {
  readonly name: string;
  readonly version: number;
  readonly slots: Slots;
  readonly refusals: readonly string[];
  readonly findOrder: readonly string[];
  readonly freeText: readonly string[];
  readonly alsoAnswers: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly slotNames: Readonly<Record<string, readonly string[]>>;
  readonly volunteered: readonly string[];
  asks(values: AnyValues): readonly string[];
  optional(values: AnyValues): readonly string[];
  derive(values: AnyValues, changed: readonly string[]): AnyValues;
  check(values: AnyValues, ports: Ports, context: FormContext): Promise<SendBack<string, string> | undefined>;
  offers(slot: string, values: AnyValues, partial: Json | undefined, ports: Ports, context: FormContext): Promise<readonly Json[]>;
  submit(values: AnyValues, ports: Ports, context: FormContext): Promise<Outcome<string, string>>;
  migrate(stored: Readonly<Record<string, Json>>, fromVersion: number): Readonly<Record<string, Json>>;
  readonly confirms?: boolean;
  readonly secrets?: readonly string[];
  readonly wordsFirst?: readonly string[];
  readonly narrative?: readonly string[];
  readonly asides?: Readonly<Partial<Record<string, Asides>>>;
  readonly takesFiles?: string;
  opened?(said: string, given: AnyValues, ports: Ports, context: FormContext): Promise<Opened>;
  changed?(values: AnyValues, ports: Ports, context: FormContext): Promise<Reply>;
  brought?(values: AnyValues, ports: Ports, context: FormContext): Promise<Reply>;
  left?(values: AnyValues, ports: Ports, context: FormContext): Promise<Reply>;
}

/** A form in the middle of being filled, as it is stored. */
export interface FormState {
  readonly form: string;
  readonly version: number;
  /** One-use key; see {@link FormContext.formKey}. */
  readonly key: string;
  readonly values: Readonly<Record<string, Json>>;
  /** What incomplete answers left, by slot. */
  readonly partials: Readonly<Record<string, Json>>;
  /** Optional slots the customer has left out. */
  readonly skipped: readonly string[];
  /** The slot whose question stands open; undefined while confirming. */
  readonly asked?: string | undefined;
  readonly phase: 'asking' | 'confirming';
  /** Misunderstandings in a row. */
  readonly misses: number;
  /** What to go on with when this form is done. */
  readonly then?: Next | undefined;
}

/** What a message amounts to, decided before the form sees it. */
export type Move =
  | { readonly kind: 'answer'; readonly said: string }
  /** Several answers, or corrections, each with the words it was found in. */
  | { readonly kind: 'fill'; readonly said: Readonly<Record<string, string>> }
  /** Files that came with a message. */
  | { readonly kind: 'attach'; readonly files: readonly FileReference[] }
  /** A pressed button: the value itself. */
  | { readonly kind: 'pick'; readonly slot: string; readonly value: Json }
  /** The customer wants to give one answer anew but has not said what. */
  | { readonly kind: 'revise'; readonly slot?: string }
  | { readonly kind: 'affirm' }
  | { readonly kind: 'deny' }
  | { readonly kind: 'cancel' }
  /** The customer may want to leave the form: asked with buttons, and nothing is lost meanwhile. */
  | { readonly kind: 'ask-cancel' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'help' }
  /** 我们说到哪儿了: says what is known and asks again. */
  | { readonly kind: 'recap' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'digress'; readonly to: 'knowledge' | 'human' | 'progress'; readonly said: string };

/** What the engine wants to happen, in order. Texts are named by key, never written out here. */
export type Effect =
  | { readonly kind: 'say'; readonly key: string; readonly params?: Readonly<Record<string, string>> }
  /** Values that were just taken down, to be read back. */
  | { readonly kind: 'noted'; readonly slots: readonly string[] }
  | { readonly kind: 'changed'; readonly slots: readonly string[] }
  /** Files were taken. */
  | { readonly kind: 'attached'; readonly names: readonly string[] }
  /** An answer could not be read. */
  | {
      readonly kind: 'refused';
      readonly slot: string;
      readonly reason: string;
      readonly among?: readonly Json[];
      readonly params?: Readonly<Record<string, string>>;
    }
  /** Third misunderstanding: offer a person. */
  | { readonly kind: 'offer-person' }
  | { readonly kind: 'choose-revision' }
  | { readonly kind: 'ask-cancel' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'digress'; readonly to: 'knowledge' | 'human' | 'progress'; readonly said: string };
