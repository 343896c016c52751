import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

/** A customer as the institution's own site knows them. */
export interface SiteCustomer {
  /** The site's own name for the customer; means nothing elsewhere. */
  readonly subject: string;
  readonly name?: string;
  /** E.164. */
  readonly phone?: string;
  /** Lower case. */
  readonly mail?: string;
  /** The institution's class of customer, as its profile names it: `private`. */
  readonly customerClass?: string;
}

/** The longest that a token may be good for, in seconds. */
const LONGEST_LIFE = 3_600;

// Control and format characters hide words or turn them round; rare surnames in private use areas may pass.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const text = (longest: number) => z.string().min(1).max(longest).refine((said) => !HIDDEN.test(said));

const phone = z.string().max(40).transform((said, context) => {
  const number = parsePhoneNumberFromString(said, { defaultCountry: 'CN', extract: false });
  if (number?.isValid() === true && number.ext === undefined) return number.number;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** Sites send null or nothing for what they do not know. */
const known = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional());

/** What a site says it has not verified is no identity: anybody may have typed it there. */
const vouched = z.unknown().optional().transform((said) => said === undefined || said === null || said === true || said === 'true');

/** The claims of a site's token, by their OpenID Connect names, as the customer they stand for. */
export const siteClaims = z
  .object({
    sub: text(200),
    iat: z.number(),
    exp: z.number(),
    name: known(z.string().trim().pipe(text(100))),
    phone_number: known(phone),
    phone_number_verified: vouched,
    email: known(z.string().max(254).toLowerCase().pipe(z.email())),
    email_verified: vouched,
    customer_class: known(text(40)),
  })
  .refine(({ iat, exp }) => exp > iat && exp - iat <= LONGEST_LIFE, { path: ['exp'] })
  .transform((claims): SiteCustomer & { readonly issued: number } => ({
    issued: claims.iat,
    subject: claims.sub,
    ...(claims.name !== undefined && { name: claims.name }),
    ...(claims.phone_number !== undefined && claims.phone_number_verified && { phone: claims.phone_number }),
    ...(claims.email !== undefined && claims.email_verified && { mail: claims.email }),
    ...(claims.customer_class !== undefined && { customerClass: claims.customer_class }),
  }));
