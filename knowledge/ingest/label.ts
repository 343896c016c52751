import { numberOf } from './chinese.js';

/** How a heading or clause is numbered. */
export type LabelStyle = 'part' | 'chapter' | 'section' | 'article' | 'cn' | 'bracketed-cn' | 'd1' | 'd2' | 'd3' | 'bracketed' | 'dash' | 'tail' | 'summary';

/** A line's number, and what follows it. */
export interface Label {
  readonly style: LabelStyle;
  readonly numbers: readonly number[];
  /** As the file has it. */
  readonly label: string;
  readonly rest: string;
}

const CN = '[〇零一二三四五六七八九十百]{1,5}';
const NUMBER = `(?:${CN}|[\\d０-９]{1,3})`;
const END = '[\\s、.．:：]*';

const STYLES: readonly { readonly style: LabelStyle; readonly pattern: RegExp }[] = [
  { style: 'part', pattern: new RegExp(`^第\\s*(${NUMBER})\\s*(?:编|编章|部分|篇)${END}`) },
  { style: 'chapter', pattern: new RegExp(`^(?:\\d{1,2}[.．])?第\\s*(${NUMBER})\\s*章${END}`) },
  { style: 'section', pattern: new RegExp(`^第\\s*(${NUMBER})\\s*节${END}`) },
  { style: 'article', pattern: new RegExp(`^第\\s*(${NUMBER})\\s*条(?:之${CN})?(?![款项件])${END}`) },
  { style: 'summary', pattern: /^(\d{1,2})\.sum\s+/ },
  { style: 'tail', pattern: /^(\d{1,2})\.(\d{1,2})\.t\s+/ },
  { style: 'd3', pattern: /^(\d{1,2})[.．](\d{1,2})[.．](\d{1,3})(?![\d.．%％])[\s、.．]*/ },
  { style: 'd2', pattern: /^(\d{1,2})[.．](\d{1,2})(?![\d.．%％]|\s*(?:亿|万|元|倍|个|级|％))[\s、]*/ },
  { style: 'd1', pattern: /^(\d{1,2})(?:[.．、](?!\d)|\s+(?=\p{Script=Han})(?!\s*(?:个|日|天|月|年|周|小时|分|秒|工作|名|人|元|万|亿|次|家|倍)))\s*/u },
  { style: 'cn', pattern: new RegExp(`^(${CN})[、.．]\\s*`) },
  { style: 'bracketed-cn', pattern: new RegExp(`^[（(](${CN})[）)][\\s、.．]*`) },
  { style: 'bracketed', pattern: /^(?:[（(]?(\d{1,2})[）)]|([①-⑳]))[\s、.．]*/ },
  { style: 'dash', pattern: /^[-–—•●·*◆■]\s*(?=\p{Script=Han}|[“《])/u },
];

/** Reads a line's number. */
export function labelOf(text: string): Label | undefined {
  for (const { style, pattern } of STYLES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const numbers = match.slice(1).filter((each): each is string => (each as string | undefined) !== undefined).map((each) => numberOf(each) ?? (each.codePointAt(0) ?? 0x2460) - 0x245f);
    return { style, numbers, label: match[0].replace(/^\d{1,2}[.．](?=第)/, '').replace(/\s+/g, '').replace(/(?<=[章节条])[、.．:：]+$/, ''), rest: text.slice(match[0].length) };
  }
  return undefined;
}
