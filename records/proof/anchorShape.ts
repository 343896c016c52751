// The small edition of Zod: this goes into every inspection file.
import * as z from 'zod/mini';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What an anchor says of the whole record at one moment, before it has its hash. */
export const anchorBody = z.strictObject({
  format: z.literal('guitai-anchor/1'),
  /** The institution's name. */
  institution: z.string().check(z.maxLength(200)),
  /** Counts from 1 without gaps. */
  ordinal: z.int().check(z.gte(1)),
  /** On the institution's calendar. */
  day: z.iso.date(),
  /** When it was begun. What was recorded before is in it. */
  at: z.iso.datetime(),
  /** Over all conversations, in the order of the register: see {@link leafText}. */
  tree: z.strictObject({ size: z.int().check(z.gte(0)), root: sha256 }),
  /** Records in all conversations. */
  records: z.int().check(z.gte(0)),
  register: z.strictObject({ lastOrdinal: z.int().check(z.gte(0)), lastHash: sha256 }),
  /** The audit up to its entry `through`: see {@link auditStep}. */
  audit: z.strictObject({ through: z.int().check(z.gte(0)), digest: sha256 }),
  /** The hash of the anchor before; zeros before the first. */
  previous: sha256,
});
/** An {@link anchorBody}. */
export type AnchorBody = z.infer<typeof anchorBody>;

/** An anchor as it is kept, here and elsewhere: with the SHA-256 of its canonical text, and the institution's seal on that. */
export const anchor = z.extend(anchorBody, { hash: sha256, seal: sha256 });
/** An {@link anchor}. */
export type Anchor = z.infer<typeof anchor>;
