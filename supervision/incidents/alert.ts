import { z } from 'zod';
import { INCIDENT_LEVELS } from '../../cases/profile/incidents.js';

/** What may add up to an incident. */
export const WATCHED = ['complaints', 'anger', 'deadlines', 'faults'] as const;
/** One of {@link WATCHED}. */
export type Watched = (typeof WATCHED)[number];

/** Something that happened once, and may be one of many. */
export interface Observation {
  readonly of: Watched;
  /** Unique: a receipt number, or a handoff's id. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly conversation: string;
  readonly number?: string;
  /** A complaint's class, branch and service, by their ids. */
  readonly class?: string;
  readonly branch?: string;
  readonly service?: string;
  /** What a complaint says: lower case, Simplified. It is compared, and kept nowhere. */
  readonly said?: string;
}

/** A proposal of an incident, as its dossier keeps it. A person confirms or dismisses it. */
export const alert = z.object({
  rule: z.string(),
  of: z.enum(WATCHED),
  by: z.enum(['any', 'class', 'branch', 'service', 'words']),
  /** What they have in common: a class's, branch's or service's id, or the words; '' for nothing. */
  common: z.string(),
  level: z.enum(INCIDENT_LEVELS),
  kind: z.string(),
  withinMinutes: z.number().int(),
  /** What it stands on: ids, in the order in which they came. */
  seen: z.array(z.string()),
  conversations: z.array(z.string()),
  numbers: z.array(z.string()),
  firstAt: z.string(),
  lastAt: z.string(),
  state: z.enum(['open', 'confirmed', 'dismissed']),
  decidedAt: z.string().optional(),
  decidedBy: z.string().optional(),
  /** Why it was dismissed, or what was said when it was confirmed. */
  reason: z.string().optional(),
  /** The incident that was made of it. */
  incident: z.string().optional(),
});
/** A proposal of an incident. */
export type Alert = z.infer<typeof alert>;
