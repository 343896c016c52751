import { extractText, getDocumentProxy } from 'unpdf';
import type { Line } from './line.js';

/** A PDF's lines, page by page. Lines that were broken for the page's width are joined in `paragraphs.ts`. */
export async function pdfLines(bytes: Uint8Array): Promise<Line[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  try {
    const { text } = await extractText(document, { mergePages: false });
    let at = 0;
    return text.flatMap((page) => page.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ text: line, at: (at += 1) })));
  } finally {
    await document.destroy();
  }
}
