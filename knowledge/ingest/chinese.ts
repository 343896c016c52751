import { Converter } from 'opencc-js/t2cn';

// The package's own types don't resolve under NodeNext (an import without its extension), so its result is checked here.
const convert: unknown = Converter({ from: 't', to: 'cn' });

/** Traditional Chinese in Simplified; anything else as it is. */
export function simplified(text: string): string {
  const found: unknown = typeof convert === 'function' ? Reflect.apply(convert, undefined, [text]) : text;
  return typeof found === 'string' ? found : text;
}

/** A document of which so many characters differ is in Traditional Chinese; some, such as 著, occur in both. */
const TRADITIONAL = 0.04;

/** Whether a document is in Traditional Chinese. */
export function isTraditional(text: string): boolean {
  const sample = [...text.replace(/\P{Script=Han}/gu, '')].slice(0, 5_000);
  if (sample.length === 0) return false;
  return sample.filter((char) => simplified(char) !== char).length / sample.length > TRADITIONAL;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const AFTER_HAN = /(?<=[\p{Script=Han}》”）〕])([,;:!])/gu;
const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！' };

/** Text as the corpus has it: nothing invisible, Chinese punctuation behind Chinese characters, one blank at most. */
export function tidied(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff\u2e80-\u2eff]/g, (char) => char.normalize('NFKC'))
    .replace(AFTER_HAN, (mark) => WIDE[mark] ?? mark)
    .replace(/\(([^()]*\p{Script=Han}[^()]*)\)/gu, '（$1）')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();
}

const DIGITS = new Map([...'〇一二三四五六七八九'].map((char, value) => [char, value]));

/** A number in Chinese or Arabic digits up to 999; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  let total = 0;
  let digit: number | undefined;
  for (const char of text.replaceAll('零', '〇').replaceAll('两', '二')) {
    if (char === '十' || char === '百') {
      total += (digit ?? 1) * (char === '十' ? 10 : 100);
      digit = undefined;
      continue;
    }
    const value = DIGITS.get(char);
    if (value === undefined) return undefined;
    digit = (digit ?? 0) * 10 + value;
  }
  return total + (digit ?? 0);
}
