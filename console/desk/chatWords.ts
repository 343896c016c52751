import type { QueryClient } from '@tanstack/react-query';
import type { ChatView, RecordView } from '../../bot/api/chats.ts';

/** As much of the last words as the list shows. */
const SHOWN = 60;

/** Brings a chat in the list up to date with what was said in it, as the server would: the list need not be asked for with every message. */
export function hearChat(client: QueryClient, conversation: string, records: readonly RecordView[]): void {
  client.setQueryData<{ readonly chats: readonly ChatView[] }>(['chats'], (held) => held && { ...held, chats: held.chats.map((chat) => (chat.handoff.conversation === conversation ? records.reduce(heard, chat) : chat)) });
}

function heard({ waitingSince, ...chat }: ChatView, { sequence, kind, at, from, text = '', files }: RecordView): ChatView {
  if (sequence <= chat.lastSequence || kind !== 'message') return { ...chat, lastSequence: Math.max(chat.lastSequence, sequence), ...(waitingSince !== undefined && { waitingSince }) };
  const last = { at, role: from.role, text: Array.from(text === '' ? (files?.[0]?.name ?? '') : text).slice(0, SHOWN).join('') };
  const waits = from.role === 'customer' ? (waitingSince ?? at) : from.role === 'agent' ? undefined : waitingSince;
  return { ...chat, lastSequence: sequence, last, ...(waits !== undefined && { waitingSince: waits }) };
}
