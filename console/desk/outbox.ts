import { useCallback, useEffect } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ActedView } from '../../bot/api/chats.ts';
import { actKey, api, ApiError } from '../api/client.ts';
import { useLinkState } from '../live/LiveContext.tsx';
import { keep, readKept, useKept } from '../parts/kept.ts';
import { addRecords, chatPath } from './conversation.ts';

/** Something an agent has sent that is not known to have arrived. Kept on this machine until it is. */
export interface Outgoing {
  /** The same key again is the same message: it is said once, however often it is sent. */
  readonly key: string;
  readonly as: 'message' | 'note';
  readonly text: string;
  readonly files: readonly string[];
  readonly at: string;
  /** Why it did not arrive; absent while it is on its way. */
  readonly problem?: string;
  /** The server will not take it, however often it is sent. */
  readonly final?: boolean;
}

/** What did not arrive is tried again so often, in ms. */
const AGAIN_MS = 5_000;

/** Conversations whose outbox is being emptied here. */
const working = new Set<string>();

const nameOf = (conversation: string): string => `outbox.${conversation}`;

function listOf(text: string): readonly Outgoing[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as readonly Outgoing[]) : [];
  } catch {
    return [];
  }
}

function write(conversation: string, change: (now: readonly Outgoing[]) => readonly Outgoing[]): void {
  const next = change(listOf(readKept(nameOf(conversation)) ?? '[]'));
  keep(nameOf(conversation), next.length === 0 ? undefined : JSON.stringify(next));
}

/** What is on its way in a conversation, and how to send. What a lost connection held up goes out when it is back, in order. */
export function useOutbox(conversation: string) {
  const client = useQueryClient();
  const state = useLinkState();
  const [kept] = useKept(nameOf(conversation), '[]');
  // One after the other, in the order they were written: what comes later must not overtake what is under way.
  const flush = useCallback(async () => {
    if (working.has(conversation)) return;
    working.add(conversation);
    try {
      for (;;) {
        const item = listOf(readKept(nameOf(conversation)) ?? '[]').find(({ final }) => final !== true);
        if (item === undefined || !(await arrives(client, conversation, item))) return;
      }
    } finally {
      working.delete(conversation);
    }
  }, [client, conversation]);

  useEffect(() => {
    if (state === 'open') void flush();
  }, [state, flush]);
  // The link may have stood through what kept this from arriving: so it is tried again by the clock, too.
  const stuck = listOf(kept).some(({ problem, final }) => problem !== undefined && final !== true);
  useEffect(() => {
    if (!stuck) return;
    const again = (): void => void flush();
    const timer = setInterval(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [stuck, flush]);

  const send = useCallback((as: Outgoing['as'], text: string, files: readonly string[] = []) => {
    write(conversation, (now) => [...now, { key: actKey(), as, text, files, at: new Date().toISOString() }]);
    void flush();
  }, [conversation, flush]);
  const again = useCallback((key: string) => {
    write(conversation, (now) => now.map((each) => (each.key === key ? fresh(each) : each)));
    void flush();
  }, [conversation, flush]);
  const discard = useCallback((key: string) => write(conversation, (now) => now.filter((each) => each.key !== key)), [conversation]);
  return { outgoing: listOf(kept), send, again, discard };
}

/** Goes on sending what is on its way in a conversation that is not open just now. */
export function Unsent({ conversation }: { readonly conversation: string }): null {
  useOutbox(conversation);
  return null;
}

/** Whether something sent in a conversation has not arrived. */
export function useStuck(conversation: string): boolean {
  const [kept] = useKept(nameOf(conversation), '[]');
  return listOf(kept).some(({ problem }) => problem !== undefined);
}

/** Sends one, once for its key; false when it is to be tried again later. */
async function arrives(client: QueryClient, conversation: string, { key, as, text, files }: Outgoing): Promise<boolean> {
  try {
    const { records } = as === 'note' ? await api.post<ActedView>(chatPath(conversation, '/notes'), { key, text }) : await api.post<ActedView>(chatPath(conversation, '/messages'), { key, text, files });
    addRecords(client, conversation, records);
    write(conversation, (now) => now.filter((each) => each.key !== key));
    return true;
  } catch (error) {
    const final = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 408 && error.status !== 429;
    write(conversation, (now) => now.map((each) => (each.key === key ? { ...each, problem: error instanceof Error ? error.message : String(error), ...(final && { final }) } : each)));
    return final;
  }
}

/** As it was before it was tried. */
function fresh({ problem: _problem, final: _final, ...outgoing }: Outgoing): Outgoing {
  return outgoing;
}
