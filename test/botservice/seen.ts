import type { CommunicationRecord } from '../../records/record.js';
import type { RunningApp } from '../support/app.js';
import { until } from '../support/until.js';

type Of<K extends CommunicationRecord['kind']> = CommunicationRecord & { readonly kind: K };

/** Everything on record of a conversation. */
export function record({ app }: RunningApp, conversation: string): Promise<CommunicationRecord[]> {
  return app.core.recordsAfter(conversation, 0, 500);
}

/** What is on record of messages that went out, or failed to. */
export async function deliveries(running: RunningApp, conversation: string): Promise<Of<'delivery'>[]> {
  return (await record(running, conversation)).filter((each) => each.kind === 'delivery');
}

/** What one side said. */
export async function said(running: RunningApp, conversation: string, role: 'customer' | 'bot'): Promise<Of<'message'>[]> {
  return (await record(running, conversation)).filter((each) => each.kind === 'message').filter((each) => each.from.role === role);
}

/** Waits for so many deliveries on record; fails later when there are more. */
export function delivered(running: RunningApp, conversation: string, count: number): Promise<Of<'delivery'>[]> {
  return until(`${count} deliveries on record`, async () => ((found) => found.length >= count && found)(await deliveries(running, conversation)));
}
