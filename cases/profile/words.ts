import { z } from 'zod';

/** The same words in the three languages customers are served in; none may be empty. */
export const words = z.strictObject({
  'zh-Hans': z.string().trim().min(1),
  'zh-Hant': z.string().trim().min(1),
  en: z.string().trim().min(1),
});
/** Words in the three languages. */
export type Words = z.infer<typeof words>;

/** An id: what stored values and other parts of the profile refer to. Lower case, digits and dashes. */
export const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected an id of lower-case letters, digits and dashes, such as "wealth-advice"');

/** A phone number as customers are told it; not dialled by us. */
export const phone = z.string().regex(/^[+\d][\d ()-]{3,24}$/, 'expected a phone number such as "021-5550-0101"');

/** A calendar day, `2026-12-02`, that exists. */
export const day = z.iso.date('expected a day such as "2026-12-02"');
