/** No gateway puts a notice off for longer. */
const LONGEST_MS = 3_600_000;

/** How long a `Retry-After` says to wait, given in seconds or as a date; undefined when it says nothing legible. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const said = header?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(said) ? Number(said) * 1_000 : /^[A-Z][a-z]{2}, .+ GMT$/.test(said) ? Date.parse(said) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_MS);
}
