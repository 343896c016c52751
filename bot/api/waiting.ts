import { z } from 'zod';

/** `GET /api/waiting`: what of supervision waits for whoever asks. */
export const waitingView = z.object({
  /** Proposed incidents that nobody has decided. */
  alerts: z.int(),
  /** Corrections of theirs that are overdue. */
  corrections: z.int(),
  /** Customers' requests about their data whose deadline is near or over. */
  requests: z.int(),
});
/** See {@link waitingView}. */
export type WaitingView = z.infer<typeof waitingView>;
