/** How an answer's body may be written. */
export type Encoding = 'br' | 'gzip' | 'plain';

/** The best encoding that an `Accept-Encoding` header allows: brotli, then gzip; a weight of 0 means no. */
export function prefers(header: string | string[] | undefined): Encoding {
  const weights = new Map(
    String(header ?? '').slice(0, 1_000).split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return [name.trim(), Number(weight ?? 1)];
    }),
  );
  return (['br', 'gzip'] as const).find((name) => (weights.get(name) ?? 0) > 0) ?? 'plain';
}
