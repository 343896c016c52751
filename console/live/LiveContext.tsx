import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { setServerTime } from '../parts/clock.ts';
import { gathered } from './gathered.ts';
import { LiveLink, type LinkState } from './link.ts';

const Context = createContext<LiveLink | undefined>(undefined);

/** Everything that a hint makes stale, by the first part of its key. */
const BY_HANDOFFS = ['queue', 'chats', 'floor', 'colleagues'] as const;

/** Lists are asked again at most so often, in ms. */
const LISTS_MS = 1_000;

/** Holds the live link open while somebody is signed in, and has lists asked again when they have changed. */
export function LiveProvider({ onBye, children }: { readonly onBye: () => void; readonly children: ReactNode }) {
  const client = useQueryClient();
  const link = useMemo(() => new LiveLink(), []);
  useEffect(() => {
    const lists = gathered(() => {
      for (const key of BY_HANDOFFS) void client.invalidateQueries({ queryKey: [key] });
    }, LISTS_MS);
    link.open();
    const stop = link.on((event) => {
      if (event.type === 'bye') onBye();
      if (event.type === 'hello') {
        setServerTime(event.now);
        // After a break anything may have changed; a conversation is caught up with by its sequence.
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'conversation' && queryKey[0] !== 'session' });
      }
      if (event.type === 'handoffs') lists.tell();
      if (event.type === 'handoffs' && event.conversation !== undefined) void client.invalidateQueries({ queryKey: ['beside', event.conversation] });
      if (event.type === 'presence') for (const key of ['floor', 'colleagues']) void client.invalidateQueries({ queryKey: [key] });
    });
    return () => {
      stop();
      lists.stop();
      link.close();
    };
  }, [client, link, onBye]);
  return <Context.Provider value={link}>{children}</Context.Provider>;
}

/** The live link. @throws Error outside of {@link LiveProvider} */
export function useLive(): LiveLink {
  const link = useContext(Context);
  if (!link) throw new Error('no live link here');
  return link;
}

/** How the link stands, kept current. */
export function useLinkState(): LinkState {
  const link = useLive();
  return useSyncExternalStore((changed) => link.onState(changed), () => link.state);
}
