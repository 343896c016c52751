import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { findPersonal } from '../../records/personal/find.js';
import { jsonLines } from './jsonLines.js';

/** A text and the personal data in it: kinds, with `?` where no check bears them out, and how they stand there. */
const row = z.strictObject({
  id: z.string(),
  text: z.string(),
  spans: z.array(z.tuple([z.string().regex(/^(?:phone|id|card|email)\??$/), z.string().min(1)])),
});

/** A line of an evaluation file. */
export type PersonalRow = z.infer<typeof row>;

/** Reads a JSON Lines file. Throws with the line's number when one has another shape. */
export function parsePersonalRows(text: string): readonly PersonalRow[] {
  return jsonLines(text, row).map(({ value }) => value);
}

/** Measures the finder of personal data against right answers; prints what it misses, and last `right: N/M`. Throws when the file is not as it should be. */
export async function evaluatePersonal(file: string, print: (line: string) => void): Promise<{ right: number; total: number }> {
  const rows = parsePersonalRows(await readFile(file, 'utf8'));
  let right = 0;
  for (const { id, text, spans } of rows) {
    const [wanted, got] = [showSpans(spans), showSpans(personalIn(text))];
    if (wanted === got) right += 1;
    else print(`${id} ${text}: expected ${wanted}, got ${got}`);
  }
  print(`right: ${right}/${rows.length}`);
  return { right, total: rows.length };
}

/** What is found in a text, as the evaluation files write it. */
export function personalIn(text: string): [string, string][] {
  return findPersonal(text).map(({ kind, certain, from, to }) => [certain ? kind : `${kind}?`, text.slice(from, to)]);
}

function showSpans(spans: readonly (readonly [string, string])[]): string {
  return spans.length === 0 ? 'nothing' : spans.map(([kind, written]) => `${kind} ${written}`).join(', ');
}
