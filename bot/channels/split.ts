import type { TextUnit } from './traits.js';

const encoder = new TextEncoder();
/** Units of text that must not be torn apart: 👨‍👩‍👧 and 𠮷 are one each. */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** How long a text is. */
export function lengthOf(text: string, unit: TextUnit): number {
  return unit === 'bytes' ? encoder.encode(text).byteLength : text.length;
}

/** Where a text may be parted, best first: between paragraphs, lines, sentences, clauses, words. */
const SEAMS: readonly RegExp[] = [/(?<=\n\n)/u, /(?<=\n)/u, /(?<=[。！？!?；;…])(?![。！？!?；;…”」』）)])|(?<=[.]\s)|(?<=[。！？!?；;…][”」』）)])/u, /(?<=[，,、：:])/u, /(?<=\s)/u];

/**
 * A long text in parts of at most `most`, parted where it reads best; the parts joined say the same but for blank space at the seams.
 * @throws RangeError when `most` is too small for a single character
 */
export function split(text: string, most: number, unit: TextUnit): string[] {
  const whole = text.trim();
  if (lengthOf(whole, unit) <= most) return whole === '' ? [] : [whole];
  return gathered(whole, most, unit, 0).map((part) => part.trim()).filter((part) => part !== '');
}

/** Parts at one kind of seam, as many together as fit; what is too long by itself is parted at the next kind. */
function gathered(text: string, most: number, unit: TextUnit, kind: number): string[] {
  const seam = SEAMS[kind];
  const pieces = seam === undefined ? Array.from(graphemes.segment(text), ({ segment }) => segment) : text.split(seam);
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const piece of pieces) {
    const added = lengthOf(piece, unit);
    if (length + added <= most) {
      part += piece;
      length += added;
      continue;
    }
    if (part !== '') parts.push(part);
    part = '';
    length = 0;
    if (added <= most) {
      part = piece;
      length = added;
    } else if (seam === undefined) {
      if (piece.length <= 1) throw new RangeError(`${most} ${unit} are too few for a single character`);
      // A cluster of many code points that is longer than a message: by code points.
      parts.push(...pointsOf(piece, most, unit));
    } else {
      const further = gathered(piece, most, unit, kind + 1);
      part = further.pop() ?? '';
      length = lengthOf(part, unit);
      parts.push(...further);
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}

function pointsOf(cluster: string, most: number, unit: TextUnit): string[] {
  const parts: string[] = [];
  let part = '';
  for (const point of cluster) {
    if (part !== '' && lengthOf(part + point, unit) > most) {
      parts.push(part);
      part = '';
    }
    if (lengthOf(point, unit) > most) throw new RangeError(`${most} ${unit} are too few for a single character`);
    part += point;
  }
  return part === '' ? parts : [...parts, part];
}
