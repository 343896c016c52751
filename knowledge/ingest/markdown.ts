import type { Line } from './line.js';

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/;
const BOLD = /^(?:\*\*|__)(.+?)(?:\*\*|__)[\s：:]*/;
const ITEM = /^[-*+•]\s+/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|`{3,}.*)$/;

/** Markdown's lines, without its marks. Also what the other formats are turned into: one way to the outline for all. */
export function markdownLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = markdownLine(raw.trim(), index + 1);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function markdownLine(raw: string, at: number): Line | undefined {
  if (raw === '' || RULE.test(raw)) return undefined;
  const heading = HEADING.exec(raw);
  if (heading?.[1] !== undefined) return { text: plain(heading[2] ?? ''), at, heading: heading[1].length };
  const isItem = ITEM.test(raw);
  const rest = raw.replace(/^>\s*/, '').replace(ITEM, '');
  const bold = BOLD.exec(rest);
  const item = isItem ? { item: true as const } : {};
  if (bold?.[1] === undefined) return { text: plain(rest), at, ...item };
  const title = plain(bold[1]).replace(/[：:]$/, '');
  const words = plain(rest.slice(bold[0].length));
  // What parts them stays, for where the line turns out to be no clause.
  const parted = words === '' ? '' : /[：:]/.test(bold[0]) ? '：' : '\u3000';
  return { text: `${title}${parted}${words}`, at, titled: title.length, ...item };
}

/** Without emphasis, code marks, links' addresses and escapes. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/^_([^_]+)_/, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|])/g, '$1')
    .trim();
}
