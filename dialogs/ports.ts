import type { Cases } from '../cases/cases.js';
import type { Norms } from './norms/port.js';
import type { BookingPorts } from './booking/form.js';

/** What the counter's conversations need of the world. */
export interface CounterPorts extends BookingPorts {
  readonly cases: Cases;
  readonly norms: Norms;
  /** Where a case's written result can be had as a letter. */
  readonly letterLink: (number: string) => string;
}
