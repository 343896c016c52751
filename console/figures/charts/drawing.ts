/** What a number is made of, for the list behind it. */
export interface Behind {
  readonly from: string;
  readonly to: string;
  readonly side?: string;
  readonly label?: string;
  /** A branch, channel, …, by name. */
  readonly at?: readonly [dimension: string, value: string];
  /** What it is called. */
  readonly called: string;
}

/** One number that is drawn. */
export interface Point {
  readonly value: number;
  /** As people read it. */
  readonly shown: string;
  /** How many facts are behind it. */
  readonly n: number;
  readonly behind: Behind;
}

/** Colours that mean something. */
export type Tone = 'before' | 'bad' | 'p50' | 'p90' | 'desk50' | 'desk90';

/** What belongs together in a drawing: one colour. */
export interface Series {
  readonly name: string;
  /** `before`: quiet, beside what it is compared with. `bad`: what should not be. `p50`, `p90`: the same in full and pale; `desk` of the desk's hours. */
  readonly tone?: Tone;
  /** By category; undefined where there is nothing. */
  readonly points: readonly (Point | undefined)[];
}

/** A chart before it is drawn, and its table: categories by series. */
export interface Drawing {
  /** Columns stand side by side as time goes on; bars lie one under another. */
  readonly form: 'columns' | 'bars';
  readonly stacked: boolean;
  readonly scale: 'count' | 'time' | 'mark';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Categories that are in the table alone: the drawing shows the first so many. */
  readonly drawn: number;
}
