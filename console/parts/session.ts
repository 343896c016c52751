import { createContext, useContext } from 'react';
import type { Session } from '../../bot/api/session.ts';

/** Who is signed in. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in. @throws Error where nobody is */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in');
  return session;
}
