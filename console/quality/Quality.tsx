import { Badge } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router-dom';
import type { MineView } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { AgreementPage } from './AgreementPage.tsx';
import { Findings } from './Findings.tsx';
import { Mine } from './Mine.tsx';
import { useSay } from './parts.ts';
import { Results } from './Results.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { Reviews } from './Reviews.tsx';
import { Risks } from './Risks.tsx';
import { Violations } from './Violations.tsx';
import './quality.css';

/** What waits is looked for this often, in ms. */
const LOOK_MS = 60_000;

/** Reviews, the ledger, violations and risks (norms 5, 6.1, 8): each of them has an address of its own. */
export function Quality() {
  const { roles } = useSession().staff;
  const overseeing = roles.includes('supervisor') || roles.includes('compliance');
  const within = (screen: ReactNode) => <Within overseeing={overseeing}>{screen}</Within>;
  return (
    <Routes>
      <Route path="mine" element={within(<Mine />)} />
      <Route path="reviews/:id" element={<ReviewPage />} />
      <Route path="findings/:id?" element={within(<Findings />)} />
      {overseeing && <Route path="reviews" element={within(<Reviews />)} />}
      {overseeing && <Route path="results" element={within(<Results />)} />}
      {overseeing && <Route path="agreement" element={within(<AgreementPage />)} />}
      <Route path="violations/:id?" element={within(<Violations overseeing={overseeing} />)} />
      {overseeing && <Route path="risks/:id?" element={within(<Risks />)} />}
      <Route path="*" element={<Navigate to={overseeing ? '/quality/reviews' : '/quality/mine'} replace />} />
    </Routes>
  );
}

function Within({ overseeing, children }: { readonly overseeing: boolean; readonly children: ReactNode }) {
  const { say } = useSay();
  const { data } = useQuery({ queryKey: ['quality', 'mine'], queryFn: () => api.get<MineView>('/quality/mine'), refetchInterval: LOOK_MS });
  const badge = (count = 0) => (count > 0 ? <> <Badge count={count} size="small" /></> : null);
  return (
    <section className="page quality" aria-labelledby="quality-title">
      <div className="quality-head">
        <h1 id="quality-title">{say('title')}</h1>
        <nav className="quality-nav" aria-label={say('title')}>
          <NavLink to="/quality/mine">{say('nav.mine')}{badge(data?.unseen)}</NavLink>
          {overseeing && <NavLink to="/quality/reviews">{say('nav.reviews')}{badge((data?.toReview ?? 0) + (data?.toDecide ?? 0))}</NavLink>}
          {overseeing && <NavLink to="/quality/results">{say('nav.results')}</NavLink>}
          {overseeing && <NavLink to="/quality/agreement">{say('nav.agreement')}</NavLink>}
          <NavLink to="/quality/findings">{say('nav.findings')}{badge(overseeing ? data?.overdue : data?.corrections)}</NavLink>
          <NavLink to="/quality/violations">{say('nav.violations')}</NavLink>
          {overseeing && <NavLink to="/quality/risks">{say('nav.risks')}</NavLink>}
        </nav>
      </div>
      {children}
    </section>
  );
}
