import type { FileReference } from '../../records/message.js';
import type { FileStore } from '../../records/files.js';
import type { Conversation, OutboxItem } from '../../bot/turn/turnStore.js';
import type { Said, Speaker } from '../../bot/channels/rationed.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import type { WechatApi } from './api.js';
import { PlatformError } from './platform.js';
import { wechatReference } from './toRecord.js';

/** Says things to followers of the official account. */
export class WechatSpeaker implements Speaker {
  /** Told once: the account's rights are a matter of the operator's. */
  #unauthorised = false;

  constructor(
    private readonly api: WechatApi,
    private readonly files: Pick<FileStore, 'get'>,
    private readonly log: TurnLog,
  ) {}

  text(item: OutboxItem, text: string): Promise<Said> {
    return this.#said(item, (openId) => this.api.sayText(openId, text));
  }

  /** Pictures; the customer-message interface takes no other files. */
  file(item: OutboxItem, { id, name, contentType }: FileReference): Promise<Said> | undefined {
    if (!/^image\/(?:jpeg|png|gif)$/.test(contentType)) return undefined;
    return this.#said(item, async (openId) => {
      const found = await this.files.get(item.record.conversation, id);
      if (found === undefined) throw new PlatformError('malformed', 'the file is gone');
      await this.api.sayImage(openId, { name, contentType, bytes: found.bytes });
    });
  }

  /** Shows that somebody types. Never rejects; what was not shown is not missed. */
  async typing({ reference }: Pick<Conversation, 'reference'>): Promise<void> {
    const known = wechatReference.safeParse(reference);
    if (known.success) await this.api.typing(known.data.openId).catch(() => undefined);
  }

  async #said({ reference }: OutboxItem, work: (openId: string) => Promise<void>): Promise<Said> {
    const known = wechatReference.safeParse(reference);
    if (!known.success) return { kind: 'refused', error: 'no conversation reference' };
    try {
      await work(known.data.openId);
      return { kind: 'said' };
    } catch (error) {
      if (error instanceof PlatformError && error.code === 48_001 && !this.#unauthorised) {
        this.#unauthorised = true;
        this.log.error({ channel: 'wechat', code: 48_001 }, 'the official account has no right to the customer-message interface: nothing can be answered there');
      }
      return saidOf(error);
    }
  }
}

/** What a failed call amounts to, by the platform's own codes. */
export function saidOf(error: unknown): Said {
  if (!(error instanceof PlatformError)) return { kind: 'again', error: 'internal' };
  const { code } = error;
  switch (code) {
    case 45_015:
      return { kind: 'closed', why: 'window' };
    case 45_047:
      return { kind: 'closed', why: 'quota' };
    case 43_004:
    case 40_003:
      return { kind: 'gone', error: `code ${code}` };
    case -1:
    case 45_011:
    case 40_001:
    case 40_014:
    case 42_001:
      return { kind: 'again', error: `code ${code}`, waitMs: code === 45_011 ? 60_000 : 0 };
    case 45_009:
      // A day's calls are used up.
      return { kind: 'again', error: 'code 45009', waitMs: 3_600_000 };
    case 'timeout':
    case 'network':
      return { kind: 'again', error: code };
    default:
      return typeof code === 'string' && (/^http 5/.test(code) || code === 'http 429' || code === 'malformed') ? { kind: 'again', error: code } : { kind: 'refused', error: `code ${code}` };
  }
}
