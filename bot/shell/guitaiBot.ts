import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { DialogTurnStatus, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { bookingForm, type BookingForm, type BookingPorts } from '../../dialogs/booking/form.js';
import { receiptCard } from '../../dialogs/booking/receipt.js';
import { atCounter, greeting, person } from '../../dialogs/counter/counter.js';
import { readPressed } from '../../dialogs/form/buttons.js';
import type { FormState } from '../../dialogs/form/form.js';
import type { Moment } from '../../dialogs/form/slot.js';
import { dialogTurnOf, FormDialog, type FormEnd } from '../../dialogs/form/formDialog.js';
import { messageOf, SILENT, saying, type Reply } from '../../dialogs/form/reply.js';
import type { DialogTurn } from '../../dialogs/form/turn.js';
import { answerInformation } from '../../dialogs/information/answer.js';
import { activityOf } from './activities.js';
import type { ConversationState } from './state.js';

/** What one turn works on beside the dialogs: put into Bot Framework's turn state under {@link TURN}. */
export interface ShellTurn {
  state: ConversationState;
  /** Things that happened in this turn without words of the customer. */
  readonly opened: boolean;
  readonly languageChosen: boolean;
}

/** Under this key a turn's {@link ShellTurn} travels in Bot Framework's turn state. */
export const TURN = Symbol('shellTurn');

const keyOf = z.object({ key: z.string() });

/** The bot as Bot Framework sees it: handlers for what arrives, dialogs for guided conversations. Holds no state of its own. */
export class GuitaiBot extends ActivityHandler {
  readonly #dialogs = new DialogSet();
  readonly #booking: BookingForm;

  constructor(private readonly ports: BookingPorts) {
    super();
    this.#booking = bookingForm(ports.profile);
    this.#dialogs.add(new FormDialog(this.#booking, ports, (to, said, state, at) => Promise.resolve(this.#digress(to, said, state, at))));
    const answer = async (context: TurnContext, next: () => Promise<void>): Promise<void> => {
      await this.#answer(context);
      await next();
    };
    this.onMessage(answer);
    this.onEvent(answer);
    this.onConversationUpdate(answer);
  }

  async #answer(context: TurnContext): Promise<void> {
    const turn = dialogTurnOf(context);
    const shell = context.turnState.get<ShellTurn>(TURN);
    const dialogs = new DialogContext(this.#dialogs, context, { dialogStack: shell.state.stack.map(({ id, state }) => ({ id, state })) });
    if (shell.opened) turn.say(greeting(this.ports.profile(), turn.at));
    if (shell.languageChosen) turn.say(saying([{ key: 'counter.language' }]));
    this.#dropUnknown(dialogs, turn);
    // A question that stands open is asked again in the new language.
    if (shell.languageChosen && dialogs.activeDialog && turn.inputs.length === 0) await this.#continue(dialogs, shell);
    else if (shell.languageChosen && turn.inputs.length === 0 && !shell.opened) turn.say(greeting(this.ports.profile(), turn.at));
    while (turn.inputs.length > 0) await this.#next(dialogs, turn, shell);
    shell.state = { ...shell.state, stack: dialogs.stack.map(({ id, state }) => ({ id, state: state as unknown })) };
    const message = messageOf(turn.reply, turn.locale);
    if (message) await context.sendActivity(activityOf(message));
  }

  /** Takes the next thing that was said. Each way takes at least one input off, so that this ends. */
  async #next(dialogs: DialogContext, turn: DialogTurn, shell: ShellTurn): Promise<void> {
    const [input] = turn.inputs;
    if (input === undefined) return;
    const pressed = readPressed(input.value);
    const open = keyOf.safeParse(dialogs.activeDialog?.state).data?.key;
    if (pressed && pressed.form !== open) {
      turn.say(await this.#stale(pressed.form, turn));
      if (open === undefined) turn.take(1);
      else await this.#continue(dialogs, shell);
      return;
    }
    if (dialogs.activeDialog) {
      await this.#continue(dialogs, shell);
      return;
    }
    const what = atCounter(input, { profile: this.ports.profile(), booking: this.#booking, at: turn.at, misses: shell.state.misses, parked: shell.state.parked !== undefined });
    shell.state = { ...shell.state, misses: what.kind === 'reply' && !what.understood ? shell.state.misses + 1 : 0 };
    switch (what.kind) {
      case 'reply':
      case 'person':
        turn.take(1);
        turn.say(what.reply);
        return;
      case 'begin':
        this.#ended(await dialogs.beginDialog(what.form), shell);
        return;
      case 'resume': {
        turn.take(1);
        const { parked } = shell.state;
        shell.state = { ...shell.state, parked: undefined };
        if (parked) this.#ended(await dialogs.beginDialog(parked.form, { resume: parked.state }), shell);
        return;
      }
    }
  }

  async #continue(dialogs: DialogContext, shell: ShellTurn): Promise<void> {
    this.#ended(await dialogs.continueDialog(), shell);
  }

  #ended({ status, result }: DialogTurnResult<unknown>, shell: ShellTurn): void {
    if (status !== DialogTurnStatus.complete || !isFormEnd(result)) return;
    shell.state = { ...shell.state, parked: result.kind === 'cancelled' ? { form: result.state.form, state: result.state } : undefined };
  }

  /** A form that this build no longer has is dropped, and said so, rather than failed upon. */
  #dropUnknown(dialogs: DialogContext, turn: DialogTurn): void {
    while (dialogs.activeDialog && this.#dialogs.find(dialogs.activeDialog.id) === undefined) {
      dialogs.stack.pop();
      turn.say(saying([{ key: 'form.gone' }]));
    }
  }

  /** A button of a form that is over: what it made is shown again, and nothing is made twice. */
  async #stale(formKey: string, turn: DialogTurn): Promise<Reply> {
    const made = await this.ports.bookings.byFormKey(formKey);
    if (made === undefined || made.conversation !== turn.conversation) return saying([{ key: 'form.stale' }]);
    const card = receiptCard(made, this.ports, { at: turn.at, conversation: turn.conversation, formKey });
    return { ...saying([{ key: 'form.already', params: { number: made.number } }]), card };
  }

  #digress(to: 'knowledge' | 'human' | 'progress', said: string, state: FormState, at: Moment): Reply {
    const profile = this.ports.profile();
    const { service, branch } = state.values;
    const about = { ...(typeof service === 'string' && { service }), ...(typeof branch === 'string' && { branch }) };
    switch (to) {
      case 'knowledge':
        return answerInformation(profile, this.#booking.slots, said, about, at);
      case 'human':
        return person(profile);
      case 'progress':
        return SILENT;
    }
  }
}

function isFormEnd(value: unknown): value is FormEnd {
  return typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'done' || value.kind === 'cancelled') && 'state' in value;
}
