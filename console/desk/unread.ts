import type { RecordView } from '../../bot/api/chats.ts';
import { keep, readKept } from '../parts/kept.ts';

const nameOf = (conversation: string): string => `read.${conversation}`;

/** Up to which record a conversation was read on this machine. */
export function readThrough(conversation: string): number {
  return Number(readKept(nameOf(conversation)) ?? 0);
}

/** Notes that a conversation was read. */
export function markRead(conversation: string, through: number): void {
  if (through > readThrough(conversation)) keep(nameOf(conversation), String(through));
}

/** How many messages of the customer came since. */
export function unreadOf(conversation: string, records: readonly RecordView[]): number {
  const through = readThrough(conversation);
  return records.filter(({ kind, from, sequence }) => kind === 'message' && from.role === 'customer' && sequence > through).length;
}
