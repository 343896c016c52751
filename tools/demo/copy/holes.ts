import { WHEN, isFixed, wallMinute } from './moved.js';

/** What a text is made of: words of its own, and holes by their number. */
export type Compiled = readonly (string | number)[];

const NUMBER = String.raw`[A-Z]{2}-\d{8}-\d{4,9}-[0-9A-Z](?![0-9A-Z])`;
const LINK = String.raw`/(?:letters/${NUMBER}|bookings/${NUMBER}\.ics)\?s=[\w-]+`;
const UUID = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`;
const LONE = { number: new RegExp(`^${NUMBER}$`), link: new RegExp(`^${LINK}$`), uuid: new RegExp(`^${UUID}$`) };

/** What stands in a hole: somebody's own, or what every conversation has anew. */
export type HoleKind = 'own' | 'link' | 'number' | 'uuid' | 'when';

/** What is different in each copy of a conversation, found in all its texts: the same words are the same hole. */
export class Holes {
  readonly sources: string[] = [];
  readonly kinds: HoleKind[] = [];
  /** Minutes on the wall clock at which something happened. */
  readonly moving = new Set<string>();
  readonly #known = new Map<string, number>();
  readonly #pattern: RegExp;
  readonly #own: ReadonlySet<string>;

  /** `own`: texts that are somebody's own. */
  constructor(own: readonly string[]) {
    this.#own = new Set(own);
    const longest = [...this.#own].filter((each) => each !== '').sort((a, b) => b.length - a.length).map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    this.#pattern = new RegExp([...longest, LINK, NUMBER, UUID, WHEN].join('|'), 'g');
  }

  compile(text: string): Compiled {
    const parts: (string | number)[] = [];
    let at = 0;
    for (const match of text.matchAll(this.#pattern)) {
      if (match.index > at) parts.push(text.slice(at, match.index));
      parts.push(this.#hole(match[0]));
      at = match.index + match[0].length;
    }
    if (at < text.length || parts.length === 0) parts.push(text.slice(at));
    return parts;
  }

  #hole(source: string): number {
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const kind = this.#own.has(source) ? 'own' : LONE.link.test(source) ? 'link' : LONE.number.test(source) ? 'number' : LONE.uuid.test(source) ? 'uuid' : 'when';
    if (kind === 'when' && source.endsWith('Z')) {
      const at = Date.parse(source);
      if (!isFixed(at)) this.moving.add(wallMinute(at));
    }
    const hole = this.sources.push(source) - 1;
    this.kinds.push(kind);
    this.#known.set(source, hole);
    return hole;
  }
}

/** A text with its holes filled. */
export function filled(compiled: Compiled, fillings: readonly string[]): string {
  let text = '';
  for (const part of compiled) text += typeof part === 'number' ? (fillings[part] ?? '') : part;
  return text;
}
