import mammoth from 'mammoth';
import { htmlLines } from './html.js';
import type { Line } from './line.js';

/** A Word document's lines. Word's own headings and numbered lists are kept; headers and footers are not in them. */
export async function docxLines(bytes: Uint8Array): Promise<Line[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: ["p[style-name='标题'] => h1:fresh", ...[1, 2, 3, 4].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`)], ignoreEmptyParagraphs: true },
  );
  return htmlLines(value);
}
