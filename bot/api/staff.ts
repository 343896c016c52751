import { z } from 'zod';
import { LOCALES } from '../../records/message.js';

/** What a member of staff may be; somebody may be several. What each may do is said by each route. */
export const ROLES = ['agent', 'supervisor', 'compliance', 'admin'] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];
/** A {@link Role}. */
export const role = z.enum(ROLES);

/** The name that somebody signs in with. Case does not count, and it is kept in lower case. */
export const loginName = z.string().trim().toLowerCase().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u, 'expected 2 to 64 letters, digits, ".", "_", "@" or "-", beginning with a letter or a digit');

/** A new password as it is typed; whether it is good enough is for the policy to say. */
export const typedPassword = z.string().min(1).max(1_024);

const label = z.string().trim().min(1).max(64);
const labels = z.array(label).max(50).refine((given) => new Set(given).size === given.length, 'expected each once');
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language such as "zh-Hans" or "en"');
const roles = z.array(role).min(1).max(ROLES.length).refine((given) => new Set(given).size === given.length, 'expected each once');

/** What a supervisor sees to: who works where, and on what. */
export const staffPlace = z.object({ teams: labels, skills: labels, languages: z.array(language).max(20) });

/** Somebody who works here, as their colleagues may see them. */
export const staffMember = z.object({
  /** Opaque, such as `s-4f9a0c21b7`. */
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  workNumber: z.string(),
  roles: z.array(role),
  ...staffPlace.shape,
  /** What the console speaks to them. */
  locale: z.enum(LOCALES),
});
/** A {@link staffMember}. */
export type StaffMember = z.infer<typeof staffMember>;

/** An account, as who keeps accounts sees it. */
export const account = z.object({
  ...staffMember.shape,
  active: z.boolean(),
  /** Signs in with the institution's own sign-on. */
  external: z.boolean(),
  twoStep: z.boolean(),
  mustChangePassword: z.boolean(),
  /** Failed sign-ins since the last that succeeded. */
  failedSignIns: z.int(),
  createdAt: z.iso.datetime(),
  /** Rises with each change; a change names the one it was made on. */
  version: z.int(),
});
/** An {@link account}. */
export type Account = z.infer<typeof account>;

/** All accounts, by name. */
export const accounts = z.object({ accounts: z.array(account) });

const displayName = z.string().trim().min(1).max(100);
const workNumber = z.string().trim().max(32);

/** A new account. Without a password one is made, to be changed at the first sign-in. */
export const newAccount = z.strictObject({
  name: loginName,
  displayName: displayName.optional(),
  workNumber: workNumber.default(''),
  roles,
  teams: labels.default([]),
  skills: labels.default([]),
  languages: z.array(language).max(20).default([]),
  locale: z.enum(LOCALES).default('zh-Hans'),
  password: typedPassword.optional(),
});

/** What became of it; `password` is shown this once, and only where it was made here. */
export const accountMade = z.object({ account, password: z.string().optional() });

/** Changes to an account; what is left out stays. Roles and `active` end its sessions. */
export const accountChange = z.strictObject({
  version: z.int(),
  displayName: displayName.optional(),
  workNumber: workNumber.optional(),
  roles: roles.optional(),
  ...staffPlace.partial().shape,
  locale: z.enum(LOCALES).optional(),
  active: z.boolean().optional(),
});
/** An {@link accountChange}. */
export type AccountChange = z.infer<typeof accountChange>;

/** Who works where, on the version of the account that was seen. */
export const placeChange = z.strictObject({ version: z.int(), ...staffPlace.partial().shape });
