import { z } from 'zod';
import { CELL_MINUTES } from '../booking/booking.js';
import { id, words } from './words.js';

/** The five classes of service (norm 3.1). */
export const SERVICE_CLASSES = ['basic', 'comprehensive', 'digital', 'special', 'value-added'] as const;
/** One of {@link SERVICE_CLASSES}. */
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

/** What an application asks beside name and contact (norms 1.3, 2.2.2). */
export const APPLICATION_GROUPS = ['wealth', 'loan', 'other'] as const;
/** One of {@link APPLICATION_GROUPS}. */
export type ApplicationGroup = (typeof APPLICATION_GROUPS)[number];

/** Personal or company customers (norm 2.1.2). */
export const customerKind = z.enum(['personal', 'company']);
/** Currencies an amount can be in, ISO 4217. */
export const currency = z.enum(['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'JPY']);
/** One of the currencies an amount can be in. */
export type Currency = z.infer<typeof currency>;

/** The amount a service asks for (norm 2.1: the booking holds service type, time, amount). Bounds are inclusive, in `currency`. */
export const amountAsked = z
  .strictObject({
    required: z.boolean(),
    min: z.number().positive(),
    max: z.number().positive(),
    currency: currency.default('CNY'),
    /** What the amount is, as part of the question: 贷款金额. */
    of: words,
  })
  .superRefine((amount, context) => {
    if (amount.max < amount.min) context.addIssue({ code: 'custom', path: ['max'], message: `expected at least min, ${amount.min}` });
  });
/** The amount a service asks for. */
export type AmountAsked = z.infer<typeof amountAsked>;

/** Something customers can book (norm 3.1). */
export const service = z.strictObject({
  id,
  name: words,
  /** Other words for it, in any language. Those that fit several services belong into `serviceGroups`. */
  aliases: z.array(z.string().trim().min(1)).default([]),
  class: z.enum(SERVICE_CLASSES),
  customerKinds: z.array(customerKind).min(1),
  /** What an application for it asks (norm 2.2.2): wealth asks suitability, a loan income, purpose and security. */
  application: z.enum(APPLICATION_GROUPS).default('other'),
  /** In minutes; a whole number of calendar cells. */
  duration: z.number().int().positive().max(480).multipleOf(CELL_MINUTES, `expected a multiple of ${CELL_MINUTES} minutes`),
  amount: amountAsked.optional(),
  /** What to bring, one thing a line. */
  bring: z.array(words).default([]),
  /** Branch ids, or `all`. */
  where: z.union([z.literal('all'), z.array(id).min(1)], 'expected "all" or a list of branch ids').default('all'),
  /** Skills an adviser must have for it. */
  skills: z.array(id).default([]),
});
/** Something customers can book. */
export type Service = z.infer<typeof service>;

/**
 * Words that fit several services: 贷款. They are resolved by the customer kind when it is said with them
 * (我们公司想贷款), else they mean `otherwise`, else the customer is asked.
 */
export const serviceGroup = z.strictObject({
  aliases: z.array(z.string().trim().min(1)).min(1),
  among: z.array(id).min(2),
  otherwise: id.optional(),
});
/** Words that fit several services. */
export type ServiceGroup = z.infer<typeof serviceGroup>;
