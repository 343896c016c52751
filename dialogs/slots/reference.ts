import { z } from 'zod';
import type { Slot } from '../form/slot.js';

/** The receipt number of what a form is about: the form is begun with it, it is never asked for nor read from words. */
export function referenceSlot(): Slot<string, never> {
  return {
    schema: z.string().min(1).max(40),
    reasons: [],
    read: (said) => ({ ok: true, value: said.trim() }),
    find: () => [],
    show: (value) => value,
  };
}
