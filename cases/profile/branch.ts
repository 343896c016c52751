import { z } from 'zod';
import { hours } from './hours.js';
import { id, phone, words } from './words.js';

/** A place customers can go to. */
export const branch = z.strictObject({
  id,
  name: words,
  /** What customers call it beside its name, in any language: 浦东, 陆家嘴那家, the Pudong one. */
  nicknames: z.array(z.string().trim().min(1)).default([]),
  address: words,
  phone,
  hours,
});
/** A place customers can go to. */
export type Branch = z.infer<typeof branch>;
