import type { CommunicationRecord } from '../../records/record.js';
import type { HubSettings } from '../../bot/handoff/hubErrands.js';
import { MovableClock, startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { HandoffHub } from '../support/handoffHub.js';

export const SECRET = 'a secret of the hub’s';

/** Shorter waits than production's. */
export const QUICK: Partial<HubSettings> = { lookMs: 50, firstRetryMs: 10, longestRetryMs: 40, tries: 4 };

/** The product with a hub that it gives its chats to. */
export async function startWithHub(environment: Readonly<Record<string, string>> = {}, waits: Partial<HubSettings> = {}): Promise<{ running: RunningApp; hub: HandoffHub }> {
  // The hub comes first, and the clock is the product's: both read it through this.
  let clock = new MovableClock();
  const hub = await HandoffHub.open(SECRET, () => clock.now());
  const running = await startApp({ HANDOFF_HUB_URL: hub.url, HANDOFF_HUB_SECRET: SECRET, ...environment }, { waits: { hub: { ...QUICK, ...waits } } });
  clock = running.clock;
  return { running, hub };
}

/** A customer who has said something, wants a person and waits. */
export async function waitingCustomer({ app }: RunningApp): Promise<Customer> {
  const customer = await Customer.arrive(app.address);
  await customer.say('我的号码是13800138000，转账一直没到账');
  await customer.say('转人工');
  return customer;
}

/** Everything on record of a conversation. */
export function recordOf({ app }: RunningApp, conversation: string): Promise<CommunicationRecord[]> {
  return app.core.recordsAfter(conversation, 0, 500);
}

/** The events of a conversation, by name. */
export async function eventsOf(running: RunningApp, conversation: string, name: string): Promise<Record<string, unknown>[]> {
  return (await recordOf(running, conversation)).flatMap((record) => (record.kind === 'event' && record.content.event === name ? [{ ...record.content.data }] : []));
}
