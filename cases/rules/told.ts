/** What a step tells the customer (norms 1.5.2, 2.3–2.5); each is a text of the desk's. */
export type Tidings =
  | 'accepted'
  | 'investigating'
  | 'responded'
  | 'answered'
  | 'handled'
  | 'closed'
  | 'major'
  | 'extended'
  | 'reviewed'
  | 'approved'
  | 'declined'
  | 'returned'
  | 'arranged'
  | 'confirmed'
  | 'delayed'
  | 'cancelled';

/** Something the customer is to be told, still without words. */
export interface Told {
  readonly what: Tidings;
  /** Staff's own words, by placeholder. */
  readonly words?: Readonly<Record<string, string>>;
  /** Which review it is about. */
  readonly stage?: 'first' | 'second' | 'final';
  /** By when the customer hears more; an instant. */
  readonly dueAt?: string;
  /** A time on the institution's wall clock: the new one, or from when on. */
  readonly time?: string;
}
