import type { FileReference } from '../../records/message.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { Pusher } from '../pusher.js';
import type { Clock } from '../clock.js';
import type { OutboxItem, PushOutcome } from '../turn/turnStore.js';
import type { ChannelMemory } from './memory.js';
import { lengthOf, split } from './split.js';
import { render } from './render.js';
import type { ChannelTraits } from './traits.js';
import { readWindow, standingOf, type WindowState } from './window.js';

/** What became of one message that was handed to a platform. */
export type Said =
  | { readonly kind: 'said' }
  /** Trouble of the platform's or of the way to it. */
  | { readonly kind: 'again'; readonly error: string; readonly waitMs?: number }
  /** It takes no more for now: too late, or too many. */
  | { readonly kind: 'closed'; readonly why: 'window' | 'quota' }
  /** The customer can't be reached there any more. */
  | { readonly kind: 'gone'; readonly error: string }
  /** It will not take it, however often it is tried. */
  | { readonly kind: 'refused'; readonly error: string };

/** Hands one message to a platform: one attempt. Never rejects. */
export interface Speaker {
  text(item: OutboxItem, text: string): Promise<Said>;
  /** Undefined where the platform takes no such file: its name is said then. */
  file?(item: OutboxItem, file: FileReference): Promise<Said> | undefined;
}

/** What pushing to a channel that rations is made of. */
export interface RationedParts {
  readonly traits: ChannelTraits;
  readonly speaker: Speaker;
  readonly memory: ChannelMemory;
  /** A conversation's records with a sequence above `after`, in order. */
  readonly recordsAfter: (conversation: string, after: number, limit: number) => Promise<readonly CommunicationRecord[]>;
  /** Something was not said and won't be until the customer writes: it may go another way. */
  readonly undelivered: (item: OutboxItem, why: 'window' | 'quota' | 'gone') => Promise<void>;
  /** Notes on record that what was missed is said now. */
  readonly caughtUp: (conversation: string, sequences: readonly number[]) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly origin: () => string;
}

/** Records looked at before the message that is pushed: enough to find the customer's last words. */
const BEFORE = 200;
/** Messages that wait behind it, and may go with it. */
const BEHIND = 20;

type Spoken = CommunicationRecord & { readonly kind: 'message' };

/** Pushes to a channel that counts messages: several that wait go as one, long ones in parts, none beyond what it takes. */
export class RationedPusher implements Pusher {
  constructor(private readonly parts: RationedParts) {}

  async push(item: OutboxItem): Promise<PushOutcome> {
    const { conversation, sequence } = item.record;
    const { memory, traits, clock } = this.parts;
    const key = `window:${conversation}`;
    const kept = await memory.get(key);
    const before = readWindow(kept?.value);
    // It went with one before it.
    if (before.through >= sequence) return { kind: 'sent' };
    const latest = await this.#around(conversation, sequence, before);
    const standing = standingOf(before, latest, traits, clock.now());
    const saving = new Saving(memory, key, kept?.version ?? 0);
    if (standing.kind === 'closed') return await this.#closed(item, standing.state, standing.why, saving);
    const together = this.#together(item, latest, standing.state, standing.left);
    return await this.#say(item, together, standing.state, standing.left, saving);
  }

  /** The conversation's records about a message, in order: with those behind it, what was missed however long ago, and the customer's last words that are known. */
  async #around(conversation: string, sequence: number, { heard, missed }: WindowState): Promise<readonly CommunicationRecord[]> {
    const { recordsAfter } = this.parts;
    const from = Math.max(0, sequence - BEFORE);
    const older = [...new Set([...(heard > 0 ? [heard] : []), ...missed])].filter((each) => each <= from).sort((one, other) => one - other);
    const found = await Promise.all(older.map((each) => recordsAfter(conversation, each - 1, 1)));
    return [...found.flat(), ...(await recordsAfter(conversation, from, BEFORE + BEHIND))];
  }

  /** What is said at once: what was missed, this, and what waits behind it, as far as it goes into what is left. */
  #together({ record }: OutboxItem, latest: readonly CommunicationRecord[], { missed, partial }: WindowState, left: number): readonly Spoken[] {
    const ours = latest.filter((each): each is Spoken => each.kind === 'message' && each.from.role !== 'customer' && each.content.via === undefined);
    const first = ours.filter(({ sequence }) => sequence === record.sequence || missed.includes(sequence));
    // What was begun is gone on with as it was begun.
    if (partial !== undefined || left === Infinity) return first;
    return [...first, ...ours.filter(({ sequence }) => sequence > record.sequence)];
  }

  async #say(item: OutboxItem, together: readonly Spoken[], state: WindowState, left: number, saving: Saving): Promise<PushOutcome> {
    const { traits, origin, speaker, clock } = this.parts;
    const { count, unit } = traits.longest;
    const shown = together.map((record) => render(record.content, { ...traits, longest: { count: Number.MAX_SAFE_INTEGER, unit } }, origin()));
    const files = shown.flatMap((each) => each.files);
    const sent = speaker.file === undefined ? [] : files;
    const named = files.filter((file) => !sent.includes(file)).map(({ name }) => `[${name}]`);
    const whole = [...shown.flatMap(({ texts }) => texts), ...named].join('\n\n');
    const texts = left === Infinity && lengthOf(whole, unit) > count ? shown.flatMap((each) => each.texts.flatMap((text) => split(text, count, unit))) : split(whole, count, unit);
    const last = together.at(-1)?.sequence ?? item.record.sequence;
    const from = item.record.sequence;
    let now: WindowState = { ...state };
    for (let index = state.partial?.from === from ? state.partial.done : 0; index < texts.length + sent.length; index++) {
      if (left !== Infinity && now.sent >= state.sent + left) return await this.#closed(item, { ...now, partial: { from, done: index } }, 'quota', saving);
      // Counted before it leaves: a crash then counts one too many, and never one too few.
      now = { ...now, sent: now.sent + 1, partial: { from, done: index } };
      await saving.put(now);
      const text = texts[index];
      const file = sent[index - texts.length];
      const said = text !== undefined ? await speaker.text(item, text) : file !== undefined ? ((await speaker.file?.(item, file)) ?? (await speaker.text(item, `[${file.name}]`))) : ({ kind: 'said' } as const);
      if (said.kind === 'said') {
        now = { ...now, partial: { from, done: index + 1 } };
        continue;
      }
      if (said.kind === 'again') {
        // It did not arrive, as far as is known; the platform has not counted it.
        await saving.put({ ...now, sent: now.sent - 1 });
        return { kind: 'failed', error: said.error, retryAt: clock.now() + (said.waitMs ?? 0) };
      }
      if (said.kind === 'closed') return await this.#closed(item, { ...now, ...(said.why === 'quota' && traits.window?.messages !== undefined && { sent: traits.window.messages }) }, said.why, saving);
      await saving.put({ ...now, through: from, partial: undefined });
      if (said.kind === 'gone') await this.parts.undelivered(item, 'gone');
      return { kind: 'failed', error: said.error };
    }
    const caught = state.missed.filter((sequence) => together.some((each) => each.sequence === sequence));
    await saving.put({ ...now, through: last, missed: [], partial: undefined });
    if (caught.length > 0) await this.parts.caughtUp(item.record.conversation, caught);
    return { kind: 'sent' };
  }

  async #closed(item: OutboxItem, state: WindowState, why: 'window' | 'quota', saving: Saving): Promise<PushOutcome> {
    const { sequence } = item.record;
    await saving.put({ ...state, through: sequence, missed: [...state.missed.filter((each) => each !== sequence), sequence].slice(-MISSED), partial: undefined });
    await this.parts.undelivered(item, why);
    return { kind: 'failed', error: why === 'window' ? 'the channel takes messages only for a time after the customer wrote' : 'the channel takes no more messages until the customer writes' };
  }
}

/** So many missed messages are said when the customer is back: the last ones. */
const MISSED = 10;

/** Writes a conversation's window down, again and again, by its version. One push of a conversation runs at a time. */
class Saving {
  constructor(
    private readonly memory: ChannelMemory,
    private readonly key: string,
    private version: number,
  ) {}

  async put(state: WindowState): Promise<void> {
    if (await this.memory.put(this.key, JSON.stringify(state), this.version)) this.version += 1;
    else {
      // A push that was given up for lost has come back and written: what is newer stands.
      const kept = await this.memory.get(this.key);
      if (await this.memory.put(this.key, JSON.stringify(state), kept?.version ?? 0)) this.version = (kept?.version ?? 0) + 1;
    }
  }
}
