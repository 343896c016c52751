/** Where turns report what went wrong: objects of plain facts, and one line. */
export interface TurnLog {
  info(facts: object, line: string): void;
  warn(facts: object, line: string): void;
  error(facts: object, line: string): void;
}

/** What may be logged of an error. */
export interface Fault {
  readonly name: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: Fault;
}

/**
 * An error without its message: messages quote what was being worked on (a JSON parser's, a database driver's), and
 * personal data must not reach the log. Name, code and the places in our code say where to look.
 */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim().replace(/file:\/\/\S*\/(?=(dist|node_modules|bot|adapters|dialogs|cases|records)\/)/, ''));
  return { name: error.name, at, ...(code !== undefined && { code }), ...(error.cause !== undefined && { cause: faultOf(error.cause) }) };
}
