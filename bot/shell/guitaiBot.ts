import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { DialogTurnStatus, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import { atCounter, greeting, type CounterContext } from '../../dialogs/counter/counter.js';
import { severalWishes } from '../../dialogs/counter/wishes.js';
import { INTENTS, type Intent } from '../../dialogs/counter/intents.js';
import { readPressed } from '../../dialogs/form/buttons.js';
import type { FormContext, FormState, Next } from '../../dialogs/form/form.js';
import { dialogTurnOf, FormDialog, type FormBegin } from '../../dialogs/form/formDialog.js';
import { messageOf, saying, together, type Reply } from '../../dialogs/form/reply.js';
import type { DialogTurn, Input } from '../../dialogs/form/turn.js';
import { makeForms, type Forms } from '../../dialogs/forms.js';
import { asksUnlink, unlinkedReply } from '../../dialogs/identify/unlink.js';
import { answerHappening } from '../../dialogs/happenings/answer.js';
import type { Happening } from '../../dialogs/happenings/happening.js';
import { progressAside } from '../../dialogs/progress/form.js';
import { declinedAdvice } from '../../dialogs/counter/advice.js';
import { answerCurated } from '../../dialogs/norms/answer.js';
import { askNorms } from '../../dialogs/norms/ask.js';
import { answerFollowUp } from '../../dialogs/norms/followUp.js';
import { talkAfter } from '../../dialogs/norms/talk.js';
import { declined } from '../../dialogs/norms/declined.js';
import { answerRating, ratable, ratingOf } from '../../dialogs/norms/rating.js';
import { topicOf } from '../../dialogs/understanding/information.js';
import { answerInformation, type About } from '../../dialogs/information/answer.js';
import type { CounterPorts } from '../../dialogs/ports.js';
import { plain } from '../../dialogs/understanding/plain.js';
import { madeBefore } from '../../dialogs/counter/stale.js';
import { callPerson, closedAside } from '../../dialogs/handoff/call.js';
import { isWithPerson } from '../../dialogs/handoff/closed.js';
import { offeredIn } from '../../dialogs/handoff/offer.js';
import { activityOf } from './activities.js';
import { begun, begunWith, dropForm, formKeyOf, isFormEnd, stored } from './following.js';
import { backFromPeople, call, formsOwn, moreOfMessage, sayHappened, sayHeldBack, takenByPeople, type Running } from './people.js';
import type { ConversationState } from './state.js';

/** What one turn works on beside the dialogs: put into Bot Framework's turn state under {@link TURN}. */
export interface ShellTurn {
  state: ConversationState;
  /** Things that happened in this turn without words of the customer. */
  readonly opened: boolean;
  readonly languageChosen: boolean;
  readonly happenings: readonly Happening[];
}

/** Under this key a turn's {@link ShellTurn} travels in Bot Framework's turn state. */
export const TURN = Symbol('shellTurn');

/** The bot as Bot Framework sees it: handlers for what arrives, dialogs for guided conversations. Holds no state of its own. */
export class GuitaiBot extends ActivityHandler {
  readonly #dialogs = new DialogSet();
  readonly #forms: Forms;

  constructor(private readonly ports: CounterPorts) {
    super();
    this.#forms = makeForms(ports);
    for (const form of this.#forms.all) this.#dialogs.add(new FormDialog(form, ports, (to, said, state, context, turn) => this.#digress(to, said, state, context, turn), ports.model));
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
    const running = this.#running(dialogs, shell);
    for (const happening of shell.happenings) await this.#happened(happening, dialogs, shell);
    sayHeldBack(running);
    const spoken = turn.inputs.length > 0;
    if (!isWithPerson(turn)) await this.#arrived(running, shell);
    await backFromPeople(shell.happenings, running);
    while (turn.inputs.length > 0) await this.#next(dialogs, turn, shell);
    if (turn.owner === 'bot') await this.#beginLater(dialogs, shell);
    if (spoken) shell.state = { ...shell.state, offered: undefined };
    shell.state = { ...shell.state, offered: offeredIn(turn.reply.events) ?? shell.state.offered };
    const { answers, just } = ratable(shell.state.answers, turn.reply.events);
    shell.state = { ...shell.state, answers: [...answers], just: spoken ? just : shell.state.just, talk: talkAfter(turn, spoken) };
    shell.state = { ...shell.state, stack: dialogs.stack.map(({ id, state }) => ({ id, state: state as unknown })) };
    const message = messageOf(turn.reply, turn.locale);
    if (message) await context.sendActivity(activityOf(message));
  }

  #running(dialogs: DialogContext, shell: ShellTurn): Running {
    return {
      dialogs, shell, turn: dialogTurnOf(dialogs.context),
      begin: ({ form, values, then }, led) => this.#begin(dialogs, form, { values, then, led }, shell),
      goOn: () => this.#continue(dialogs, shell),
    };
  }

  /** Somebody comes, or chooses another language. */
  async #arrived(running: Running, { opened, languageChosen }: ShellTurn): Promise<void> {
    const { dialogs, turn } = running;
    if (opened) turn.say(greeting(this.ports.profile(), turn.at));
    if (languageChosen) turn.say(saying([{ key: 'counter.language' }]));
    this.#dropUnknown(dialogs, turn);
    // A question that stands open is asked again in the new language.
    if (!languageChosen || turn.inputs.length > 0 || turn.owner === 'queue') return;
    if (dialogs.activeDialog) await running.goOn();
    else if (!opened) turn.say(greeting(this.ports.profile(), turn.at));
  }

  async #happened(happening: Happening, dialogs: DialogContext, shell: ShellTurn): Promise<void> {
    const turn = dialogTurnOf(dialogs.context);
    const { reply, next, drops } = await answerHappening(happening, this.ports, turn);
    if (drops !== undefined && !dropForm(drops, dialogs, shell)) return;
    sayHappened(happening, reply, { turn, shell });
    if (next) shell.state = { ...shell.state, later: [...shell.state.later, stored(next)] };
  }

  /** Every form, for who tells of an open one. */
  get forms(): Forms {
    return this.#forms;
  }

  /** Takes the next thing that was said. Each way takes at least one input off, so that this ends. */
  async #next(dialogs: DialogContext, turn: DialogTurn, shell: ShellTurn): Promise<void> {
    const [input] = turn.inputs;
    if (input === undefined) return;
    const people = { ports: this.ports, forms: this.#forms };
    const running = this.#running(dialogs, shell);
    if (isWithPerson(turn)) {
      await takenByPeople(running, people);
      return;
    }
    const rating = ratingOf(input, shell.state.just);
    if (rating) {
      turn.take(1);
      const { reply, answers } = await answerRating(rating, shell.state.answers, this.ports.norms, turn.at);
      turn.say(reply);
      shell.state = { ...shell.state, answers: [...answers] };
      // What stands open is asked again: the buttons of its question have gone.
      if (dialogs.activeDialog && turn.inputs.length === 0 && turn.owner === 'bot') await this.#continue(dialogs, shell);
      return;
    }
    if (await takenByPeople(running, people)) return;
    if (input.value === undefined && asksUnlink(plain(input.text))) {
      turn.take(1);
      turn.forget();
      turn.say(unlinkedReply());
      if (dialogs.activeDialog && turn.inputs.length === 0) await this.#continue(dialogs, shell);
      return;
    }
    const pressed = readPressed(input.value);
    const open = formKeyOf(dialogs.activeDialog?.state);
    if (pressed && pressed.form !== open) {
      turn.say(await madeBefore(pressed.form, this.ports, turn));
      if (open === undefined) turn.take(1);
      else await this.#continue(dialogs, shell);
      return;
    }
    if (dialogs.activeDialog) {
      const { id } = dialogs.activeDialog;
      const urgent = pressed ? undefined : INTENTS.find((intent) => intent.interrupts?.(plain(input.text), input, id) === true);
      if (urgent) await this.#interrupt(dialogs, urgent, input, shell);
      else await turn.only(formsOwn(running, people), () => this.#continue(dialogs, shell));
      return;
    }
    const counter: CounterContext = { ports: this.ports, forms: this.#forms, at: turn.at, misses: shell.state.misses, parked: shell.state.parked !== undefined, turn };
    const several = await severalWishes(input, counter);
    if (several) turn.putFirst(several.first);
    const what = await atCounter(several?.first ?? input, counter);
    shell.state = { ...shell.state, misses: what.kind === 'reply' && !what.understood ? shell.state.misses + 1 : 0 };
    switch (what.kind) {
      case 'reply':
        turn.take(1);
        turn.say((what.understood ? undefined : moreOfMessage(input, running)) ?? what.reply);
        return;
      case 'person':
        turn.take(1);
        await call({ why: what.why }, running, people);
        return;
      case 'begin':
        if (several) {
          turn.say(saying(several.lines));
          shell.state = { ...shell.state, later: [...shell.state.later, ...several.later.map(stored)] };
        }
        await this.#begin(dialogs, what.form, { values: what.values, then: what.then }, shell);
        return;
      case 'resume': {
        turn.take(1);
        const { parked } = shell.state;
        shell.state = { ...shell.state, parked: undefined };
        if (parked) await this.#begin(dialogs, parked.form, { resume: parked.state as FormState }, shell);
        return;
      }
    }
  }

  async #begin(dialogs: DialogContext, form: string, options: FormBegin, shell: ShellTurn): Promise<void> {
    await this.#ended(dialogs, await dialogs.beginDialog(form, options), shell);
  }

  /** What can't wait goes on top: the open form asks its question again afterwards. */
  async #interrupt(dialogs: DialogContext, intent: Intent, input: Input, shell: ShellTurn): Promise<void> {
    const next: Next = intent.begin ? await intent.begin(input, this.ports, dialogTurnOf(dialogs.context)) : { form: intent.form };
    await this.#begin(dialogs, next.form, { values: next.values, then: next.then }, shell);
  }

  async #continue(dialogs: DialogContext, shell: ShellTurn): Promise<void> {
    await this.#ended(dialogs, await dialogs.continueDialog(), shell);
  }

  async #ended(dialogs: DialogContext, { status, result }: DialogTurnResult<unknown>, shell: ShellTurn): Promise<void> {
    if (status !== DialogTurnStatus.complete || !isFormEnd(result)) return;
    const { form } = result.state;
    // What was put aside is not lost to a question of ours.
    if (shell.state.parked === undefined || !ASKED_BY_US.includes(form)) shell.state = { ...shell.state, parked: result.kind === 'cancelled' ? { form, state: result.state } : undefined };
    if (result.then) await this.#begin(dialogs, result.then.form, begunWith(result.then), shell);
  }

  /** Forms that a timer or the desk wants begun wait until nothing else is open. */
  async #beginLater(dialogs: DialogContext, shell: ShellTurn): Promise<void> {
    while (!dialogs.activeDialog) {
      const [next, ...later] = shell.state.later;
      if (next === undefined) return;
      shell.state = { ...shell.state, later };
      if (this.#dialogs.find(next.form)) await this.#begin(dialogs, next.form, { values: next.values, then: next.then && begun(next.then), led: true }, shell);
    }
  }

  /** A form that this build no longer has is dropped, and said so, rather than failed upon. */
  #dropUnknown(dialogs: DialogContext, turn: DialogTurn): void {
    while (dialogs.activeDialog && this.#dialogs.find(dialogs.activeDialog.id) === undefined) {
      dialogs.stack.pop();
      turn.say(saying([{ key: 'form.gone' }]));
    }
  }

  async #answerQuestion(said: string, about: About, turn: DialogTurn): Promise<Reply> {
    const { at } = turn;
    const profile = this.ports.profile();
    const first = declinedAdvice(plain(said), profile, at) ?? (await answerFollowUp(said, this.ports, turn));
    if (first) return first;
    const normed = topicOf(said) === undefined ? await askNorms(said, this.ports, turn) : await answerCurated(said, this.ports.norms, at);
    return normed ?? declined(said, answerInformation(profile, this.#forms.booking.slots, said, about, at));
  }

  /** Asked for in the middle of a form, in words that only a model understood: nobody there now is said, and what can be done instead. */
  async #personAside(turn: DialogTurn): Promise<Reply> {
    const { reply, next } = await callPerson({ why: 'asked' }, this.ports, turn);
    return next ? together(reply, closedAside(this.ports.profile(), turn.at)) : reply;
  }

  async #digress(to: 'knowledge' | 'human' | 'progress', said: string, state: FormState, context: FormContext, turn: DialogTurn): Promise<Reply> {
    const { service, branch } = state.values;
    const about = { ...(typeof service === 'string' && { service }), ...(typeof branch === 'string' && { branch }) };
    switch (to) {
      case 'knowledge':
        return this.#answerQuestion(said, about, turn);
      case 'human':
        return await this.#personAside(turn);
      case 'progress':
        return progressAside(said, this.ports, context);
    }
  }
}

/** Forms that the bot begins of itself. */
const ASKED_BY_US: readonly string[] = ['survey', 'visit'];
