import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { classify, type Classification } from '../../dialogs/understanding/intent/decide.js';
import { CHINESE_NAMES, INTENT_NAMES, intentNamed, type IntentName } from '../../dialogs/understanding/intent/intents.js';
import { wishesOf } from '../../dialogs/understanding/intent/wishes.js';
import { jsonLines } from './jsonLines.js';

// A line: what was said, what for (in Chinese). Where rows say `split`, only those of `test` are measured.
const row = z.object({ id: z.string(), text: z.string().min(1), intent: z.string(), split: z.string().optional() });

/** A line of an evaluation file that is measured. */
export interface IntentRow {
  readonly id: string;
  readonly text: string;
  readonly intent: IntentName;
}

/** The rows that are measured. Throws with the line's number where one has another shape, or an intent we don't know. */
export function parseIntentRows(text: string): readonly IntentRow[] {
  const rows = jsonLines(text, row);
  const tested = rows.some(({ value }) => value.split === 'test') ? rows.filter(({ value }) => value.split === 'test') : rows;
  return tested.map(({ line, value }) => {
    const intent = intentNamed(value.intent);
    if (intent === undefined) throw new Error(`line ${line}: no intent ${value.intent}; there are: ${Object.values(CHINESE_NAMES).join(' ')}`);
    return { id: value.id, text: value.text, intent };
  });
}

/** Measures what ships against right answers: each miss, precision and recall of each intent, last `right: N/M`. */
export async function evaluateIntents(file: string, print: (line: string) => void): Promise<{ right: number; total: number }> {
  const results = parseIntentRows(await readFile(file, 'utf8')).map((wanted) => ({ wanted, got: understood(wanted.text) }));
  for (const { wanted, got } of results) {
    if (got.intent === wanted.intent) continue;
    print(`${wanted.id} ${wanted.text}: expected ${CHINESE_NAMES[wanted.intent]}, got ${CHINESE_NAMES[got.intent]} ${got.confidence.toFixed(2)}, then ${CHINESE_NAMES[got.second]} ${got.secondConfidence.toFixed(2)}`);
  }
  for (const intent of INTENT_NAMES) {
    const [asked, answered] = [results.filter(({ wanted }) => wanted.intent === intent), results.filter(({ got }) => got.intent === intent)];
    const right = asked.filter(({ got }) => got.intent === intent).length;
    if (asked.length + answered.length > 0) print(`${CHINESE_NAMES[intent]}: precision ${share(right, answered.length)}, recall ${share(right, asked.length)}`);
  }
  const right = results.filter(({ wanted, got }) => got.intent === wanted.intent).length;
  print(`right: ${right}/${results.length}`);
  return { right, total: results.length };
}

/** What the bot turns to first: of several wishes the first, of a denial what is meant instead. */
function understood(text: string): Classification {
  const [first] = wishesOf(text);
  return { ...classify(first.text), intent: first.intent, confidence: first.confidence };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '– (0)' : `${(part / whole).toFixed(2)} (${part}/${whole})`;
}
