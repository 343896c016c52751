import type { Json } from '../../records/json.js';
import type { Choice } from '../../records/message.js';
import { isTextKey, text, type TextKey } from '../../texts/catalogue.js';
import { actionButton, valueButton } from './buttons.js';
import type { AnyForm, Effect, FormContext, FormState, Move, Next, SendBack } from './form.js';
import type { Known } from './known.js';
import { saying, SILENT, together, type Line, type Reply } from './reply.js';
import { advance, sendBack, step } from './step.js';
import { offered } from '../handoff/offer.js';

/**
 * How a form stands after a turn: still open, done, or cancelled (its state is kept, so that it can be taken up again).
 * `used` counts the inputs it took: what a customer says after a cancel in the same burst is no longer the form's.
 */
export interface FormResult {
  readonly kind: 'open' | 'done' | 'cancelled';
  readonly state: FormState;
  readonly reply: Reply;
  readonly used: number;
  /** What to go on with. */
  readonly then?: Next | undefined;
  /** What is known of the customer from here on. */
  readonly learns?: Partial<Known> | undefined;
  /** The key of a form below this one that is over with it. */
  readonly ends?: string | undefined;
}

/** One input of a burst: what it amounts to depends on how the form stands when its turn comes. */
export type Understand = (state: FormState) => readonly Move[] | Promise<readonly Move[]>;

/** Answers what is not the form's business in the middle of it; the form asks its question again afterwards. */
export type Digression = (to: 'knowledge' | 'human' | 'progress', said: string, state: FormState, context: FormContext) => Promise<Reply>;

/** Runs a turn's moves through a form: steps (pure), checks, asks, submits. All moves of a burst give one reply. */
export class FormRun<Ports> {
  #state: FormState;
  #reply: Reply = SILENT;
  readonly #noted = new Set<string>();
  readonly #changed = new Set<string>();
  #refused: { slot: string; instead: readonly Json[]; person: boolean } | undefined;
  #asksElse = false;
  #then: Next | undefined;
  #learns: Partial<Known> | undefined;
  #ends: string | undefined;
  readonly #before: FormState['values'];

  constructor(
    private readonly form: AnyForm<Ports>,
    state: FormState,
    private readonly ports: Ports,
    private readonly context: FormContext,
    private readonly digression: Digression,
  ) {
    this.#state = state;
    this.#before = state.values;
  }

  async run(inputs: readonly Understand[]): Promise<FormResult> {
    // What a form begins with has not been checked yet, whether or not the first words add to it.
    if (this.#state.asked === undefined && this.#state.phase === 'asking' && inputs.length === 0) {
      await this.#check();
      this.#state = advance(this.form, this.#state);
    }
    for (const [index, understand] of inputs.entries()) {
      for (const move of await understand(this.#state)) {
        const ended = await this.#move(move);
        if (ended) return { kind: ended, state: this.#state, reply: this.#reply, used: index + 1, then: this.#then, ends: this.#ends, learns: this.#learns };
      }
      if (this.#noted.size + this.#changed.size > 0 || (index === 0 && this.#state.asked === undefined && this.#state.phase === 'asking' && Object.keys(this.#state.values).length > 0)) await this.#check();
      this.#state = advance(this.form, this.#state);
    }
    if (this.form.confirms === false && this.#state.phase === 'confirming' && (await this.#submit()) === 'done') return { kind: 'done', state: this.#state, reply: this.#reply, used: inputs.length, then: this.#then, ends: this.#ends, learns: this.#learns };
    const reply = together(together(this.#readBack(), this.#reply), await this.#question());
    return { kind: 'open', state: this.#state, reply: together(reply, await this.#keep()), used: inputs.length };
  }

  /** What was told is kept even if the customer never comes back. */
  async #keep(): Promise<Reply> {
    const { values } = this.#state;
    return this.form.changed && JSON.stringify(values) !== JSON.stringify(this.#before) ? this.form.changed(values, this.ports, this.context) : SILENT;
  }

  async #move(move: Move): Promise<'done' | 'cancelled' | undefined> {
    const [state, effects] = step(this.form, this.#state, move, this.context.at);
    this.#state = state;
    this.#asksElse = false;
    this.#refused = undefined;
    for (const effect of effects) {
      const ended = await this.#apply(effect);
      if (ended) return ended;
    }
    return undefined;
  }

  async #apply(effect: Effect): Promise<'done' | 'cancelled' | undefined> {
    switch (effect.kind) {
      case 'say':
        this.#say(effect.key, effect.params);
        return undefined;
      case 'noted':
        for (const slot of effect.slots) this.#noted.add(slot);
        return undefined;
      case 'changed':
        for (const slot of effect.slots) this.#changed.add(slot);
        return undefined;
      case 'attached':
        this.#say('form.attached', { files: effect.names.join(text(this.context.at.locale, 'form.separator')) });
        return undefined;
      case 'refused':
        this.#refuse(effect.slot, `${effect.slot}.${effect.reason}`, effect.among ?? [], effect.params);
        return undefined;
      case 'offer-person':
        this.#reply = together(this.#reply, offered('misunderstood', saying([{ key: 'form.offer-person' }], this.#buttons('human', 'recap', 'cancel'))));
        this.#asksElse = true;
        return undefined;
      case 'choose-revision':
        this.#reply = together(this.#reply, saying([{ key: 'form.which' }], [...this.#revisions(), ...this.#buttons('confirm', 'cancel')]));
        this.#asksElse = true;
        return undefined;
      case 'ask-cancel':
        this.#reply = together(this.#reply, saying([{ key: 'form.ask-cancel' }], this.#buttons('recap', 'cancel')));
        this.#asksElse = true;
        return undefined;
      case 'cancelled':
        this.#say(`${this.form.name}.cancelled`);
        this.#reply = { ...this.#reply, events: [...this.#reply.events, { event: 'form.cancelled', data: { form: this.form.name, key: this.#state.key } }] };
        if (this.form.left) this.#reply = together(this.#reply, await this.form.left(this.#state.values, this.ports, this.context));
        return 'cancelled';
      case 'submit':
        return this.#submit();
      case 'digress':
        // Who is called for a person is not asked for the next answer in the same breath.
        if (effect.to === 'human') this.#asksElse = true;
        this.#reply = together(this.#reply, await this.digression(effect.to, effect.said, this.#state, this.context));
        return undefined;
    }
  }

  async #submit(): Promise<'done' | undefined> {
    const back = await this.form.check(this.#state.values, this.ports, this.context);
    const outcome = back === undefined ? await this.form.submit(this.#state.values, this.ports, this.context) : { kind: 'back' as const, ...back };
    if (outcome.kind === 'back') {
      this.#sendBack(outcome);
      return undefined;
    }
    const done: Reply = { ...saying([this.#line(outcome.says ?? `${this.form.name}.done`, outcome.params)]), card: outcome.card, events: [outcome.event], commands: outcome.commands };
    this.#reply = together(this.#reply, outcome.also === undefined ? done : together(done, outcome.also));
    this.#ends = outcome.ends;
    this.#learns = outcome.learns;
    this.#then = outcome.then ?? this.#state.then;
    return 'done';
  }

  async #check(): Promise<void> {
    const back = await this.form.check(this.#state.values, this.ports, this.context);
    if (back) this.#sendBack(back);
  }

  #sendBack(back: SendBack<string, string>): void {
    this.#noted.delete(back.slot);
    this.#changed.delete(back.slot);
    this.#state = sendBack(this.#state, back.slot, back.partial);
    this.#refuse(back.slot, back.reason, back.instead ?? [], back.params, back.person);
  }

  #refuse(slot: string, reason: string, instead: readonly Json[], params?: Readonly<Record<string, string>>, person = false): void {
    this.#say(`${this.form.name}.${reason}`, params);
    this.#refused = { slot, instead, person };
    if (person) this.#reply = offered('not-identified', this.#reply);
  }

  /** 已记下：理财咨询，浦东支行 — and only what still stands. The confirmation reads everything back anyway. */
  #readBack(): Reply {
    const show = (slots: ReadonlySet<string>) => [...slots].filter((slot) => this.#state.values[slot] !== undefined).map((slot) => this.#show(slot, this.#state.values[slot] ?? null));
    const changed = show(this.#changed);
    const noted = this.#state.phase === 'asking' ? show(this.#noted) : [];
    const separator = text(this.context.at.locale, 'form.separator');
    const lines: Line[] = [];
    if (changed.length > 0) lines.push({ key: 'form.changed', params: { list: changed.join(separator) } });
    if (noted.length > 0) lines.push({ key: 'form.noted', params: { list: noted.join(separator) } });
    return saying(lines);
  }

  async #question(): Promise<Reply> {
    if (this.#asksElse) return SILENT;
    const { asked } = this.#state;
    if (asked === undefined) return this.#confirmation();
    const refused = this.#refused?.slot === asked ? this.#refused : undefined;
    const given = refused && refused.instead.length > 0 ? refused.instead : await this.form.offers(asked, this.#state.values, this.#state.partials[asked], this.ports, this.context);
    const choices = given.map((value) => valueButton(this.#state, asked, value, this.#show(asked, value)));
    if (this.form.optional(this.#state.values).includes(asked)) choices.push(...this.#buttons('skip'));
    if (refused?.person === true) choices.push(...this.#buttons('human'));
    // A refusal says itself what to do; asking once more after it would be nagging.
    return saying(refused ? [] : [this.#ask(asked)], choices);
  }

  #ask(slot: string): Line {
    const partial = this.#state.partials[slot];
    const missing = partial === undefined ? undefined : this.form.slots[slot]?.missing?.(partial, { at: this.context.at, held: this.#state.values[slot] });
    if (missing) return this.#line(`${this.form.name}.${slot}.${missing.reason}`, missing.params);
    return this.#line(`${this.form.name}.${slot}.${this.#state.misses > 0 ? 'again' : 'ask'}`);
  }

  #confirmation(): Reply {
    const { locale } = this.context.at;
    const facts = this.form
      .asks(this.#state.values)
      .filter((slot) => this.#state.values[slot] !== undefined)
      .map((slot) => ({ label: text(locale, this.#key(`${this.form.name}.${slot}.label`)), value: this.#show(slot, this.#state.values[slot] ?? null) }));
    const title = text(locale, this.#key(`${this.form.name}.title`));
    return { ...saying([this.#line(`${this.form.name}.confirm`)]), card: { title, facts, actions: this.#buttons('confirm', 'revise', 'cancel') } };
  }

  #revisions(): Choice[] {
    const { locale } = this.context.at;
    return this.form
      .asks(this.#state.values)
      .map((slot) => actionButton(this.#state, 'revise', locale, slot, text(locale, 'form.revise-one', { label: text(locale, this.#key(`${this.form.name}.${slot}.label`)) })));
  }

  #buttons(...actions: ('confirm' | 'revise' | 'cancel' | 'skip' | 'recap' | 'human')[]): Choice[] {
    const { locale } = this.context.at;
    return actions.map((action) => {
      // 取消 in a form that cancels appointments would be two things: such a form names its buttons itself.
      const own = `${this.form.name}.button.${action}`;
      return actionButton(this.#state, action, locale, undefined, isTextKey(own) ? text(locale, own) : undefined);
    });
  }

  #show(slot: string, value: Json): string {
    return this.form.slots[slot]?.show(value, this.context.at.locale) ?? '';
  }

  #say(key: string, params?: Readonly<Record<string, string>>): void {
    this.#reply = together(this.#reply, saying([this.#line(key, params)]));
  }

  #line(key: string, params?: Readonly<Record<string, string>>): Line {
    return { key: this.#key(key), ...(params && { params }) };
  }

  /** Keys are put together from names; `requireTexts` has seen at compile time that each exists. */
  #key(key: string): TextKey {
    if (!isTextKey(key)) throw new Error(`no text ${key}`);
    return key;
  }
}
