import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConversationView, RecordView } from '../../bot/api/chats.ts';
import { api } from '../api/client.ts';
import { useLive } from '../live/LiveContext.tsx';

/** A conversation's path in the API. */
export function chatPath(conversation: string, rest = ''): string {
  return `/chats/${encodeURIComponent(conversation)}${rest}`;
}

/** The whole of a conversation, page after page. */
async function whole(conversation: string): Promise<ConversationView> {
  let view = await api.get<ConversationView>(chatPath(conversation));
  while (view.more) {
    const next = await api.get<ConversationView>(chatPath(conversation, `?after=${view.lastSequence}`));
    view = { ...next, records: [...view.records, ...next.records] };
  }
  return view;
}

/** A conversation's records, kept current by the live link. */
export function useConversation(conversation: string | undefined) {
  return useQuery({ queryKey: ['conversation', conversation], queryFn: () => whole(conversation ?? ''), enabled: conversation !== undefined, staleTime: Infinity });
}

/** Adds records to a conversation that is held, each once, in order. Records that machines alone read leave gaps. */
export function addRecords(client: QueryClient, conversation: string, records: readonly RecordView[]): void {
  client.setQueryData<ConversationView>(['conversation', conversation], (held) => {
    if (!held) return held;
    const known = new Set(held.records.map(({ sequence }) => sequence));
    const fresh = records.filter(({ sequence }) => !known.has(sequence));
    if (fresh.length === 0) return held;
    const all = [...held.records, ...fresh].sort((one, other) => one.sequence - other.sequence);
    return { ...held, records: all, lastSequence: Math.max(held.lastSequence, all.at(-1)?.sequence ?? 0) };
  });
}

/** Watches these conversations over the live link, each from what is held of it, and adds what comes. */
export function useWatched(conversations: readonly string[], onRecords: (conversation: string, records: readonly RecordView[]) => void): void {
  const client = useQueryClient();
  const link = useLive();
  const key = conversations.join('\n');
  useEffect(() => {
    const watched = new Map(key === '' ? [] : key.split('\n').map((conversation) => [conversation, client.getQueryData<ConversationView>(['conversation', conversation])?.lastSequence ?? 0]));
    link.watch(watched);
    // What is not held yet is fetched: unread words are counted from it.
    for (const conversation of watched.keys()) client.query({ queryKey: ['conversation', conversation], queryFn: () => whole(conversation), staleTime: Infinity }).catch(() => undefined);
  }, [client, link, key]);
  useEffect(
    () =>
      link.on((event) => {
        if (event.type === 'missed') void client.invalidateQueries({ queryKey: ['conversation', event.conversation] });
        if (event.type !== 'records') return;
        const last = event.records.at(-1);
        if (last) link.seen(event.conversation, last.sequence);
        const before = client.getQueryData<ConversationView>(['conversation', event.conversation])?.lastSequence ?? Infinity;
        addRecords(client, event.conversation, event.records);
        onRecords(event.conversation, event.records.filter(({ sequence }) => sequence > before));
      }),
    [client, link, onRecords],
  );
}

/** Words that ask for a person, greet or thank: nothing that a norm is about. */
const NO_QUESTION = /^.{0,3}$|人工|真人|转接|^(?:你好|您好|在吗|谢谢|好的|嗯)|^(?:hi|hello|thanks|thank you|ok)\b|\b(?:human|agent|representative)\b/iu;

/** The last words of the customer that may ask something; '' where there are none. */
export function lastAsked(records: readonly RecordView[]): string {
  return records.findLast(({ kind, from, text = '' }) => kind === 'message' && from.role === 'customer' && !NO_QUESTION.test(text.trim()))?.text ?? '';
}
