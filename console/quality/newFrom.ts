/** What something new is about, as an address names it. */
export function aboutIn(search: URLSearchParams): { readonly conversation?: string; readonly sequence?: number; readonly caseNumber?: string } {
  const [conversation, sequence, caseNumber] = [search.get('conversation'), search.get('sequence'), search.get('case')];
  return { ...(conversation !== null && { conversation }), ...(conversation !== null && sequence !== null && { sequence: Number(sequence) }), ...(caseNumber !== null && { caseNumber }) };
}

/** An address's query without what opened a dialog. */
export function withoutNew(now: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(now);
  for (const name of ['new', 'conversation', 'sequence', 'case', 'source', 'sourceId', 'agent']) next.delete(name);
  return next;
}
