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
  let capitals = false;
  let others = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (plainOf[code] === 0 && !learned(code)) return foldSlowly(text);
    if (plainOf[code] === code) continue;
    if (code < 0x80) capitals = true;
    else others = true;
  }
  if (others) return fromCodes(Uint16Array.from({ length: text.length }, (_, at) => plainOf[text.charCodeAt(at)] ?? 0));
  return capitals ? text.toLowerCase() : text;
}

function foldSlowly(text: string): string {
  return simplify(text.normalize('NFKC').replace(INVISIBLE, '')).toLowerCase();
}

/** What a character becomes that becomes one character, whatever stands beside it; 0 where that is not known. */
const plainOf = new Uint16Array(0x1_0000);

/** Neither marks that combine nor anything that is composed: Latin, Chinese, their punctuation, full width. */
function learned(code: number): boolean {
  if (!((code > 0 && code < 0x80) || (code > 0x2010 && code < 0x2024) || (code > 0x2fff && code < 0x3040) || (code > 0x33ff && code < 0xa000) || (code > 0xff00 && code < 0xff5f)) || (code > 0x3029 && code < 0x3031)) return false;
  const char = String.fromCharCode(code);
  // Unified ideographs have one width and no case.
  const plain = code > 0x33ff && code < 0xa000 ? simplify(char) : foldSlowly(char);
  if (plain.length !== 1) return false;
  plainOf[code] = plain.charCodeAt(0);
  return true;
}

const AT_ONCE = 8192;

function fromCodes(codes: Uint16Array): string {
  if (codes.length <= AT_ONCE) return String.fromCharCode(...codes);
  return fromCodes(codes.subarray(0, AT_ONCE)) + fromCodes(codes.subarray(AT_ONCE));
}

/** Whether any of it is Chinese. */
export function isChinese(text: string): boolean {
  return HAN.test(text);
}
