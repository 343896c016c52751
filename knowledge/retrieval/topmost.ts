/** The places of the highest, none that is zero. */
export function topmost(sums: Float64Array, k: number): number[] {
  const found: number[] = [];
  let lowest = 0;
  for (let doc = 0; doc < sums.length; doc += 1) {
    const sum = sums[doc] ?? 0;
    if (sum <= lowest) continue;
    let at = found.length < k ? found.length : k - 1;
    while (at > 0 && (sums[found[at - 1] ?? 0] ?? 0) < sum) {
      found[at] = found[at - 1] ?? 0;
      at -= 1;
    }
    found[at] = doc;
    if (found.length === k) lowest = sums[found[k - 1] ?? 0] ?? 0;
  }
  return found;
}
