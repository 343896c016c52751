import type { Vault } from '../records/vault.js';
import type { Clock } from './clock.js';
import type { Courier } from './courier.js';
import type { Pusher } from './pusher.js';
import { letterOf } from './shell/notices.js';
import type { OutboxItem, PushOutcome } from './turn/turnStore.js';

/** Ways for notices beside the chat; one that is not set up is absent. */
export interface Couriers {
  readonly mail?: Courier | undefined;
  readonly sms?: Courier | undefined;
}

/** Hands each message of the outbox to whoever carries its lane. */
export class LanePusher implements Pusher {
  constructor(
    private readonly chat: Pusher,
    private readonly couriers: Couriers,
    private readonly vault: Vault,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async push(item: OutboxItem): Promise<PushOutcome> {
    if (item.lane === '') return await this.chat.push(item);
    const courier = this.couriers[item.lane];
    if (courier === undefined) return { kind: 'failed', error: `no ${item.lane} courier is set up` };
    if (item.original === undefined) return { kind: 'failed', error: 'the notice is gone' };
    const { to, subject, text, calendar } = letterOf(this.vault, item.original);
    const locale = item.record.kind === 'message' ? item.record.content.locale : 'zh-Hans';
    const carried = await courier.carry({
      id: item.id.replaceAll('/', '-'), to, locale, subject, text,
      attachments: calendar === undefined ? [] : [{ name: 'appointment.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content: calendar }],
    });
    if (carried.kind === 'sent') return { kind: 'sent' };
    return { kind: 'failed', error: carried.error, ...(carried.again && { retryAt: this.clock.now() + (carried.waitMs ?? 0) }) };
  }
}
