import { decode, decodeHtml } from './encoding.js';
import type { Line, Source } from './line.js';
import { markdownLines } from './markdown.js';

/** A file that can't be read, and why, for somebody at a terminal. */
export class Unreadable extends Error {}

/** Reads a document by its name's ending. */
export async function read(name: string, bytes: Uint8Array): Promise<Source> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  switch (ending) {
    case 'txt':
    case 'text': {
      const { text, encoding } = decode(bytes);
      return { lines: textLines(text), format: 'txt', encoding };
    }
    case 'md':
    case 'markdown': {
      const { text, encoding } = decode(bytes);
      return { lines: markdownLines(text), format: 'md', encoding };
    }
    case 'html':
    case 'htm': {
      const { text, encoding } = decodeHtml(bytes);
      const { htmlLines } = await import('./html.js');
      return { lines: htmlLines(text), format: 'html', encoding };
    }
    case 'docx': {
      const { docxLines } = await import('./docx.js');
      return { lines: await readable(name, () => docxLines(bytes)), format: 'docx', encoding: 'utf-8' };
    }
    case 'pdf': {
      const { pdfLines } = await import('./pdf.js');
      const lines = await readable(name, () => pdfLines(bytes));
      if (lines.length === 0) throw new Unreadable(`${name}: no text in it; a scanned document has to go through text recognition first`);
      return { lines, format: 'pdf', encoding: 'utf-8' };
    }
    default:
      throw new Unreadable(`${name}: can't read "${ending}"; there are: docx, pdf, md, txt, html`);
  }
}

async function readable(name: string, lines: () => Promise<Line[]>): Promise<Line[]> {
  try {
    return await lines();
  } catch (error) {
    throw new Unreadable(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** A text's lines; form feeds between pages are left out. */
export function textLines(text: string): Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({ text: raw.replaceAll('\f', '').trim(), at: index + 1 }))
    .filter((line) => line.text !== '');
}
