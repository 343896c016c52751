import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { CUSTOMERS_WORDS } from './words.ts';
import './customers.css';

/** What is around service files, requests and the access log: where one is. */
export function Shell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  return (
    <section className="page" aria-labelledby="customers-title">
      <h1 id="customers-title">{title}</h1>
      <ReviewNav label={say('nav')} />
      {children}
    </section>
  );
}

/** Between the parts of the review. */
export function ReviewNav({ label }: { readonly label: string }) {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  const { pathname } = useLocation();
  return (
    <nav className="customers-nav" aria-label={label}>
      <NavLink to="/review" end>{say('nav.find')}</NavLink>
      <NavLink to="/review/customers" end className={({ isActive }) => (isActive || pathname.startsWith('/review/customers/file/') ? 'active' : '')}>{say('nav.customers')}</NavLink>
      <NavLink to="/review/customers/requests">{say('nav.requests')}</NavLink>
      <NavLink to="/review/customers/log">{say('nav.log')}</NavLink>
    </nav>
  );
}
