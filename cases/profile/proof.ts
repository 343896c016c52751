import { z } from 'zod';

/** How the record is anchored, and how long exports lie about. */
export const proof = z.strictObject({
  /** When the day's anchor is made, on the institution's clock: `HH:MM`. After it, where no instance was running then. */
  anchorAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM').default('00:30'),
  /** How long exports lie where they were written, in days; then they are deleted. */
  keepExportsDays: z.number().int().min(1).max(365).default(30),
});
