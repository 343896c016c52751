/** Regulations as a text cites them, each once, with the number behind it if it has one. */
export function citesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/《[^《》]{2,60}》(?:\s*[（(][^（()）]{0,24}[〔[［]\s*\d{4}\s*[〕\]］][^（()）]{0,12}[）)])?/g)].map(([cite]) => cite))];
}

/** What a text says beside it to look up: a number of a clause or section, or the file's own 第八条. */
export function namedIn(text: string): string[] {
  const plain = text.replace(/《[^《》]*》\s*第[〇零一二三四五六七八九十百\d]+条/g, '');
  const numbers = [...plain.matchAll(/(?:[（(见参照按第、及和与条]\s*)(\d{1,2}\.\d{1,2}(?:\.\d{1,3})?)(?=\s*(?:[）)条款节、，。；和与及]|$))/g)].map(([, number]) => number ?? '');
  const articles = [...plain.matchAll(/第[〇零一二三四五六七八九十百\d]+条/g)].map(([article]) => article);
  return [...new Set([...numbers, ...articles])];
}

/** What a place is that refers to a clause: what has to be looked at again when the clause changes, the most pressing first. */
export const REFERENCE_KINDS = ['deadline', 'text', 'alias', 'clause', 'code'] as const;

/** A place in another file that refers to a clause. */
export interface Reference {
  readonly kind: (typeof REFERENCE_KINDS)[number];
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const MARKED = /\bnorms?\b|规范|規範|手册|seeAlso|\bclauses?\b|条款/i;
/** The clause itself. */
const OWN = /^\s*"id"\s*:/;
const NUMBER = /(?<![\d.])\d{1,2}\.(?:\d{1,2}(?:\.(?:\d{1,3}|t))?|sum)(?![\d%％]|\.\d)/g;
const BRACKETED = /^[（(]$/;

/** Where a file refers to clauses: `norm 4.3.2` in comments and deadlines, `seeAlso`, and （4.3.2） in a text. */
export function referencesIn(file: string, content: string): Map<string, Reference[]> {
  const found = new Map<string, Reference[]>();
  let open = false;
  for (const [index, text] of content.split('\n').entries()) {
    // A list in JSON goes over lines.
    if (/"?seeAlso"?\s*:/.test(text)) open = true;
    const isMarked = open || MARKED.test(text);
    if (open && text.includes(']')) open = false;
    for (const { 0: id, index: at } of text.matchAll(NUMBER)) {
      if (OWN.test(text)) continue;
      if (!isMarked && !BRACKETED.test(text[at - 1] ?? '')) continue;
      const list = found.get(id) ?? [];
      if (list.at(-1)?.line !== index + 1) list.push({ kind: kindOf(file, text), file, line: index + 1, text: text.trim().slice(0, 120) });
      found.set(id, list);
    }
  }
  return found;
}

function kindOf(file: string, text: string): Reference['kind'] {
  if (/["']?\bclause["']?\s*:\s*["']/.test(text)) return 'deadline';
  if (/(?:^|\/)texts\//.test(file)) return 'text';
  if (/alias|synonym|glossary|utterance/i.test(file) || /alias/i.test(text)) return 'alias';
  return /(?:^|\/)(?:chapter-\d+|edition)\.json$/.test(file) ? 'clause' : 'code';
}
