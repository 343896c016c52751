import { NavLink, Navigate, Route, Routes } from 'react-router-dom';
import { useSession } from '../parts/session.ts';
import { useFigureWords } from './naming.ts';
import { Overview } from './Overview.tsx';
import { Report } from './Report.tsx';
import { OwnScorecards, Scorecards } from './Scorecards.tsx';
import './figures.css';

/** Figures: the service as a whole, each agent’s scorecard, the month’s report (norms 3.5, 5.2–5.4, 7.2). */
export function Figures() {
  const { say } = useFigureWords();
  const { roles } = useSession().staff;
  const oversees = roles.includes('supervisor') || roles.includes('compliance');
  const atDesk = roles.includes('agent') || roles.includes('supervisor');
  const links = [
    ...(oversees ? [{ to: '/figures', label: say('nav.overview'), end: true }, { to: '/figures/scorecards', label: say('nav.scorecards'), end: true }, { to: '/figures/report', label: say('nav.report'), end: true }] : []),
    ...(atDesk ? [{ to: '/figures/own', label: say('nav.own'), end: true }] : []),
  ];
  return (
    <section className="page figures" aria-labelledby="figures-title">
      <div className="figures-head">
        <h1 id="figures-title">{say('title')}</h1>
        <nav aria-label={say('title')}>{links.map(({ to, label, end }) => <NavLink key={to} to={to} end={end}>{label}</NavLink>)}</nav>
      </div>
      <Routes>
        {oversees && <Route index element={<Overview />} />}
        {oversees && <Route path="scorecards" element={<Scorecards />} />}
        {oversees && <Route path="report" element={<Report />} />}
        {atDesk && <Route path="own" element={<OwnScorecards />} />}
        <Route path="*" element={<Navigate to={oversees ? '/figures' : '/figures/own'} replace />} />
      </Routes>
    </section>
  );
}
