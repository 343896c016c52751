import { auditPage, auditQuery } from '../../api/audit.js';
import type { Audit } from '../../audit.js';
import { route, type Route } from './route.js';

/** The audit, for those who watch over it. */
export function auditRoutes(audit: Audit): readonly Route[] {
  return [
    route({
      method: 'GET', path: '/api/audit', who: ['compliance', 'admin'], summary: 'Sign-ins, refusals, changes of accounts, and who looked at what', query: auditQuery, answer: auditPage,
      handle: async ({ query }) => {
        const entries = await audit.list(query);
        const last = entries.at(-1);
        return { entries: [...entries], ...(entries.length === query.limit && last !== undefined && { next: last.ordinal }) };
      },
    }),
  ];
}
