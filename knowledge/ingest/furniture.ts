import type { Damage } from './draft.js';
import { previewIn, repaired } from './damage.js';
import { labelOf } from './label.js';
import type { Line, Source } from './line.js';

/** What pages and document sites put around a text. */
const FURNITURE = [
  /^[-–—\s]*\d{1,4}[-–—\s]*$/,
  /^[-–—\s]*第?\s*[\d一二三四五六七八九十百]+\s*[页頁](?:\s*[/，,]?\s*共\s*[\d一二三四五六七八九十百]+\s*[页頁])?[-–—\s]*$/,
  /^(?:page\s*)?\d{1,4}\s*(?:\/|of)\s*\d{1,4}$/i,
  /_第\d+[页頁]$/,
  /^(?:下[载載]本文[档檔]|文[档檔][简簡]介|温馨提示|溫馨提示|提交[评評][论論]|\d*\s*[评評][论論]|\d+\/\d+|[继繼][续續][阅閱][读讀]|全文[阅閱][读讀]|收藏|分享|下[载載])$/,
  /^[版權权]+[说說]明[:：]/,
  /(?:本站|人人文[库庫]|百度文[库庫]|道客巴巴|豆丁).{0,40}(?:不|下[载載]|上[传傳]|[权權]|文[档檔]|[图圖][纸紙])/,
  /^[•·\s]*\d\.\s*(?:未[经經][权權]益所有人|下[载載]文件中如有侵[权權])/,
];
/** A line that comes on so many pages, or so often in a text, is a header or footer. */
const OFTEN = 3;
const SHORT = 40;

/** Takes out page numbers, headers and footers, and what a site put around the text. Says what of it shows that the text isn't whole. */
export function withoutFurniture(lines: readonly Line[], format: Source['format']): { lines: Line[]; taken: number; damage: Damage[] } {
  // The other formats keep headers and footers apart, and what repeats in them is the text's.
  const repeated = format === 'txt' || format === 'pdf' ? headers(lines) : new Set<string>();
  const damage: Damage[] = [];
  const kept = lines.filter((line) => {
    const text = repaired(line.text);
    const preview = previewIn(line.text, line);
    if (preview !== undefined) damage.push(preview);
    return preview === undefined && !FURNITURE.some((pattern) => pattern.test(text)) && !repeated.has(key(line.text));
  });
  return { lines: kept, taken: lines.length - kept.length, damage };
}

/** Lines that repeat but for the numbers in them. What has a number of its own, a mark of structure or a sentence's end is the text's. */
function headers(lines: readonly Line[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text, heading, titled, item } of lines) {
    if (text.length > SHORT || heading !== undefined || titled !== undefined || item === true) continue;
    if (/[。；！？：，]|^[（(【[].*[)）】\]]$/.test(text) || labelOf(text) !== undefined || !/\p{L}{3}/u.test(text)) continue;
    counts.set(key(text), (counts.get(key(text)) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= OFTEN).map(([text]) => text));
}

function key(text: string): string {
  return text.replace(/[\d\s_|/·—–-]+/g, '');
}
