import { Lookout } from '../../bot/lookout.js';
import { faultOf } from '../../bot/turn/faults.js';
import { MediaErrands, type MediaErrand } from '../files/media.js';
import { mediumInbound } from '../files/withFiles.js';
import { fetchedFrom } from '../wechat/fetched.js';
import type { KfCustomer } from './api.js';
import { customerOf, ORIGIN, type KfMessage } from './messages.js';
import { WECOM, type WecomParts } from './parts.js';
import { atOf, conversationOf, eventInbound, mediumOf, saidInbound, seatInbound, wordsOf } from './toRecord.js';

/** Accounts that have something to be fetched are looked for so often, in ms: after a crash, or trouble of the platform's. */
const LOOK_MS = 30_000;
/** What is older than this, in ms, is on record and not answered: a first fetch brings days that others have served. */
const OLD_MS = 48 * 3_600_000;
/** How a session changed, by the platform's numbers. */
const CHANGE = { taken: 1, passed: 2, ended: 3 } as const;

/**
 * Fetches what happened at a customer-service account, from a cursor that is kept: an account is marked before its callback is
 * answered, and the cursor goes on only after what it passes is on record. Fetched twice, it is known by its ids.
 */
export class KfSync {
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #media: MediaErrands;
  readonly #lookout: Lookout;

  constructor(private readonly parts: WecomParts) {
    const { files, memory, clock, log, largestFile, kindOf, api, host, characters } = parts;
    this.#lookout = new Lookout(clock, LOOK_MS, () => this.#takeUp());
    this.#media = new MediaErrands({
      channel: WECOM, files, memory, clock, log, largestFile, kindOf,
      fetch: (mediaId) => fetchedFrom(api, mediaId),
      deliver: async (item, said, attached, lost) => {
        const message = saidInbound(customerIn(item), { msgid: item.key, send_time: Math.floor(Date.parse(item.at) / 1_000) }, said, characters);
        for (const inbound of mediumInbound(message, item, attached, lost)) await host.receive(inbound);
      },
    });
  }

  start(): void {
    this.#media.start();
    this.#lookout.start();
  }

  async stop(): Promise<void> {
    await this.#lookout.stop();
    await Promise.allSettled(this.#running.values());
    await this.#media.stop();
  }

  /** Marks an account, durably; fetching begins at once. @throws StoreUnavailable */
  async due(openKfId: string, token: string): Promise<void> {
    const key = `wecom.due:${openKfId}`;
    const kept = await this.parts.memory.get(key);
    if (!(await this.parts.memory.put(key, token, kept?.version ?? 0))) {
      // Marked by another callback at the same moment: it is due either way.
      if ((await this.parts.memory.get(key)) === undefined) await this.parts.memory.put(key, token, 0);
    }
    this.#begin(openKfId, token);
  }

  async #takeUp(): Promise<void> {
    try {
      for (const { key, value } of await this.parts.memory.list('wecom.due:', 100)) this.#begin(key.slice('wecom.due:'.length), value);
    } catch (fault) {
      this.parts.log.warn({ fault: faultOf(fault) }, 'customer-service accounts not looked at');
    }
  }

  #begin(openKfId: string, token: string): void {
    if (this.#lookout.stopped) return;
    if (this.#running.has(openKfId)) {
      this.#again.add(openKfId);
      return;
    }
    const running = this.#fetch(openKfId, token)
      .catch((fault: unknown) => this.parts.log.warn({ channel: WECOM, fault: faultOf(fault) }, 'what customers wrote was not fetched yet; it is tried again'))
      .finally(() => {
        this.#running.delete(openKfId);
        if (this.#again.delete(openKfId)) this.#begin(openKfId, token);
      });
    this.#running.set(openKfId, running);
  }

  async #fetch(openKfId: string, token: string): Promise<void> {
    const { api, memory } = this.parts;
    const due = await memory.get(`wecom.due:${openKfId}`);
    for (;;) {
      const kept = await memory.get(`wecom.cursor:${openKfId}`);
      const page = await api.sync(openKfId, kept?.value ?? '', token);
      // One after the other: a conversation's messages keep their order.
      for (const message of page.msg_list) if (message) await this.#take(message);
      if (page.next_cursor !== '' && page.next_cursor !== kept?.value) await memory.put(`wecom.cursor:${openKfId}`, page.next_cursor, kept?.version ?? 0);
      if (page.has_more !== 1 || page.next_cursor === (kept?.value ?? '')) break;
    }
    // Whoever marked it meanwhile has it fetched again.
    const now = await memory.get(`wecom.due:${openKfId}`);
    if (now !== undefined && now.version === due?.version) await memory.remove(`wecom.due:${openKfId}`);
  }

  async #take(message: KfMessage): Promise<void> {
    const externalUserId = customerOf(message);
    if (externalUserId === undefined) return;
    const customer: KfCustomer = { openKfId: message.open_kfid, externalUserId };
    const { host, characters, clock } = this.parts;
    if (message.msgtype === 'event') {
      await this.#happened(customer, message);
      return;
    }
    const words = wordsOf(message);
    const medium = mediumOf(message);
    if (message.origin === ORIGIN.seat) await host.receive(seatInbound(customer, message, words ?? `[${message.msgtype}]`));
    else if (message.origin === ORIGIN.customer) {
      if (medium) await this.#media.add({ conversation: conversationOf(customer), customer: `${customer.openKfId} ${customer.externalUserId}`, key: message.msgid, ...medium, words: '', at: atOf(message) });
      else if (words !== undefined) {
        const inbound = saidInbound(customer, message, words, characters);
        await host.receive({ ...inbound, wantsTurn: clock.now() - message.send_time * 1_000 < OLD_MS });
      }
    }
  }

  async #happened(customer: KfCustomer, message: KfMessage & { readonly msgtype: 'event' }): Promise<void> {
    const { host, seatActed } = this.parts;
    const { event } = message;
    switch (event.event_type) {
      case 'enter_session':
        await host.receive(eventInbound(customer, message, 'conversation.opened', { locale: 'zh-Hans', ...(event.scene !== undefined && event.scene !== '' && { scene: event.scene }) }, true));
        return;
      case 'msg_send_fail':
        await host.receive(eventInbound(customer, message, 'channel.send-failed', { message: event.fail_msgid ?? '', type: event.fail_type ?? 0 }, false));
        return;
      case 'session_status_change': {
        const { change_type, new_servicer_userid: next = '', old_servicer_userid: before = '' } = event;
        await host.receive(eventInbound(customer, message, 'channel.session', { change: change_type ?? 0, seat: next === '' ? before : next }, false));
        if (change_type === CHANGE.taken || change_type === CHANGE.passed) await seatActed({ conversation: conversationOf(customer), id: message.msgid, did: 'took', seat: next });
        else if (change_type === CHANGE.ended) await seatActed({ conversation: conversationOf(customer), id: message.msgid, did: 'ended', seat: before });
        return;
      }
      default:
        return;
    }
  }
}

function customerIn({ customer }: MediaErrand): KfCustomer {
  const [openKfId = '', externalUserId = ''] = customer.split(' ');
  return { openKfId, externalUserId };
}
