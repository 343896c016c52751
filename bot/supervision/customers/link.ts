import { timingSafeEqual } from 'node:crypto';
import { signed } from '../../keys.js';

/** Where a customer finds the package that they asked for; only who was given the link can ask for it, and only until then. */
export function linkOf(key: Buffer, id: string, until: string): string {
  return `/my-data/${encodeURIComponent(id)}?until=${Date.parse(until)}&s=${signed(key, `my-data ${id} ${Date.parse(until)}`)}`;
}

/** The request that a link names; undefined for one that we did not give out, or that is over. */
export function requestIn(key: Buffer, address: string, now: number): string | undefined {
  const url = new URL(address, 'http://localhost');
  if (!url.pathname.startsWith('/my-data/')) return undefined;
  const id = decoded(url.pathname.slice('/my-data/'.length));
  const until = Number(url.searchParams.get('until') ?? NaN);
  if (id === undefined || !Number.isSafeInteger(until) || until <= now) return undefined;
  const given = Buffer.from(url.searchParams.get('s') ?? '');
  const wanted = Buffer.from(signed(key, `my-data ${id} ${until}`));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
