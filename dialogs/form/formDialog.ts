import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { understandInForm } from '../understanding/inForm.js';
import { moveOf, readPressed } from './buttons.js';
import type { Json } from '../../records/json.js';
import type { AnyForm, FormContext, FormState, Move, Next } from './form.js';
import { knownSchema, type Known } from './known.js';
import { SILENT } from './reply.js';
import { restore } from './restore.js';
import { FormRun, type Digression, type Understand } from './run.js';
import type { DialogTurn, Input } from './turn.js';
import { coalesce } from './coalesce.js';

/** Under this key a turn's {@link DialogTurn} travels in Bot Framework's turn state. */
export const DIALOG_TURN = Symbol('dialogTurn');

/** The turn a dialog is called in. @throws when called outside a turn, which is our own mistake. */
export function dialogTurnOf(context: TurnContext): DialogTurn {
  const turn = context.turnState.get<DialogTurn | undefined>(DIALOG_TURN);
  if (turn === undefined) throw new Error('a dialog was run outside a turn');
  return turn;
}

/** How a form ended, given to whoever began it; a cancelled form's state can be taken up again. */
export interface FormEnd {
  readonly kind: 'done' | 'cancelled';
  readonly state: FormState;
  readonly then?: Next | undefined;
}

/** What a form may be begun with: an earlier state to go on from, or answers that are known; and what comes after it. */
export interface FormBegin {
  readonly resume?: FormState;
  readonly values?: Readonly<Record<string, Json>> | undefined;
  readonly then?: Next;
}

/** A form on Bot Framework's dialog stack: the only dialog class there is, for every form. */
export class FormDialog<Ports> extends Dialog<FormBegin> {
  constructor(
    private readonly form: AnyForm<Ports>,
    private readonly ports: Ports,
    private readonly digression: Digression,
  ) {
    super(form.name);
  }

  override async beginDialog(dialogs: DialogContext, options?: FormBegin): Promise<DialogTurnResult> {
    const turn = dialogTurnOf(dialogs.context);
    const resumed = options?.resume && restore(this.form, options.resume);
    const state = resumed ?? (await this.#fresh(turn, options));
    turn.say({ ...SILENT, events: [{ event: resumed ? 'form.resumed' : 'form.begun', data: { form: this.form.name, key: state.key } }] });
    return this.#run(dialogs, state, resumed === undefined);
  }

  /** A new form: what is known is taken over, and what must not wait is done. */
  async #fresh(turn: DialogTurn, options: FormBegin | undefined): Promise<FormState> {
    const { name, version, slots } = this.form;
    const key = randomUUID();
    const given = options?.values ?? {};
    const opened = await this.form.opened?.(turn.inputs[0]?.text ?? '', given, this.ports, this.#context(turn, key));
    if (opened) turn.say(opened.reply);
    const values: Record<string, Json> = {};
    for (const [slot, value] of Object.entries({ ...given, ...opened?.values })) {
      const checked = slots[slot]?.schema.safeParse(value);
      if (checked?.success === true) values[slot] = checked.data;
    }
    return { form: name, version, key, values, partials: {}, skipped: [], phase: 'asking', misses: 0, ...(options?.then && { then: options.then }) };
  }

  #context(turn: DialogTurn, formKey: string): FormContext {
    return { at: turn.at, conversation: turn.conversation, formKey, known: turn.known, codes: turn.codes };
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const state = restore(this.form, dialogs.activeDialog?.state);
    // State that can't be read at all is begun anew rather than failed upon.
    return state === undefined ? this.beginDialog(dialogs) : this.#run(dialogs, state, false);
  }

  /** The form asks its question again after what interrupted it. */
  override async resumeDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    return this.continueDialog(dialogs);
  }

  async #run(dialogs: DialogContext, state: FormState, first: boolean): Promise<DialogTurnResult> {
    const turn = dialogTurnOf(dialogs.context);
    const inputs = coalesce(turn.inputs);
    const run = new FormRun(this.form, state, this.ports, this.#context(turn, state.key), this.digression);
    const understand = inputs.map(({ input }, index): Understand => (now) => this.#movesOf(input, now, turn, first && index === 0));
    const result = await run.run(understand);
    turn.take(inputs.slice(0, result.used).reduce((sum, { covers }) => sum + covers, 0));
    turn.say(result.reply);
    if (result.kind === 'open') {
      if (dialogs.activeDialog) dialogs.activeDialog.state = { ...result.state };
      return Dialog.EndOfTurn;
    }
    if (result.kind === 'done') turn.learn(learned(result.state));
    const end: FormEnd = { kind: result.kind, state: result.state, then: result.then };
    return dialogs.endDialog(end);
  }

  #movesOf(input: Input, state: FormState, turn: DialogTurn, first: boolean): readonly Move[] {
    const button = readPressed(input.value);
    if (button) return button.form === state.key ? [moveOf(button)] : [{ kind: 'recap' }];
    const moves = understandInForm(this.form, state, input.text, turn.at);
    // The words that began a form are not an answer that was misunderstood when they hold no answer.
    return first ? moves.filter((move) => move.kind === 'fill') : moves;
  }
}

/** Name and contact, given once, are known to the forms that follow (promise 9: asked for once). */
function learned({ values }: FormState): Partial<Known> {
  const { name, contact } = knownSchema.partial().safeParse({ name: values['name'], contact: values['contact'] }).data ?? {};
  return { ...(name !== undefined && { name }), ...(contact && { contact }) };
}
