import { isChinese } from './fold.js';

export { fold, isChinese } from './fold.js';

/** Says nothing about what is asked. */
const PARTICLES = new Set('的了吗呢啊吧呀嘛哦哈么着啦哇就也还都很请');
const STOP_WORDS = new Set('a an the of to in on at by for from with and or is are was were be been am it its this that these those there i my me we our us you your they their do does did can could will would shall should may might must have has had if as so please any some about get got'.split(' '));

const stems = new Map<string, string>();
const REMEMBERED = 20_000;

/** An English word without the endings that don't change what it is about. */
export function stem(word: string): string {
  let root = stems.get(word);
  if (root === undefined) {
    root = cut(word);
    if (stems.size < REMEMBERED) stems.set(word, root);
  }
  return root;
}

function cut(word: string): string {
  let root = word.includes("'") ? word.replace(/'s?$/, '') : word;
  if (root.endsWith('s')) {
    if (root.length > 4) root = root.replace(/ies$/, 'y').replace(/(ss|sh|ch|x|z)es$/, '$1').replace(/([^su])s$/, '$1');
    else if (root.length === 4) root = root.replace(/([^su])s$/, '$1');
  }
  if (root.length > 6) root = root.replace(/(?:ation|ment|ing|ed|ly)$/, '');
  else if (root.length > 4) root = root.replace(/(?:ing|ed)$/, '');
  if (root.length > 4) root = root.replace(/([b-df-hj-np-rtv-z])\1$/, '$1').replace(/e$/, '');
  return root;
}

const RUN = /\p{Script=Han}+|[a-z0-9][a-z0-9'.]*/gu;

/** What a word or figure is searched by: its stem; nothing when it says nothing. */
export function wordOf(run: string): string | undefined {
  const word = run.replace(/[.']+$/, '');
  return STOP_WORDS.has(word) ? undefined : stem(word);
}

const APOSTROPHE = 0x27;
/** What a character is to reading. */
export const CharKind = { separates: 1, chinese: 2, particle: 3, word: 4, inWord: 5 } as const;
const charKinds = new Uint8Array(0x1_0000);

/** What the character with that code is to reading, one of {@link CharKind}; those beyond the first 65,536 are not asked about. */
export function charKind(code: number): number {
  return charKinds[code] || learned(code);
}

function learned(code: number): number {
  const char = String.fromCharCode(code);
  const kind = isChinese(char) ? (PARTICLES.has(char) ? CharKind.particle : CharKind.chinese) : /[a-z0-9]/.test(char) ? CharKind.word : /['.]/.test(char) ? CharKind.inWord : CharKind.separates;
  charKinds[code] = kind;
  return kind;
}

/**
 * What folded text is searched by: each Chinese character and each two in a row (particles separate nothing and count for
 * nothing), each English word by its stem, and figures.
 */
export function tokens(folded: string): string[] {
  const found: string[] = [];
  for (const [run] of folded.matchAll(RUN)) {
    if (!isChinese(run)) {
      const word = wordOf(run);
      if (word !== undefined) found.push(word);
      continue;
    }
    let before = '';
    for (const char of run) {
      if (PARTICLES.has(char)) continue;
      found.push(char);
      if (before !== '') found.push(before + char);
      before = char;
    }
  }
  return found;
}

/** English words in order, with none left out: for finding phrases. */
export function words(folded: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    if (charKind(folded.charCodeAt(at)) !== CharKind.word) continue;
    const begun = at;
    while (at + 1 < folded.length && isInPhrase(folded.charCodeAt(at + 1))) at += 1;
    found.push(folded.slice(begun, at + 1));
  }
  return found;
}

function isInPhrase(code: number): boolean {
  return charKind(code) === CharKind.word || code === APOSTROPHE;
}
