import { waitingView } from '../api/waiting.js';
import { route, type Route } from '../server/api/route.js';
import { OVERSEERS, type SupervisionParts } from './parts.js';

/** A request is pressing so long before its deadline, in ms. */
const PRESSING_MS = 3 * 86_400_000;

/** What waits for supervisors and compliance, in numbers: shown where every screen leads there. */
export function waitingRoutes({ dossiers, clock }: Pick<SupervisionParts, 'dossiers' | 'clock'>): Route[] {
  return [
    route({
      method: 'GET', path: '/api/waiting', who: OVERSEERS, summary: 'How many proposed incidents, own overdue corrections and pressing data requests wait', answer: waitingView,
      handle: async ({ session }) => {
        const now = clock.now();
        const [alerts, corrections, requests] = await Promise.all([
          dossiers.count({ kind: 'alert', states: ['open'] }),
          dossiers.count({ kind: 'finding', states: ['correcting'], owner: session.staff.id, dueBefore: now }),
          dossiers.count({ kind: 'request', states: ['open', 'answering'], dueBefore: now + PRESSING_MS }),
        ]);
        return { alerts, corrections, requests };
      },
    }),
  ];
}
