import { z } from 'zod';
import { cannedReply, cannedView } from '../../api/atHand.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { AT_DESK, type DeskParts } from '../parts.js';
import { supervises } from '../reading.js';
import { notFound } from '../refused.js';

/** Canned replies: everybody's are kept by supervisors, one's own by oneself. */
export function cannedRoutes({ canned }: Pick<DeskParts, 'canned'>): Route[] {
  const params = z.object({ id: z.string().min(1).max(64) });
  return [
    route({ method: 'GET', path: '/api/canned', who: AT_DESK, summary: 'Replies at hand', answer: cannedView, handle: ({ session }) => Promise.resolve({ replies: [...canned.list(session.staff.id)] }) }),
    route({
      method: 'PUT', path: '/api/canned/:id', who: AT_DESK, summary: 'Keeps a reply', params, body: cannedReply.omit({ id: true }), answer: cannedReply,
      handle: async ({ params: { id }, body, session }) => {
        mayKeep(body.owner, session.staff.id, supervises(session.staff));
        const reply = { id, ...body };
        await canned.put(reply);
        return reply;
      },
    }),
    route({
      method: 'DELETE', path: '/api/canned/:id', who: AT_DESK, summary: 'Removes a reply', params, query: z.object({ owner: z.string().max(64).default('') }),
      handle: async ({ params: { id }, query: { owner }, session }) => {
        mayKeep(owner, session.staff.id, supervises(session.staff));
        if (!(await canned.remove(id, owner))) throw notFound();
      },
    }),
  ];
}

function mayKeep(owner: string, staff: string, supervisor: boolean): void {
  if (owner !== staff && !(owner === '' && supervisor)) throw new ApiProblem(403, 'NotAllowed', { en: 'everybody’s replies are kept by supervisors; keep this as your own', 'zh-Hans': '公共常用语由主管维护，您可以存为自己的常用语' });
}
