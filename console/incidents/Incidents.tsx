import { Badge } from 'antd';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { NavLink, Route, Routes } from 'react-router-dom';
import type { AlertsView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { AlertsList } from './AlertsList.tsx';
import { IncidentList } from './IncidentList.tsx';
import { IncidentPage } from './IncidentPage.tsx';
import { LinkButton } from './LinkButton.tsx';
import { LOOK_MS, useSay } from './parts.ts';
import { ReportForm } from './ReportForm.tsx';
import './incidents.css';

/** Incidents and drills: what goes on, what may be one, what is over (norm 6.3). */
export function Incidents() {
  return (
    <Routes>
      <Route path="new" element={<ReportForm />} />
      <Route path="alerts" element={<Lists><AlertsList /></Lists>} />
      <Route path="over" element={<Lists><IncidentList key="over" state="over" /></Lists>} />
      <Route path=":id/*" element={<IncidentPage />} />
      <Route index element={<Lists><IncidentList key="open" state="open" /></Lists>} />
    </Routes>
  );
}

/** What is around the lists: where one is, and the two ways to begin. */
function Lists({ children }: { readonly children: ReactNode }) {
  const { say } = useSay();
  const { data } = useQuery({ queryKey: ['alerts'], queryFn: () => api.get<AlertsView>('/alerts'), refetchInterval: LOOK_MS });
  const open = data?.open.length ?? 0;
  return (
    <section className="page incidents" aria-labelledby="incidents-title">
      <div className="incidents-head">
        <h1 id="incidents-title">{say('title')}</h1>
        <nav className="incidents-nav" aria-label={say('title')}>
          <NavLink to="/incidents" end>{say('nav.open')}</NavLink>
          <NavLink to="/incidents/alerts">{say('nav.alerts')} {open > 0 && <Badge count={open} size="small" />}</NavLink>
          <NavLink to="/incidents/over">{say('nav.over')}</NavLink>
        </nav>
        <span className="incidents-begin">
          <LinkButton to="/incidents/new?drill=1">{say('drill.begin')}</LinkButton>
          <LinkButton to="/incidents/new" type="primary">{say('new')}</LinkButton>
        </span>
      </div>
      {children}
    </section>
  );
}
