import type { Ground } from './ground.js';
import { INCIDENT_READINGS } from '../incidents/readings.js';
import { FIGURE_READINGS } from '../figures/readings.js';
import { QUALITY_READINGS } from '../quality/readings.js';
import { REVIEW_READINGS } from '../review/readings.js';
import { ACCESS_READINGS } from '../access/readings.js';

/**
 * All readings by name: what supervision asks of the database beside the conversations. Each is a function of a ground and
 * of parameters; parameters and answers go to another thread and back, so they are plain data (Maps, Dates and bytes, too).
 * A part of supervision keeps its own in `adapters/database/<area>/readings.ts`, and names them here.
 */
export const READINGS = {
  ...INCIDENT_READINGS,
  ...FIGURE_READINGS,
  ...QUALITY_READINGS,
  ...REVIEW_READINGS,
  ...ACCESS_READINGS,
} as const satisfies Readonly<Record<string, (ground: Ground, params: never) => Promise<unknown>>>;

/** A reading's name. */
export type ReadingName = keyof typeof READINGS;
/** What it takes. */
export type ReadingParams<Name extends ReadingName> = Parameters<(typeof READINGS)[Name]>[1];
/** What it gives. */
export type ReadingAnswer<Name extends ReadingName> = Awaited<ReturnType<(typeof READINGS)[Name]>>;

/** Runs readings where they hold up nobody. */
export interface Readings {
  /**
   * @throws StoreUnavailable when the database can't just now, or when so many wait that another would only wait in vain.
   * @throws Error when the reading fails, or takes longer than a minute.
   */
  ask<Name extends ReadingName>(name: Name, params: ReadingParams<Name>): Promise<ReadingAnswer<Name>>;
}
