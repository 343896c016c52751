import { z } from 'zod';
import { LOCALES } from '../../records/message.js';
import { hours } from './hours.js';
import { customerKind } from './service.js';
import { day, id } from './words.js';

/** What advisers are (norm 2.1.2: personal customers get a wealth adviser, companies a financial consultant or credit approval). */
export const ADVISER_ROLES = ['counter', 'wealth-adviser', 'financial-consultant', 'credit-approval', 'cross-border'] as const;

/** A person in the resource library of norm 2.1. */
export const adviser = z.strictObject({
  id,
  /** As customers are told it: 陈顾问. The same in all languages. */
  name: z.string().trim().min(1),
  branch: id,
  role: z.enum(ADVISER_ROLES),
  /** Service ids. */
  services: z.array(id).min(1),
  customerKinds: z.array(customerKind).min(1),
  skills: z.array(id).default([]),
  languages: z.array(z.enum(LOCALES)).min(1),
  /** Who is chosen first among the fitting, 1 before 2 (norm 2.1.2: ranked by kind, need and priority). */
  rank: z.number().int().min(1).max(99).default(50),
  /** Own working hours, within the branch's; left out: the branch's. */
  hours: hours.optional(),
  daysOff: z.array(day).default([]),
});
/** A person in the resource library of norm 2.1. */
export type Adviser = z.infer<typeof adviser>;
