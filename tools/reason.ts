/** Why something failed, for somebody at a terminal: what the error says, without a stack. Never empty. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  // Node says nothing itself when none of a host's addresses answered.
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors.map(reason).join('; ') : error.name;
}
