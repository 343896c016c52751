import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Spin } from 'antd';
import { lazy, Suspense, useCallback } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import type { Session } from '../bot/api/session.ts';
import { api, ApiError, carryToken } from './api/client.ts';
import { Desk } from './desk/Desk.tsx';
import { LiveProvider } from './live/LiveContext.tsx';
import { keptBy } from './parts/kept.ts';
import { SessionContext } from './parts/session.ts';
import { Failed } from './parts/Failed.tsx';
import { Frame } from './Frame.tsx';
import { NewPassword } from './signIn/NewPassword.tsx';
import { SignIn } from './signIn/SignIn.tsx';
import { useWords } from './words/WordsContext.tsx';

const Floor = lazy(async () => ({ default: (await import('./floor/Floor.tsx')).Floor }));
const Cases = lazy(async () => ({ default: (await import('./cases/Cases.tsx')).Cases }));
const Entry = lazy(async () => ({ default: (await import('./entry/Entry.tsx')).Entry }));
const Loop = lazy(async () => ({ default: (await import('./loop/Loop.tsx')).Loop }));
const Accounts = lazy(async () => ({ default: (await import('./accounts/Accounts.tsx')).Accounts }));
const Review = lazy(async () => ({ default: (await import('./review/Review.tsx')).Review }));
const Quality = lazy(async () => ({ default: (await import('./quality/Quality.tsx')).Quality }));
const Incidents = lazy(async () => ({ default: (await import('./incidents/Incidents.tsx')).Incidents }));
const Figures = lazy(async () => ({ default: (await import('./figures/Figures.tsx')).Figures }));
const Keeping = lazy(async () => ({ default: (await import('./keeping/Keeping.tsx')).Keeping }));
const OwnLooks = lazy(async () => ({ default: (await import('./review/customers/OwnLooks.tsx')).OwnLooks }));
const OwnAccount = lazy(async () => ({ default: (await import('./accounts/OwnAccount.tsx')).OwnAccount }));

/** Asks who is signed in; undefined when nobody is. */
async function whoIsIn(): Promise<Session | null> {
  try {
    return await api.get<Session>('/session');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** The sign-in, or what whoever is signed in may use. */
export function SignedInApp() {
  const words = useWords();
  const client = useQueryClient();
  const { data: session, isPending, error, refetch } = useQuery({ queryKey: ['session'], queryFn: whoIsIn, staleTime: Infinity });
  const over = useCallback(() => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    client.setQueryData(['session'], null);
  }, [client]);
  if (isPending) return <main className="centred"><Spin aria-label={words.say('app.loading')} /></main>;
  if (error) return <main className="centred"><Failed error={error} again={() => void refetch()} /></main>;
  carryToken(session ?? undefined);
  keptBy(session?.staff.id ?? '');
  if (session === null) return <SignIn onSignedIn={(next) => client.setQueryData(['session'], next)} />;
  if (session.mustChangePassword) return <NewPassword onChanged={() => void refetch()} />;
  const { roles } = session.staff;
  const atDesk = roles.includes('agent') || roles.includes('supervisor');
  const overseeing = roles.includes('supervisor') || roles.includes('compliance');
  const home = atDesk ? '/desk' : roles.includes('compliance') ? '/knowledge' : '/accounts';
  const screens = (
    <Frame session={session} onOver={over}>
      <Suspense fallback={<div className="centred"><Spin aria-label={words.say('app.loading')} /></div>}>
        <Routes>
          {atDesk && <Route path="/desk/:conversation?" element={<Desk />} />}
          {atDesk && <Route path="/cases/:number?" element={<Cases />} />}
          {atDesk && <Route path="/entry" element={<Entry />} />}
          {roles.includes('supervisor') && <Route path="/floor/:conversation?" element={<Floor />} />}
          {overseeing && <Route path="/review/*" element={<Review />} />}
          {(overseeing || atDesk) && <Route path="/quality/*" element={<Quality />} />}
          {overseeing && <Route path="/incidents/*" element={<Incidents />} />}
          {(overseeing || atDesk) && <Route path="/figures/*" element={<Figures />} />}
          {overseeing && <Route path="/keeping/*" element={<Keeping />} />}
          {overseeing && <Route path="/knowledge" element={<Loop />} />}
          {(roles.includes('admin') || roles.includes('supervisor')) && <Route path="/accounts" element={<Accounts />} />}
          <Route path="/me" element={<OwnAccount />} />
          <Route path="/me/looks" element={<OwnLooks />} />
          <Route path="*" element={<Navigate to={home} replace />} />
        </Routes>
      </Suspense>
    </Frame>
  );
  return <SessionContext.Provider value={session}>{atDesk ? <LiveProvider onBye={over}>{screens}</LiveProvider> : screens}</SessionContext.Provider>;
}
