import { z } from 'zod';
import type { Slot } from '../form/slot.js';

/** A file of the conversation, by its id there. */
export interface HeldFile {
  readonly id: string;
  readonly name: string;
}

const LIMIT = 50;
const schema = z.array(z.object({ id: z.string(), name: z.string() })).max(LIMIT);

/** Files sent with messages (`Form.takesFiles`): evidence of a complaint. Words never are files. */
export function filesSlot(): Slot<{ id: string; name: string }[], 'not-a-file'> {
  return {
    schema,
    reasons: ['not-a-file'],
    read: () => ({ ok: false, reason: 'not-a-file' }),
    find: () => [],
    show: (value, locale) => value.map(({ name }) => name).join(locale === 'en' ? ', ' : '、'),
  };
}
