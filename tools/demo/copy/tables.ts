/** Tables whose rows belong to a conversation, in the order in which they may be written. */
export const TABLES = ['states', 'records', 'inbox', 'bookings', 'booking_cells', 'cases', 'timers', 'originals', 'open_questions', 'handoffs'] as const;
/** One of {@link TABLES}. */
export type TableName = (typeof TABLES)[number];

/** Something for each table. */
export function byTable<Made>(make: (table: TableName) => Made): Readonly<Record<TableName, Made>> {
  return {
    states: make('states'), records: make('records'), inbox: make('inbox'), bookings: make('bookings'), booking_cells: make('booking_cells'), cases: make('cases'), timers: make('timers'), originals: make('originals'),
    open_questions: make('open_questions'), handoffs: make('handoffs'),
  };
}
