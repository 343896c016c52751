import type { Locale } from '../records/message.js';
import type { Cases } from '../cases/cases.js';
import type { Desk } from './handoff/port.js';
import type { Elsewhere } from './elsewhere/port.js';
import type { Norms } from './norms/port.js';
import type { Understander } from './understanding/port.js';
import type { BookingPorts } from './booking/form.js';
import type { DataRequestDesk } from './dataRequest/port.js';

/** What the counter's conversations need of the world. */
export interface CounterPorts extends BookingPorts {
  readonly cases: Cases;
  readonly norms: Norms;
  /** Says what words may mean where the rules can't tell; there need not be one. */
  readonly model?: Understander;
  readonly desk: Desk;
  /** What customers are told of incidents that are going on, in their languages; none while all is well. */
  readonly notices?: () => readonly Readonly<Record<Locale, string>>[];
  /** What customers began on other channels; without it nothing is looked for. */
  readonly elsewhere?: Elsewhere;
  /** Takes down customers' requests about their data; without it there is nobody to. */
  readonly dataRequests?: DataRequestDesk;
  /** Where a case's written result can be had as a letter. */
  readonly letterLink: (number: string) => string;
}
