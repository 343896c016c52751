import type { Damage, DamageKind } from './draft.js';
import type { Line } from './line.js';

const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ';
/** A reading in brackets behind a character, as document sites leave it: `服務(wù)`. */
const READING = new RegExp(`[(（][a-zü]*[${TONED}][a-zü]*[)）]`, 'g');
const HAN = '\\p{Script=Han}';

/** What somebody wrote where the original lacked something. */
const MISSING = /[（(【[]\s*(?:原文|此[处處]|内容|內容|本[页頁]|以下|下文)?\s*(?:缺失|缺[页頁]|缺漏|略去|[残殘]缺|待[补補]充?|[无無]法[识識][别別])\s*[)）】\]]/g;

/** What gives damage away in a paragraph's characters. Each place is called by the first that fits. */
const SIGNS: readonly { readonly kind: DamageKind; readonly pattern: RegExp; readonly repaired?: true }[] = [
  { kind: 'stray-pinyin', pattern: READING, repaired: true },
  { kind: 'private-use', pattern: /\p{Co}+/gu },
  { kind: 'lost-characters', pattern: new RegExp(`\\?{2,}|\\?[a-zü]*[${TONED}][a-zü]*[)）]|\\ufffd+|？{2,}(?=${HAN})|□{2,}`, 'gu') },
  { kind: 'mojibake', pattern: /锟斤拷|烫烫烫|屯屯屯|鈥[\u4e00-\u9fff]|銆[\u4e00-\u9fff\ue000-\uf8ff]|[ÃÂ][\u0080-\u00bf]|[åæçèé][\u0080-\u00bf¡-¿]{1,2}/gu },
  // A Cyrillic letter or a letter with a tone mark between characters, an enumerator inside a word.
  { kind: 'foreign-letters', pattern: new RegExp(`[\\u0400-\\u04ff]+|(?<=${HAN})[a-zü]*[${TONED}][a-zü]*[)）]?|(?<=${HAN})[⒈-⒛]`, 'gu') },
  // An enumeration with nothing between its marks, or one that begins with its end: a word was taken out.
  { kind: 'cut-word', pattern: /、(?=[、，,。；;：]|等(?:[\p{Script=Han}，,。；]))|[，,](?=[，,。、])|[（(](?=[，,、])/gu },
  { kind: 'cut-word', pattern: /(?<=(\p{Script=Han}{2,3})、)\1(?=、)/gu },
  { kind: 'missing-text', pattern: MISSING },
];
/** What a site shows in place of the rest. */
const PREVIEW = /(?:已阅读|已閱讀|已[閱阅][讀读])\s*\d+\s*[页頁].{0,6}[剩余餘].{0,2}\d+\s*[页頁]|试读结束|試讀結束|剩余内容.{0,8}(?:下载|付费)|[继繼][续續]免[费費][阅閱][读讀]/;
const AROUND = 12;

/** Where a paragraph is: its line, its beginning in it, its file. */
type Place = Pick<Line, 'at' | 'column' | 'file'>;

/** Some characters around a place. */
export function excerpt(text: string, from: number, to: number): string {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(text.length, to + AROUND);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** Damage in a paragraph as it was received, one entry for each kind. */
export function damageIn(text: string, { at: line, column: from = 1, file }: Place): Damage[] {
  const inFile = file === undefined ? {} : { file };
  const found: Damage[] = [];
  const taken: [number, number][] = [];
  for (const { kind, pattern, repaired = false } of SIGNS) {
    const places = [...text.matchAll(pattern)].filter(({ index, 0: match }) => !taken.some(([from, to]) => index < to && index + match.length > from));
    const [first] = places;
    if (first === undefined) continue;
    taken.push(...places.map(({ index, 0: match }): [number, number] => [index, index + match.length]));
    const at = found.findIndex((each) => each.kind === kind);
    const known = found[at];
    if (known !== undefined) found[at] = { ...known, count: known.count + places.length };
    else found.push({ kind, excerpt: excerpt(text, first.index, first.index + first[0].length), ...inFile, line, column: from + first.index, count: places.length, repaired });
  }
  found.push(...twins(text, line, from, found).map((twin) => ({ ...twin, ...inFile })));
  return found;
}

/** `手机银行、银行、`: an item that is the end of the one before has lost its beginning. */
function twins(text: string, line: number, from: number, found: readonly Damage[]): Damage[] {
  if (found.some(({ kind }) => kind === 'cut-word')) return [];
  for (const match of text.matchAll(/(\p{Script=Han}{4,8})、(\p{Script=Han}{2,3})(?=、)/gu)) {
    const [whole, before = '', item = ''] = match;
    if (before.endsWith(item)) return [{ kind: 'cut-word', excerpt: excerpt(text, match.index, match.index + whole.length), line, column: from + match.index, count: 1, repaired: false }];
  }
  return [];
}

/** Whether a line says that this is a part only of a document. */
export function previewIn(text: string, { at: line, file }: Place): Damage | undefined {
  const match = PREVIEW.exec(text);
  return match === null ? undefined : { kind: 'preview-only', excerpt: excerpt(text, match.index, match.index + match[0].length), ...(file === undefined ? {} : { file }), line, count: 1, repaired: false };
}

/** The paragraph without what can be taken out and nothing lost: readings in brackets, and notes that something is missing, which is said beside it. */
export function repaired(text: string): string {
  return text.replace(READING, '').replace(MISSING, '');
}

const OPEN = new Map([['《', '》'], ['（', '）'], ['“', '”'], ['〔', '〕'], ['【', '】']]);

/** The first mark in a clause's text that is opened and not closed, or closed and not opened. */
export function unbalanced(text: string): string | undefined {
  const closing = new Map([...OPEN].map(([open, close]) => [close, open]));
  const open: { mark: string; at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (OPEN.has(mark)) open.push({ mark, at });
    const opener = closing.get(mark);
    if (opener === undefined) continue;
    if (open.at(-1)?.mark === opener) open.pop();
    // 1）, a）: an enumerator has no opening bracket.
    else if (!/[\dA-Za-z一二三四五六七八九十]）$/.test(text.slice(Math.max(0, at - 1), at + 1))) return excerpt(text, at, at + 1);
  }
  const [first] = open;
  return first === undefined ? undefined : excerpt(text, first.at, first.at + 1);
}
