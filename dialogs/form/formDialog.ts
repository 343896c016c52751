import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { understandInForm } from '../understanding/inForm.js';
import { understandByModel } from '../understanding/inFormByModel.js';
import type { Understander } from '../understanding/port.js';
import { moveOf, readPressed } from './buttons.js';
import type { Json } from '../../records/json.js';
import type { AnyForm, FormContext, FormState, Move, Next, Opened } from './form.js';
import { knownSchema, type Known } from './known.js';
import { text } from '../../texts/catalogue.js';
import { saying, SILENT, together, type Reply } from './reply.js';
import { shownAnswers } from './shown.js';
import { restore } from './restore.js';
import { FormRun, type Digression, type Understand } from './run.js';
import { onlyFiles, type DialogTurn, type Input } from './turn.js';
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
  /** The key of a form below this one that is over with it. */
  readonly ends?: string | undefined;
}

/** What a form may be begun with: an earlier state to go on from, or answers that are known; and what comes after it. */
export interface FormBegin {
  readonly resume?: FormState;
  readonly values?: Readonly<Record<string, Json>> | undefined;
  readonly then?: Next | undefined;
  /** True when another form or a happening led here: what is still to be answered did not begin this form. */
  readonly led?: boolean;
  /** True when `resume` was begun in another conversation. */
  readonly brought?: boolean;
}

/** A form on Bot Framework's dialog stack: the only dialog class there is, for every form. */
export class FormDialog<Ports> extends Dialog<FormBegin> {
  constructor(
    private readonly form: AnyForm<Ports>,
    private readonly ports: Ports,
    private readonly digression: (...asked: [...Parameters<Digression>, turn: DialogTurn]) => ReturnType<Digression>,
    private readonly model?: Understander,
  ) {
    super(form.name);
  }

  override async beginDialog(dialogs: DialogContext, options?: FormBegin): Promise<DialogTurnResult> {
    const turn = dialogTurnOf(dialogs.context);
    const resumed = options?.resume && restore(this.form, options.resume);
    const fresh = resumed === undefined ? await this.#fresh(turn, options) : undefined;
    const state = resumed ?? fresh?.state;
    if (state === undefined) throw new Error('a form began with neither an old state nor a new one');
    turn.say({ ...SILENT, events: [{ event: resumed ? 'form.resumed' : 'form.begun', data: { form: this.form.name, key: state.key } }] });
    if (resumed && options.brought === true) turn.say(await this.#brought(resumed, turn));
    if (fresh?.opened) turn.say(fresh.opened.reply);
    if (fresh?.opened?.ends) {
      if (options?.led !== true) turn.take(coalesce(turn.inputs)[0]?.covers ?? 0);
      const end: FormEnd = { kind: 'done', state, then: fresh.opened.ends.then };
      return dialogs.endDialog(end);
    }
    return this.#run(dialogs, state, resumed === undefined);
  }

  /** What was told elsewhere is read back: here, nobody has seen it. */
  async #brought({ key, values }: FormState, turn: DialogTurn): Promise<Reply> {
    const shown = shownAnswers(this.form, this.form.asks(values), values, turn.locale).map(({ label, value }) => text(turn.locale, 'form.brought.one', { label, value }));
    const said = saying([{ key: 'form.brought', params: { list: shown.join(text(turn.locale, 'form.separator')) } }]);
    return this.form.brought ? together(said, await this.form.brought(values, this.ports, this.#context(turn, key))) : said;
  }

  /** A new form: what is known is taken over, and what must not wait is done. */
  async #fresh(turn: DialogTurn, options: FormBegin | undefined): Promise<{ readonly state: FormState; readonly opened: Opened | undefined }> {
    const { name, version, slots } = this.form;
    const key = randomUUID();
    const given = options?.values ?? {};
    const opened = await this.form.opened?.(coalesce(turn.inputs)[0]?.input.text ?? '', given, this.ports, this.#context(turn, key));
    const values: Record<string, Json> = {};
    for (const [slot, value] of Object.entries({ ...given, ...opened?.values })) {
      const checked = slots[slot]?.schema.safeParse(value);
      if (checked?.success === true) values[slot] = checked.data;
    }
    const state: FormState = { form: name, version, key, values, partials: { ...opened?.partials }, skipped: [], phase: 'asking', misses: 0, ...(options?.then && { then: options.then }) };
    return { state, opened };
  }

  #context(turn: DialogTurn, formKey: string): FormContext {
    return {
      at: turn.at, conversation: turn.conversation, channel: turn.channel, formKey, codes: turn.codes,
      inHand: (key) => turn.reply.commands.flatMap((command) => (command.kind === 'put' && command.case.formKey === key ? [command.case] : [])).at(-1),
      // A right code makes more known in the middle of a turn.
      get known() {
        return turn.known;
      },
      get handoff() {
        return turn.handoff;
      },
    };
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const state = restore(this.form, dialogs.activeDialog?.state);
    // State that can't be read at all is begun anew rather than failed upon.
    return state === undefined ? this.beginDialog(dialogs) : this.#run(dialogs, state, false);
  }

  /** The form asks its question again after what interrupted it. */
  override async resumeDialog(dialogs: DialogContext, _reason?: DialogReason, result?: Partial<FormEnd>): Promise<DialogTurnResult> {
    const state = restore(this.form, dialogs.activeDialog?.state);
    if (state && result?.ends === state.key) return dialogs.endDialog({ kind: 'done', state } satisfies FormEnd);
    // Nothing is asked while the customer waits for a person.
    if (dialogTurnOf(dialogs.context).owner !== 'bot') return Dialog.EndOfTurn;
    return this.continueDialog(dialogs);
  }

  async #run(dialogs: DialogContext, state: FormState, first: boolean): Promise<DialogTurnResult> {
    const turn = dialogTurnOf(dialogs.context);
    const inputs = coalesce(turn.inputs);
    const run = new FormRun(this.form, state, this.ports, this.#context(turn, state.key), (...asked) => this.digression(...asked, turn));
    const understand = inputs.map(({ input }, index): Understand => (now) => this.#movesOf(input, now, turn, first && index === 0));
    const ran = await run.run(understand);
    const result = { ...ran, state: withoutSecrets(this.form, ran.state) };
    turn.take(inputs.slice(0, result.used).reduce((sum, { covers }) => sum + covers, 0));
    turn.say(result.reply);
    if (result.kind === 'open') {
      if (dialogs.activeDialog) dialogs.activeDialog.state = { ...result.state };
      return Dialog.EndOfTurn;
    }
    if (result.kind === 'done') turn.learn({ ...learned(result.state), ...result.learns });
    const end: FormEnd = { kind: result.kind, state: result.state, then: result.then, ends: result.ends };
    return dialogs.endDialog(end);
  }

  async #movesOf(input: Input, state: FormState, turn: DialogTurn, first: boolean): Promise<readonly Move[]> {
    const button = readPressed(input.value);
    if (button) return button.form === state.key ? [moveOf(button)] : [{ kind: 'recap' }];
    const { files = [] } = input;
    const attached: Move[] = files.length > 0 ? [{ kind: 'attach', files }] : [];
    if (files.length > 0 && onlyFiles(input)) return attached;
    const moves = [...attached, ...understandInForm(this.form, state, input.text, turn.at)];
    // The words that began a form are not an answer that was misunderstood when they hold no answer.
    return first ? moves.filter((move) => move.kind === 'fill' || move.kind === 'attach') : understandByModel(this.form, state, input.text, moves, this.model, turn);
  }
}

/** The state as it may be kept: a one-time code ends with its turn. */
function withoutSecrets({ secrets = [] }: Pick<AnyForm<unknown>, 'secrets'>, state: FormState): FormState {
  const kept = (record: Readonly<Record<string, Json>>) => Object.fromEntries(Object.entries(record).filter(([slot]) => !secrets.includes(slot)));
  return secrets.length === 0 ? state : { ...state, values: kept(state.values), partials: kept(state.partials) };
}

/** Name and contact, given once, are known to the forms that follow (promise 9: asked for once). */
function learned({ values }: FormState): Partial<Known> {
  const { name, contact } = knownSchema.partial().safeParse({ name: values['name'], contact: values['contact'] }).data ?? {};
  return { ...(name !== undefined && { name }), ...(contact && { contact }) };
}
