import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { understandInForm } from '../understanding/inForm.js';
import { moveOf, readPressed } from './buttons.js';
import type { AnyForm, FormContext, FormState, Move } from './form.js';
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
}

/** What a form may be begun with: an earlier state to go on from. */
export interface FormBegin {
  readonly resume?: FormState;
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
    const state: FormState = resumed ?? { form: this.form.name, version: this.form.version, key: randomUUID(), values: {}, partials: {}, skipped: [], phase: 'asking', misses: 0 };
    turn.say({ lines: [], choices: [], commands: [], events: [{ event: resumed ? 'form.resumed' : 'form.begun', data: { form: this.form.name, key: state.key } }] });
    return this.#run(dialogs, state, resumed === undefined);
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
    const context: FormContext = { at: turn.at, conversation: turn.conversation, formKey: state.key };
    const run = new FormRun(this.form, state, this.ports, context, this.digression);
    const understand = inputs.map(({ input }, index): Understand => (now) => this.#movesOf(input, now, turn, first && index === 0));
    const result = await run.run(understand);
    turn.take(inputs.slice(0, result.used).reduce((sum, { covers }) => sum + covers, 0));
    turn.say(result.reply);
    if (result.kind === 'open') {
      if (dialogs.activeDialog) dialogs.activeDialog.state = { ...result.state };
      return Dialog.EndOfTurn;
    }
    const end: FormEnd = { kind: result.kind, state: result.state };
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
