import type { DeskRefusal } from '../../cases/rules/refusal.js';
import { REFUSAL_SENTENCES } from '../../cases/rules/refusal.js';
import { SILENT, type Reply } from '../form/reply.js';

/** A step that was not done: on record for staff, without a word to the customer. */
export function refused(number: string, by: string, reason: DeskRefusal): Reply {
  return { ...SILENT, events: [{ event: 'desk.refused', data: { number, by, reason, sentence: REFUSAL_SENTENCES[reason] } }] };
}
