import { z } from 'zod';
import { staffId } from './step.js';

const words = z.string().trim().min(1, 'expected some words').max(4_000);
/** A service's id in the profile, or its name. */
const service = z.string().trim().min(1).max(100);

/** What the institution tells of a service that a case or an appointment was about (norms 7.1, 7.3). */
export const serviceStep = z.discriminatedUnion('do', [
  /** The reminder before a service's term ends: content, term, standard and renewal terms (norm 7.3.2); sent at `remindAt`, an instant, or at once. */
  z.strictObject({ do: z.literal('service.renewal'), by: staffId, service, content: words, until: z.iso.date(), standard: words, terms: words, remindAt: z.iso.datetime({ offset: true }).optional() }),
  /** The end of a service: confirmed, reported back (norm 7.1). */
  z.strictObject({ do: z.literal('service.end'), by: staffId, service, report: words }),
]);
/** What the institution tells of a service. */
export type ServiceStep = z.infer<typeof serviceStep>;
