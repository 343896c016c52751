import type { FileReference } from '../../records/message.js';
import type { FileStore } from '../../records/files.js';
import type { OutboxItem } from '../../bot/turn/turnStore.js';
import type { Said, Speaker } from '../../bot/channels/rationed.js';
import { PlatformError } from '../wechat/platform.js';
import { saidOf } from '../wechat/push.js';
import type { KfCustomer, WecomApi } from './api.js';
import { SERVICE } from './messages.js';
import { wecomReference } from './toRecord.js';

/** A session whose state does not let us speak. */
const WRONG_STATE = 95_018;
/** The customer has had what one message allows; the time for it is over. */
const LIMIT = 95_001;
const OVER = 95_002;

/** Says things to customers of WeCom's customer service. */
export class WecomSpeaker implements Speaker {
  constructor(
    private readonly api: WecomApi,
    private readonly files: Pick<FileStore, 'get'>,
  ) {}

  text(item: OutboxItem, text: string): Promise<Said> {
    return this.#said(item, (customer) => this.api.sayText(customer, text));
  }

  file(item: OutboxItem, { id, name, contentType }: FileReference): Promise<Said> {
    return this.#said(item, async (customer) => {
      const found = await this.files.get(item.record.conversation, id);
      if (found === undefined) throw new PlatformError('malformed', 'the file is gone');
      await this.api.sayFile(customer, /^image\/(?:jpeg|png|gif)$/.test(contentType) ? 'image' : 'file', { name, contentType, bytes: found.bytes });
    });
  }

  async #said({ reference }: OutboxItem, work: (customer: KfCustomer) => Promise<void>): Promise<Said> {
    const known = wecomReference.safeParse(reference);
    if (!known.success) return { kind: 'refused', error: 'no conversation reference' };
    try {
      await work(known.data);
      return { kind: 'said' };
    } catch (error) {
      if (!(error instanceof PlatformError)) return saidOf(error);
      if (error.code === LIMIT) return { kind: 'closed', why: 'quota' };
      if (error.code === OVER) return { kind: 'closed', why: 'window' };
      if (error.code !== WRONG_STATE) return saidOf(error);
      return await this.#inOurs(known.data, work);
    }
  }

  /** The session is with the platform's queue or people, or has ended: it is taken back where it is not theirs, once. */
  async #inOurs(customer: KfCustomer, work: (customer: KfCustomer) => Promise<void>): Promise<Said> {
    try {
      const state = await this.api.stateOf(customer);
      if (state === SERVICE.seat) return { kind: 'refused', error: 'a seat of the platform has the session' };
      if (state === SERVICE.ended) return { kind: 'closed', why: 'window' };
      await this.api.setState(customer, SERVICE.assistant);
      await work(customer);
      return { kind: 'said' };
    } catch (error) {
      return saidOf(error);
    }
  }
}
