/** A place in a text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A text with what was found in it marked. Places are in order, none over another. */
export function Marked({ text, places }: { readonly text: string; readonly places: readonly Place[] }) {
  let at = 0;
  const parts = places.flatMap(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return <>{parts}{text.slice(at)}</>;
}
