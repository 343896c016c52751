/** A text and how its bytes were read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Reads a text's bytes: by its mark if it has one, as UTF-8 if that is what they are, else as GB18030, which holds all of GBK and GB 2312. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = BOMS.find((bom) => bom.bytes.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return { text: new TextDecoder(marked.encoding).decode(bytes), encoding: marked.encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

/** Reads HTML's bytes: a page that is valid UTF-8 is UTF-8 whatever it says; otherwise what it says about itself counts. */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  if (decoded.encoding !== 'gb18030') return decoded;
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))?.[1]?.toLowerCase();
  if (said === 'big5' || said === 'big5-hkscs') return { text: new TextDecoder('big5').decode(bytes), encoding: 'gb18030' };
  return decoded;
}
