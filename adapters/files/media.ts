import { z } from 'zod';
import { Lookout } from '../../bot/lookout.js';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { Clock } from '../../bot/clock.js';
import type { FileStore } from '../../records/files.js';
import { channelWords } from '../../bot/channels/words.js';
import type { FileReference } from '../../records/message.js';
import { cleanName } from '../directline/text.js';

const errand = z.object({
  conversation: z.string(),
  /** Whom the platform knows: what the conversation is opened with, where it is not there yet. */
  customer: z.string(),
  key: z.string(), mediaId: z.string(), kind: z.enum(['image', 'voice', 'video', 'file']), words: z.string(), at: z.string(),
  locale: z.enum(['zh-Hans', 'zh-Hant', 'en']).default('zh-Hans'),
});

/** There is no such medium any more, or it may not be fetched: trying again is of no use. */
export class MediumGone extends Error {
  override readonly name = 'MediumGone';
}

/** A medium that is to be fetched and put into its conversation. */
export type MediaErrand = z.infer<typeof errand>;
/** An errand as it is given: Simplified Chinese where no language is told. */
export type NewErrand = z.input<typeof errand>;

/** What fetching media is made of. */
export interface MediaParts {
  /** The channel's name on record. */
  readonly channel: string;
  /** A medium's bytes, and its name where the platform tells one. @throws MediumGone; anything else is tried again for a while */
  readonly fetch: (mediaId: string) => Promise<{ readonly bytes: Uint8Array; readonly name?: string | undefined }>;
  /** Puts what came of it on record; `lost`: what was sent could not be had, and whoever sent it is to be told. The same again changes nothing. */
  readonly deliver: (item: MediaErrand, said: string, files: readonly FileReference[], lost: boolean) => Promise<void>;
  readonly files: Pick<FileStore, 'put'>;
  readonly memory: ChannelMemory;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** In bytes. */
  readonly largestFile: number;
  /** What a file's bytes turn out to be; undefined when it is of no kind that is kept. */
  readonly kindOf: (name: string, bytes: Uint8Array) => Promise<string | undefined>;
}

/** A medium that can't be fetched is tried again for so long, in ms: then the customer, who waits for an answer, is told. */
const GIVE_UP_MS = 2 * 60_000;
/** What is left over is looked for so often, in ms. */
const LOOK_MS = 30_000;
const EXTENSIONS: Readonly<Record<MediaErrand['kind'], readonly string[]>> = { image: ['jpg', 'png', 'gif', 'webp'], voice: ['amr', 'mp3', 'ogg', 'm4a'], video: ['mp4'], file: ['pdf', 'docx', 'xlsx', 'txt'] };

/**
 * Fetches what customers send as pictures, sound, film and files. An errand is kept before the platform hears that it was
 * taken, and until its message is on record: a crash in between loses none, and the message's key makes one of two.
 */
export class MediaErrands {
  readonly #running = new Map<string, Promise<void>>();
  readonly #lookout: Lookout;

  constructor(private readonly parts: MediaParts) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.#takeUp());
  }

  start(): void {
    this.#lookout.start();
  }

  async stop(): Promise<void> {
    await this.#lookout.stop();
    await Promise.allSettled(this.#running.values());
  }

  /** Keeps an errand, durably; it begins at once. */
  async add(given: NewErrand): Promise<void> {
    const item = errand.parse(given);
    await this.parts.memory.put(this.#nameOf(item), JSON.stringify(item), 0);
    this.#begin(item);
  }

  #nameOf({ conversation, key }: MediaErrand): string {
    return `${this.parts.channel}.media:${conversation}:${key}`;
  }

  async #takeUp(): Promise<void> {
    const { channel, log, memory } = this.parts;
    try {
      for (const { value } of await memory.list(`${channel}.media:`, 200)) {
        const item = errand.safeParse(JSON.parse(value));
        if (item.success) this.#begin(item.data);
      }
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'media left over not looked for');
    }
  }

  #begin(item: MediaErrand): void {
    const id = this.#nameOf(item);
    if (this.#lookout.stopped || this.#running.has(id)) return;
    const running = this.#fetch(item)
      .catch((fault: unknown) => this.parts.log.warn({ conversation: item.conversation, fault: faultOf(fault) }, 'a medium was not fetched yet; it is tried again'))
      .finally(() => this.#running.delete(id));
    this.#running.set(id, running);
  }

  async #fetch(item: MediaErrand): Promise<void> {
    const { clock, deliver, memory, log } = this.parts;
    const named = channelWords(`channel.${item.kind}`, {}, item.locale);
    let file: FileReference | undefined;
    try {
      file = await this.#keep(item);
    } catch (error) {
      // Whose words are known is answered at once, without the sound.
      const final = error instanceof MediumGone || item.words !== '' || clock.now() - Date.parse(item.at) > GIVE_UP_MS;
      if (!final) throw error;
      log.warn({ conversation: item.conversation, error: error instanceof Error ? error.message : 'unknown' }, 'a medium could not be fetched; the customer is told');
    }
    // A voice message that was understood says its words; the sound stays beside them.
    await deliver(item, item.words !== '' ? item.words : named, file ? [file] : [], file === undefined && item.words === '');
    await memory.remove(this.#nameOf(item));
  }

  /** The medium's bytes among the conversation's files; undefined where they are of no kind that is kept. */
  async #keep({ conversation, mediaId, kind, key, at }: MediaErrand): Promise<FileReference | undefined> {
    const { channel, fetch, files, kindOf, largestFile } = this.parts;
    const { bytes, name } = await fetch(mediaId);
    if (bytes.byteLength > largestFile) return undefined;
    const base = `${channel}-${key.replace(/\W/g, '')}`;
    // A picture comes as JPEG, PNG or GIF, whatever it is called.
    for (const tried of [...(name === undefined ? [] : [cleanName(name)]), ...EXTENSIONS[kind].map((extension) => `${base}.${extension}`)]) {
      const contentType = await kindOf(tried, bytes);
      if (contentType !== undefined) return await files.put({ conversation, name: tried, contentType, bytes, at });
    }
    return undefined;
  }
}
