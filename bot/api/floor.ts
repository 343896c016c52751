import { z } from 'zod';
import { instant } from './basics.js';
import { matterView } from './cases.js';
import { chatView, handoffView } from './chats.js';

/* Who waits, who is there, and the floor as a whole. */

/** `GET /api/queue`: what waits, in the order it should be taken. */
export const queueView = z.object({ waiting: z.array(handoffView), meanHeldSeconds: z.number().optional(), now: instant });
/** See {@link queueView}. */
export type QueueView = z.infer<typeof queueView>;

/** `POST /api/presence` */
export const presenceBody = z.strictObject({ availability: z.enum(['available', 'busy', 'away']) });

/** A colleague, for passing on. */
export const colleagueView = z.object({ id: z.string(), displayName: z.string(), workNumber: z.string(), teams: z.array(z.string()), supervisor: z.boolean(), availability: z.enum(['available', 'busy', 'away', 'offline']), load: z.number().int() });

/** `GET /api/colleagues` */
export const colleaguesView = z.object({ colleagues: z.array(colleagueView), teams: z.array(z.object({ id: z.string(), name: z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() }) })), capacity: z.number().int() });
/** See {@link colleaguesView}. */
export type ColleaguesView = z.infer<typeof colleaguesView>;

/** `GET /api/floor`: what a supervisor watches. */
export const floorView = z.object({
  agents: z.array(colleagueView.extend({ chats: z.array(chatView) })),
  waiting: z.array(handoffView),
  /** Cases whose deadline is near or over, soonest first. */
  atRisk: z.array(matterView.extend({ conversation: z.string() })),
  now: instant,
});
/** See {@link floorView}. */
export type FloorView = z.infer<typeof floorView>;
