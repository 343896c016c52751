import type { Fact, FactKind } from './facts/fact.js';
import type { CalendarSince } from './facts/calendars.js';
import type { Counted } from './steps.js';

/** What facts can be told apart by, beside their kind. */
export const DIMENSIONS = ['day', 'side', 'label', 'branch', 'channel', 'customerClass', 'agent'] as const;
/** One of {@link DIMENSIONS}. */
export type Dimension = (typeof DIMENSIONS)[number];

/** Which facts: all that is given must hold. Days are the institution's, both included. */
export interface Wanted {
  readonly kind: FactKind;
  readonly from: string;
  readonly to: string;
  readonly sides?: readonly string[];
  readonly label?: string;
  readonly branch?: string;
  readonly channel?: string;
  readonly customerClass?: string;
  readonly agent?: string;
}

/** What a group has in common: a value for each dimension that was asked for. */
export type Group = Readonly<Partial<Record<Dimension | 'month', string>>>;

/** How many facts a group has, and the sum of their values; 0 where they have none. */
export interface Count {
  readonly group: Group;
  readonly n: number;
  readonly sum: number;
}

/** How the values of a group are spread: rising steps. `desk` is of the desk's hours, for what they are counted of. */
export interface Spread {
  readonly group: Group;
  readonly steps: readonly Counted[];
  readonly desk: readonly Counted[];
}

/** Where a list goes on. */
export interface Place {
  readonly day: string;
  readonly at: string;
  readonly conversation: string;
  readonly ordinal: number;
}

/** What supervisors count. Every implementation passes `test/contracts/figures.ts`. @throws StoreUnavailable */
export interface Figures {
  /** Counts by groups, in no order. */
  counts(wanted: Wanted, by: readonly Dimension[]): Promise<readonly Count[]>;
  /** The values by groups; `month` tells apart the months of days, too. */
  spread(wanted: Wanted, by: readonly ('side' | 'label' | 'branch' | 'channel' | 'customerClass' | 'agent')[], month: boolean): Promise<readonly Spread[]>;
  /** The facts themselves, the newest first or the longest first, at most `limit`; `longest` goes on by how many there were. */
  behind(wanted: Wanted, order: 'newest', limit: number, after?: Place): Promise<readonly Fact[]>;
  behind(wanted: Wanted, order: 'longest', limit: number, after?: number): Promise<readonly Fact[]>;
}

/** When the desk was open, for whoever counts its time. */
export interface DeskCalendars {
  /** Keeps a calendar from an instant on, unless the last one says the same; the first holds for ever since. */
  keep(calendar: CalendarSince['calendar'], now: string): Promise<void>;
}
