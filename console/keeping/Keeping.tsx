import { Spin } from 'antd';
import { Suspense } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router-dom';
import { useWords } from '../words/WordsContext.tsx';
import './keeping.css';
import { useSay } from './parts.ts';
import { SECTIONS } from './sections/index.ts';

/** Keeping the record (norms 3.5, 4.5, 7.4): how long, where, what is held, what goes, and the proof of it. */
export function Keeping() {
  const { say: sayAll } = useWords();
  const { say } = useSay();
  const [first] = SECTIONS;
  return (
    <section className="page keeping" aria-labelledby="keeping-title">
      <div className="keeping-head">
        <h1 id="keeping-title">{say('title')}</h1>
        <nav className="keeping-nav" aria-label={say('title')}>
          {SECTIONS.map(({ path, word }) => <NavLink key={path} to={`/keeping/${path}`}>{say(word)}</NavLink>)}
        </nav>
      </div>
      <Suspense fallback={<div className="centred"><Spin aria-label={sayAll('app.loading')} /></div>}>
        <Routes>
          {SECTIONS.map(({ path, screen: Screen }) => <Route key={path} path={`${path}/*`} element={<Screen />} />)}
          <Route path="*" element={<Navigate to={`/keeping/${first?.path ?? ''}`} replace />} />
        </Routes>
      </Suspense>
    </section>
  );
}
