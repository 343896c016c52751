import { z } from 'zod';

/** What every refused or failed call is answered with. */
export const problemBody = z.object({
  error: z.object({
    /** For programs: `NotSignedIn`, `WrongRole`, `BadArgument`, … */
    code: z.string(),
    /** For people, in the language that the caller asked for (Chinese or English). */
    message: z.string(),
    /** The path of the field that was wrong: `body.roles.0`. */
    field: z.string().optional(),
  }),
});
/** A {@link problemBody}. */
export type ProblemBody = z.infer<typeof problemBody>;
