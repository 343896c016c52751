/** Appointments (norm 2.1); `body` is the canonical JSON text of the whole booking. */
export interface BookingsTable {
  number: string;
  form_key: string;
  conversation: string;
  adviser: string;
  start: string;
  /** `held`, later what it became. */
  status: string;
  /** Sealed; plain in rows older than the vault. */
  body: string;
  /** The vault's lookup of the contact; '' in rows older than it. */
  contact_key: string;
  identity: string;
  version: number;
}

/** Occupied calendar cells; the primary key is what makes a double booking impossible. */
export interface BookingCellsTable {
  adviser: string;
  cell: string;
  number: string;
}

/** Last serial given out per kind of case and day. */
export interface SerialCountersTable {
  prefix: string;
  day: string;
  last: number;
}

/** Which form got which serial. */
export interface SerialsTable {
  prefix: string;
  day: string;
  form_key: string;
  serial: number;
}

/** Cases; `body` is the sealed JSON text of the whole case, the other columns are what it is found by. */
export interface CasesTable {
  number: string;
  form_key: string;
  kind: string;
  state: string;
  conversation: string;
  /** '' when unknown. */
  contact_key: string;
  /** '' when unknown. */
  identity: string;
  /** '' when nobody has it. */
  owner: string;
  major: number;
  opened_at: string;
  /** The next deadline, in epoch ms. */
  due_at: number | null;
  version: number;
  body: string;
}

/** What is to be done later. */
export interface TimersTable {
  id: string;
  subject: string;
  conversation: string;
  at: string;
  /** `at` in epoch ms; later while somebody has it in hand; {@link WAITING} when it is done. */
  due_at: number;
  event: string;
  data: string;
}

/** Questions that the norms did not answer well: what events of the record say, and what became of it. */
export interface OpenQuestionsTable {
  conversation: string;
  sequence: number;
  at: string;
  channel: string;
  locale: string;
  /** `declined`, `unhelpful`. */
  why: string;
  /** Masked. */
  question: string;
  /** '' when none was answered with. */
  clause: string;
  /** `open`, `settled`, `dismissed`. */
  status: string;
  /** '' while open. */
  settled_by: string;
  settled_at: string;
  /** What was published for it; '' when nothing was. */
  amendment: string;
}

/** What customers asked for, and what is due. */
export interface MattersTables {
  bookings: BookingsTable;
  booking_cells: BookingCellsTable;
  serial_counters: SerialCountersTable;
  serials: SerialsTable;
  cases: CasesTable;
  timers: TimersTable;
  open_questions: OpenQuestionsTable;
}
