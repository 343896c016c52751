/** Where something stands on its way: what is done, where it is, what is to come. A state beside the way is put at its end. */
export function Path({ order, now, name }: { readonly order: readonly string[]; readonly now: string; readonly name: (state: string) => string }) {
  const at = order.indexOf(now);
  const shown = at === -1 ? [...order, now] : order;
  return (
    <ol className="path">
      {shown.map((each, index) => <li key={each} className={each === now ? 'path-now' : at > index ? 'path-done' : ''} aria-current={each === now ? 'step' : undefined}>{name(each)}</li>)}
    </ol>
  );
}
