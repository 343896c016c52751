import { z } from 'zod';
import { instant, party } from './basics.js';
import { recordView } from './chats.js';

/* What goes over the desk’s socket. */

/** What the server tells over the socket at `/api/live`. Hints carry no more than their receiver may see. */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), staff: z.string(), now: instant }),
  /** Something about handoffs changed: look at the queue, the chats, the floor. */
  z.object({ type: z.literal('handoffs'), conversation: z.string().optional() }),
  /** New records of a watched conversation, in order. */
  z.object({ type: z.literal('records'), conversation: z.string(), records: z.array(recordView) }),
  /** Some may have been missed: ask from the last sequence on. */
  z.object({ type: z.literal('missed'), conversation: z.string() }),
  z.object({ type: z.literal('typing'), conversation: z.string(), by: party }),
  z.object({ type: z.literal('presence') }),
  /** The session is over: sign in again. */
  z.object({ type: z.literal('bye') }),
]);
/** See {@link liveEvent}. */
export type LiveEvent = z.infer<typeof liveEvent>;

/** What the desk tells over the socket. */
export const liveCommand = z.discriminatedUnion('type', [
  /** Watch these from these sequences on, and nothing else. */
  z.object({ type: z.literal('watch'), conversations: z.array(z.object({ conversation: z.string().max(200), after: z.number().int().min(0) })).max(64) }),
  z.object({ type: z.literal('typing'), conversation: z.string().max(200) }),
]);
/** See {@link liveCommand}. */
export type LiveCommand = z.infer<typeof liveCommand>;
