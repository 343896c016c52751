/** What is derived from something that seldom changes, derived again only when it has changed (by identity). */
export function memo<A, B>(current: () => A, derive: (from: A) => B): () => B {
  let held: { readonly from: A; readonly value: B } | undefined;
  return () => {
    const from = current();
    if (held?.from !== from) held = { from, value: derive(from) };
    return held.value;
  };
}
