import { z } from 'zod';
import { HUB_STATES, type HubSaid } from '../../handoff/outside.js';
import { cleanText } from '../directline/text.js';

const id = z.string().min(1).max(128);
const handoff = z.object({ id: z.string().min(1).max(300) });
// What we send to the hub never comes from an agent: sent back to us, it is not taken for the hub's words.
const from = z.object({ role: z.literal('agent', 'from.role must be agent'), name: z.string().max(256).nullish() });
const common = { id, conversation: handoff, from, attachments: z.array(z.unknown()).max(0, 'attachments are not taken: send a link in the text').nullish() };

/** Activities that a hub sends. Unknown fields pass and are dropped; what we do use must be right. */
const hubActivity = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('event'), name: z.literal('handoff.status'), value: z.object({ state: z.enum(HUB_STATES), message: z.string().max(4_000).nullish() }) }),
  z.object({ ...common, type: z.literal('message'), text: z.string() }),
  z.object({ ...common, id: id.nullish(), type: z.literal('typing') }),
]);

/** An activity that was read, or what is wrong with it, for whoever makes the hub. */
export type ReadActivity = { readonly ok: true; readonly said: HubSaid } | { readonly ok: false; readonly problem: string };

/** How an agent may be called in the chat: no longer than a name is, on one line. */
const LONGEST_NAME = 40;

/** Reads a hub's activity. A message may have `characters`. */
export function readHubActivity(value: unknown, characters: number): ReadActivity {
  const read = hubActivity.safeParse(value);
  if (!read.success) return { ok: false, problem: read.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`)).join('; ') };
  const { data } = read;
  const { conversation } = data;
  switch (data.type) {
    case 'event':
      return { ok: true, said: { kind: 'status', id: data.id, handoff: conversation.id, state: data.value.state, message: cleanText(data.value.message ?? ''), agent: nameOf(data.from.name ?? '') } };
    case 'message': {
      const text = cleanText(data.text);
      if (text.trim() === '') return { ok: false, problem: 'text: must not be empty' };
      if ([...text].length > characters) return { ok: false, problem: `text: at most ${characters} characters` };
      return { ok: true, said: { kind: 'message', id: data.id, handoff: conversation.id, text } };
    }
    case 'typing':
      return { ok: true, said: { kind: 'typing', handoff: conversation.id } };
  }
}

function nameOf(given: string): string {
  return [...cleanText(given).replace(/\s+/g, ' ').trim()].slice(0, LONGEST_NAME).join('');
}
