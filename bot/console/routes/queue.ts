import { z } from 'zod';
import { isOpen } from '../../../cases/case.js';
import { inOrder } from '../../../handoff/queue.js';
import { actedView, chatsView, keyBody } from '../../api/chats.js';
import { colleaguesView, floorView, presenceBody, queueView } from '../../api/floor.js';
import { act } from '../../handoff/acts.js';
import { headStartOf, SEEN_MS } from '../../handoff/router.js';
import { route, type Route } from '../../server/api/route.js';
import type { Staff } from '../../staff/port.js';
import { isAccused, withoutAccused } from '../accused.js';
import { chatViews } from '../chats.js';
import { handoffView } from '../handoffView.js';
import { matterView } from '../matterView.js';
import { AT_DESK, type DeskParts } from '../parts.js';
import { recordViews } from '../recordView.js';
import { notFound, refused } from '../refused.js';
import { supervises } from '../reading.js';

const MOST = 500;
/** Cases are at risk so long before they are due, in ms. */
const AT_RISK_MS = 8 * 3_600_000;

/** What waits, who is there, and taking something up. */
export function queueRoutes(parts: DeskParts): Route[] {
  const { handoffs, presence, staff, cases, clock, acts, profile } = parts;
  const now = (): string => new Date(clock.now()).toISOString();

  /** Everybody who may take chats, with what they hold and whether they are there. */
  const colleagues = async () => {
    const [all, held, present] = await Promise.all([staff.list(), handoffs.held(), presence.present(clock.now() - SEEN_MS)]);
    const there = new Map(present.map((each) => [each.staff, each.availability]));
    return all.filter(({ active, roles }) => active && AT_DESK.some((role) => roles.includes(role))).map((each: Staff) => ({
      id: each.id, displayName: each.displayName, workNumber: each.workNumber, teams: [...each.teams], supervisor: each.roles.includes('supervisor'),
      availability: there.get(each.id) ?? ('offline' as const),
      held: held.filter(({ agent }) => agent === each.id), load: held.filter(({ agent, kind }) => agent === each.id && kind !== 'task').length,
    }));
  };

  return [
    route({
      method: 'GET', path: '/api/queue', who: AT_DESK, summary: 'What waits for a person, in the order it should be taken', answer: queueView,
      handle: async ({ session }) => {
        const [waiting, { meanHeldSeconds }] = await Promise.all([handoffs.waiting(MOST), handoffs.figures()]);
        return { waiting: inOrder(await withoutAccused(cases, session.staff, waiting), headStartOf(profile().people)).map(handoffView), ...(meanHeldSeconds !== undefined && { meanHeldSeconds }), now: now() };
      },
    }),
    route({
      method: 'POST', path: '/api/handoffs/:id/claim', who: AT_DESK, summary: 'Takes up what waits; exactly one does', params: z.object({ id: z.string().max(300) }), body: keyBody, answer: actedView,
      handle: async ({ params, body, session }) => {
        const found = await handoffs.byId(params.id);
        // To the accused it is not there.
        if (found === undefined || (await withoutAccused(cases, session.staff, [found])).length === 0) throw notFound();
        const acted = await act(acts, found.conversation, { do: 'claim', by: { id: session.staff.id, supervisor: supervises(session.staff) } }, { key: `claim:${body.key}`, handoff: found.id });
        switch (acted.kind) {
          case 'done':
            return { records: recordViews(acted.records), ...(acted.handoff && { handoff: handoffView(acted.handoff) }) };
          case 'refused':
            // Already theirs: as good as done.
            if (acted.why === 'same' && acted.handoff) return { records: [], handoff: handoffView(acted.handoff) };
            throw refused(acted.why);
          case 'duplicate': {
            const again = await handoffs.byId(params.id);
            return { records: [], ...(again && { handoff: handoffView(again) }) };
          }
          case 'unknown-conversation':
            throw notFound();
        }
      },
    }),
    route({
      method: 'GET', path: '/api/chats', who: AT_DESK, summary: 'What is mine, the latest first', answer: chatsView,
      handle: async ({ session }) => ({ chats: await chatViews(parts, await withoutAccused(cases, session.staff, await handoffs.held(session.staff.id))), now: now() }),
    }),
    route({
      method: 'POST', path: '/api/presence', who: AT_DESK, summary: 'Says whether one takes new chats', body: presenceBody,
      handle: async ({ body, session }) => { await presence.beat(session.staff.id, clock.now(), body.availability); },
    }),
    route({
      method: 'GET', path: '/api/colleagues', who: AT_DESK, summary: 'Who can be passed to', answer: colleaguesView,
      handle: async () => {
        const { people } = profile();
        return { colleagues: (await colleagues()).map(({ held: _held, ...shown }) => shown), teams: people.teams.map(({ id, name }) => ({ id, name })), capacity: people.capacity };
      },
    }),
    route({
      method: 'GET', path: '/api/floor', who: ['supervisor'], summary: 'The floor: agents, their chats, what waits, deadlines at risk', answer: floorView,
      handle: async ({ session: { staff: who } }) => {
        const at = now();
        const [all, waiting, due] = await Promise.all([colleagues(), handoffs.waiting(MOST), cases.due(clock.now() + AT_RISK_MS, 100)]);
        const shown = new Set(await withoutAccused(cases, who, [...all.flatMap(({ held }) => held), ...waiting]));
        return {
          agents: await Promise.all(all.map(async ({ held, ...colleague }) => ({ ...colleague, chats: await chatViews(parts, held.filter((each) => shown.has(each))) }))),
          waiting: inOrder(waiting.filter((each) => shown.has(each)), headStartOf(profile().people)).map(handoffView),
          atRisk: due.filter((each) => isOpen(each) && !isAccused(each, who)).map((each) => ({ ...matterView(each, at, { forms: parts.forms, locale: who.locale }), conversation: each.conversation })),
          now: at,
        };
      },
    }),
  ];
}
