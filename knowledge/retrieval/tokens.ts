import { Converter } from 'opencc-js/t2cn';

// The package's own types don't resolve under NodeNext (an import without its extension), so its result is checked here.
const convert: unknown = Converter({ from: 't', to: 'cn' });
const simplified = new Map<string, string>();

/** One character at a time, so that what was asked and what is searched come out the same. */
function simplify(text: string): string {
  let result = '';
  for (const char of text) {
    if (char < '\u3400') {
      result += char;
      continue;
    }
    let plain = simplified.get(char);
    if (plain === undefined) {
      const found: unknown = typeof convert === 'function' ? Reflect.apply(convert, undefined, [char]) : char;
      plain = typeof found === 'string' ? found : char;
      simplified.set(char, plain);
    }
    result += plain;
  }
  return result;
}

// Zero-width characters, bidi controls, soft hyphen, byte order mark, and marks that combine: they hide words.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{M}/gu;
const HAN = /\p{Script=Han}/u;

/** Text in the one form that is compared: one width, Simplified, lower case, nothing invisible. Never throws. */
export function fold(text: string): string {
  return simplify(text.normalize('NFKC').replace(INVISIBLE, '')).toLowerCase();
}

/** Whether any of it is Chinese. */
export function isChinese(text: string): boolean {
  return HAN.test(text);
}

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
  let root = word.replace(/'s?$/, '');
  if (root.length > 4) root = root.replace(/ies$/, 'y').replace(/(ss|sh|ch|x|z)es$/, '$1').replace(/([^su])s$/, '$1');
  else if (root.length === 4) root = root.replace(/([^su])s$/, '$1');
  if (root.length > 6) root = root.replace(/(?:ation|ment|ing|ed|ly)$/, '');
  else if (root.length > 4) root = root.replace(/(?:ing|ed)$/, '');
  if (root.length > 4) root = root.replace(/([b-df-hj-np-rtv-z])\1$/, '$1').replace(/e$/, '');
  return root;
}

const RUN = /\p{Script=Han}+|[a-z0-9][a-z0-9'.]*/gu;

/**
 * What folded text is searched by: each Chinese character and each two in a row (particles separate nothing and count for
 * nothing), each English word by its stem, and figures.
 */
export function tokens(folded: string): string[] {
  const found: string[] = [];
  for (const [run] of folded.matchAll(RUN)) {
    if (!HAN.test(run)) {
      const word = run.replace(/[.']+$/, '');
      if (!STOP_WORDS.has(word)) found.push(stem(word));
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

/** English words in order, by their stems, with none left out: for finding phrases. */
export function words(folded: string): string[] {
  return [...folded.matchAll(/[a-z0-9][a-z0-9']*/g)].map(([word]) => stem(word));
}
