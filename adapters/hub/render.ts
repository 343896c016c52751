import type { Handoff } from '../../handoff/handoff.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { CommunicationRecord } from '../../records/record.js';
import { wordsOf } from '../../bot/channels/render.js';

/** The channel's name in activities for the hub. */
export const CHANNEL = 'guitai';

/** Links are left out, so that there is none to make absolute. */
const NO_ORIGIN = '';

type MessageRecord = CommunicationRecord & { readonly kind: 'message' };

/** A message on record as the hub gets it: words only, masked as they are kept. The customer has no id there. */
export function messageActivity(record: MessageRecord, handoff: string): Record<string, unknown> & { readonly text: string } {
  const { card } = record.content;
  // Links in cards open without a sign-in: they are the customer's alone.
  const text = wordsOf(card ? { ...record.content, card: { ...card, links: [] } } : record.content, NO_ORIGIN);
  return {
    type: 'message', id: `${handoff}|${record.sequence}`, timestamp: record.at, channelId: CHANNEL, conversation: { id: handoff }, from: partyOf(record),
    locale: record.content.locale, text, textFormat: 'plain',
  };
}

function partyOf({ from }: CommunicationRecord): { readonly id: string; readonly role: string } {
  switch (from.role) {
    case 'customer':
      return { id: 'customer', role: 'user' };
    case 'agent':
      return { id: 'agent', role: 'agent' };
    default:
      return { id: 'guitai', role: 'bot' };
  }
}

/** What was said, oldest first; notices by mail and short message were not said here. */
export function transcriptOf(records: readonly CommunicationRecord[], handoff: string): (Record<string, unknown> & { readonly text: string })[] {
  return records.flatMap((record) => (record.kind === 'message' && record.content.via === undefined ? [messageActivity(record, handoff)] : []));
}

/** What the hub's agent should know before the first word: numbers masked, the institution's own id of the customer left out. */
export function contextOf({ id, conversation, channel, locale, why, urgency, skill, customerClass, openedAt, offeredUntil, summary }: Handoff): Record<string, unknown> {
  const { said, form, customer, numbers, clauses, agreed } = summary;
  return {
    handoff: id, conversation, channel, locale, why, urgency, skill, customerClass, openedAt, ...(offeredUntil !== undefined && { acceptUntil: offeredUntil }),
    summary: {
      ...(said !== undefined && { said: maskPersonal(said) }),
      ...(form && { form: { name: form.name, answers: form.answers.map(({ slot, label, value }) => ({ slot, label, value: maskPersonal(value) })) } }),
      ...(customer && { customer: { verified: customer.verified, ...(customer.name !== undefined && { name: maskPersonal(customer.name) }), ...(customer.contact !== undefined && { contact: maskPersonal(customer.contact) }) } }),
      ...(numbers && { numbers }), ...(clauses && { clauses }), ...(agreed !== undefined && { agreed: maskPersonal(agreed) }),
    },
  };
}
