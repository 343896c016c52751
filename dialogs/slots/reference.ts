import { z } from 'zod';
import type { Slot } from '../form/slot.js';

/** What a form is about, by its receipt number or, where it has none, its id: the form is begun with it, it is never asked for nor read from words. */
export function referenceSlot(): Slot<string, never> {
  return {
    schema: z.string().min(1).max(300),
    reasons: [],
    read: (said) => ({ ok: true, value: said.trim() }),
    find: () => [],
    show: (value) => value,
  };
}
