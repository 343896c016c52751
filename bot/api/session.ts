import { z } from 'zod';
import { LOCALES } from '../../records/message.js';
import { staffMember, typedPassword } from './staff.js';

/** The header that carries `csrf` with everything that is not a GET. */
export const CSRF_HEADER = 'X-Guitai-Csrf';

const code = z.string().trim().min(1).max(40);

/** A sign-in. `code` is from the authenticator, or one of the recovery codes. */
export const signIn = z.strictObject({ name: z.string().min(1).max(200), password: typedPassword, code: code.optional() });

/** Who is signed in, and the token that what changes something has to carry. */
export const session = z.object({
  staff: staffMember,
  csrf: z.string(),
  /** The password was set by somebody else: until it is changed nothing else is open. */
  mustChangePassword: z.boolean(),
  twoStep: z.boolean(),
  /** Signed in with the institution's own sign-on: there is no password to change here. */
  external: z.boolean(),
  /** When the session ends whatever is done, and how long it lasts with nothing done, in seconds. */
  endsAt: z.iso.datetime(),
  idleSeconds: z.int(),
});
/** A {@link session}. */
export type Session = z.infer<typeof session>;

/** How one can sign in here. */
export const waysIn = z.object({ password: z.literal(true), external: z.boolean() });

/** What somebody sets for themselves. */
export const ownChange = z.strictObject({ locale: z.enum(LOCALES).optional(), displayName: z.string().trim().min(1).max(100).optional() });

/** Where one is signed in. */
export const ownSessions = z.object({
  sessions: z.array(z.object({ id: z.string(), since: z.iso.datetime(), seenAt: z.iso.datetime(), agent: z.string(), current: z.boolean() })),
});

/** A new password, with the one that it replaces. */
export const passwordChange = z.strictObject({ password: typedPassword, newPassword: typedPassword });

/** Begins or ends two-step sign-in: it asks for the password again. */
export const passwordAgain = z.strictObject({ password: typedPassword });

/** What an authenticator app is told; shown once. */
export const twoStepSecret = z.object({ secret: z.string(), uri: z.string() });

/** Proves that the app was set up. */
export const twoStepProof = z.strictObject({ code });

/** Codes for when the app is lost, each good once; shown once. */
export const recoveryCodes = z.object({ csrf: z.string(), recoveryCodes: z.array(z.string()) });

/** Password and code again, for what weakens the account. */
export const bothAgain = z.strictObject({ password: typedPassword, code });
