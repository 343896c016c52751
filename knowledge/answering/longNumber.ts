const RUN = /\d{11,}|[零〇一二三四五六七八九幺]{11,}/;
const SPACED = /\d(?:[ \t\-.·]?\d){10,}/;

/**
 * Whether a text holds eleven digits or more in a row: a phone, card or identity number that nobody masked.
 * `spaced`: single spaces, dashes and dots between digits don't hide it.
 */
export function holdsLongNumber(text: string, { spaced }: { readonly spaced: boolean }): boolean {
  const plain = text.normalize('NFKC').replace(/[\p{Cf}\p{M}]/gu, '').replace(/[‐-―−]/g, '-');
  return RUN.test(plain) || (spaced && SPACED.test(plain));
}
