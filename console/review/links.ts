/** The address of a conversation in the review, at a line where one is given. */
export function linkTo(conversation: string, line?: number): string {
  return `/review/${encodeURIComponent(conversation)}${line === undefined ? '' : `#s${line}`}`;
}

/** The line that an address names; undefined where it names none. */
export function lineIn(hash: string): number | undefined {
  const line = /^#s(\d{1,9})$/.exec(hash)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** What a link to a conversation bears of the search that found it: not in the address, so that it reaches no log. */
export function soughtState(words: string): { readonly sought: string } {
  return { sought: words };
}

/** The words of {@link soughtState}; '' without. */
export function soughtIn(state: unknown): string {
  return typeof state === 'object' && state !== null && 'sought' in state && typeof state.sought === 'string' ? state.sought : '';
}

/** Where the inspection file of a conversation, or of a case by its number, is made. */
export function inspectionPath(of: string): string {
  return `/keeping/proof?${new URLSearchParams({ inspect: of }).toString()}`;
}

/** Where a legal hold is placed on a conversation. */
export function holdPath(conversation: string): string {
  return `/keeping/holds?${new URLSearchParams({ conversation }).toString()}`;
}

/** A conversation's path in the API. */
export function reviewPath(conversation: string, rest = ''): string {
  return `/review/conversations/${encodeURIComponent(conversation)}${rest}`;
}
