import { z } from 'zod';

/** Who may see sealed originals, and how often (promise 9). Agents see what a chat of theirs needs at the desk, each look of it logged. */
export const unseal = z.strictObject({
  /** Supervisors never in chats that they served themselves; compliance in all. */
  roles: z.array(z.enum(['supervisor', 'compliance'])).min(1, 'expected at least one role: somebody must be able to answer a customer').default(['compliance', 'supervisor']),
  /** Unsealings of one person within an hour; of more, each is refused. */
  perHour: z.number().int().min(1).max(1_000).default(30),
});

/** What is unusual in the access log. */
export const looks = z.strictObject({
  /** Looks at so many different conversations, cases and customers within an hour are ordinary. */
  perHour: z.number().int().min(1).max(10_000).default(40),
  /** So many unsealings on one day are ordinary. */
  unsealingsPerDay: z.number().int().min(1).max(10_000).default(20),
});

/** Customers' own requests about their data (PIPL art. 44 to 47, 50). */
export const requests = z.strictObject({
  /** Answered within so many working days after it was made. */
  workingDays: z.number().int().min(1).max(60).default(15),
  /** How long the link to the answer can be opened, in days. */
  linkDays: z.number().int().min(1).max(30).default(7),
});
