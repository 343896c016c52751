import { z } from 'zod';
import { CHINESE_NAMES, INTENT_NAMES, type IntentName } from './intents.js';
import booking from './utterances/booking.json' with { type: 'json' };
import cancel from './utterances/cancel.json' with { type: 'json' };
import complaint from './utterances/complaint.json' with { type: 'json' };
import greeting from './utterances/greeting.json' with { type: 'json' };
import human from './utterances/human.json' with { type: 'json' };
import norms from './utterances/norms.json' with { type: 'json' };
import other from './utterances/other.json' with { type: 'json' };
import praise from './utterances/praise.json' with { type: 'json' };
import progress from './utterances/progress.json' with { type: 'json' };
import rating from './utterances/rating.json' with { type: 'json' };
import reschedule from './utterances/reschedule.json' with { type: 'json' };
import suggestion from './utterances/suggestion.json' with { type: 'json' };

/** Fewer than so many utterances don't make an intent. */
const FEWEST = 40;

/** A file of utterances: the intent's Chinese name and what customers say, each once. Staff edit these; the next build learns them. */
export const utteranceFile = z.strictObject({
  intent: z.string(),
  utterances: z.array(z.string().trim().min(1).max(500)).min(FEWEST).refine((all) => new Set(all).size === all.length, 'an utterance stands twice'),
});

/** Something said, and what it was said for. */
export interface Utterance {
  readonly text: string;
  readonly intent: IntentName;
}

const FILES: Readonly<Record<IntentName, unknown>> = { booking, reschedule, cancel, progress, complaint, suggestion, praise, human, norms, rating, greeting, other };

/** Every utterance that ships, in a fixed order. Throws with the file's name when one is not as it should be. */
export function shippedUtterances(): readonly Utterance[] {
  return INTENT_NAMES.flatMap((intent) => readUtterances(intent, FILES[intent]));
}

/** The utterances of one intent's file. */
export function readUtterances(intent: IntentName, file: unknown): readonly Utterance[] {
  const parsed = utteranceFile.safeParse(file);
  if (!parsed.success) throw new Error(`utterances/${intent}.json: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.intent !== CHINESE_NAMES[intent]) throw new Error(`utterances/${intent}.json: its intent is ${parsed.data.intent}, expected ${CHINESE_NAMES[intent]}`);
  return parsed.data.utterances.map((text) => ({ text, intent }));
}
