/** Control characters that have no business in a message: all but newline and tab. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** Directional marks, joiners and the like: invisible, and able to disguise a file's name (`gpj.exe` read as `exe.jpg`). */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** What a customer typed, as it is kept: newlines as `\n`, no control characters, no halves of surrogate pairs. Invisible characters stay. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A file's name as it is kept and shown: its last path segment, without anything invisible, at most 120 characters. */
export function cleanName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = cleanText(last).replace(/[\n\t]/g, ' ').replace(INVISIBLE, '').replace(/["<>:|?*]/g, '_').trim().replace(/^\.+/, '');
  const characters = [...plain];
  if (characters.length <= 120) return plain === '' ? 'file' : plain;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return characters.slice(0, 120 - extension.length).join('') + extension;
}

/** Whether a text has more than `limit` characters, an emoji of one code point counting as one. */
export function longerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  if (text.length > limit * 2) return true;
  let count = 0;
  for (const _ of text) count += 1;
  return count > limit;
}
