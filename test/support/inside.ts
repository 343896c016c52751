import { z } from 'zod';
import type { Guitai } from '../../bot/app.js';
import type { Json } from '../../records/json.js';

const state = z.object({ stack: z.array(z.object({ state: z.looseObject({ values: z.record(z.string(), z.json()).optional() }) })) });

/** The keys of the texts that an answer was made from, out of the record. */
export async function textsOf(app: Guitai, conversation: string, activityId: string): Promise<readonly string[]> {
  const sequence = Number(activityId.split('|')[1]);
  const [record] = await app.core.recordsAfter(conversation, sequence - 1, 1);
  return record?.kind === 'message' ? (record.content.texts ?? []) : [];
}

/** The values of the open form; empty when none is open. */
export async function heldIn(app: Guitai, conversation: string): Promise<Readonly<Record<string, Json>>> {
  const text = (await app.core.conversation(conversation))?.state ?? '';
  return text === '' ? {} : (state.parse(JSON.parse(text)).stack.at(-1)?.state.values ?? {});
}
