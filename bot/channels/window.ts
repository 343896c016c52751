import { z } from 'zod';
import type { CommunicationRecord } from '../../records/record.js';
import type { ChannelTraits } from './traits.js';

const windowState = z.object({
  /** The customer's last message that is known here, by its sequence: with each, the channel's count begins anew. */
  heard: z.number().int().default(0),
  /** Messages sent since. */
  sent: z.number().int().default(0),
  /** Everything up to here was said, or given up. */
  through: z.number().int().default(0),
  /** Said to nobody, because the channel took no more; said when the customer is back. */
  missed: z.array(z.number().int()).default([]),
  /** Parts of a long text that were sent before the rest failed: what begins at `from` goes on after `done` parts. */
  partial: z.object({ from: z.number().int(), done: z.number().int() }).optional(),
});

/** What is known of a conversation's window: kept in the channels' memory. */
export type WindowState = z.infer<typeof windowState>;

/** Reads what was kept; a conversation that was not written to yet has nothing. */
export function readWindow(value: string | undefined): WindowState {
  if (value === undefined) return windowState.parse({});
  try {
    return windowState.parse(JSON.parse(value));
  } catch {
    return windowState.parse({});
  }
}

/** How it stands with writing to a customer now. */
export type Standing =
  /** So many messages may be sent; Infinity where the channel counts none. */
  | { readonly kind: 'open'; readonly left: number; readonly state: WindowState }
  /** `window`: too long since they wrote; `quota`: they have had all that one message allows. */
  | { readonly kind: 'closed'; readonly why: 'window' | 'quota'; readonly state: WindowState };

/** Judges by a conversation's latest records, in order. `now` in epoch ms. */
export function standingOf(kept: WindowState, latest: readonly CommunicationRecord[], { window }: ChannelTraits, now: number): Standing {
  const last = latest.findLast(isHeard);
  const state: WindowState = last !== undefined && last.sequence > kept.heard ? { ...kept, heard: last.sequence, sent: 0 } : kept;
  if (window === undefined) return { kind: 'open', left: Infinity, state };
  if (last === undefined || now - Date.parse(last.at) > window.hours * 3_600_000) return { kind: 'closed', why: 'window', state };
  const left = window.messages === undefined ? Infinity : window.messages - state.sent;
  return left > 0 ? { kind: 'open', left, state } : { kind: 'closed', why: 'quota', state };
}

/** What opens the window: a message, or an act that the platform counts as one (following, scanning, the menu). */
function isHeard(record: CommunicationRecord): boolean {
  if (record.from.role !== 'customer') return false;
  return record.kind === 'message' || (record.kind === 'event' && ['conversation.opened', 'channel.scanned'].includes(record.content.event));
}
