/** A cookie's name: browsers take a `__Host-` cookie from https only, and let no other host set it. */
export function cookieName(secure: boolean, purpose = ''): string {
  return `${secure ? '__Host-' : ''}guitai${purpose}`;
}

/** How long a cookie is kept, and who sees it. */
export interface CookieLife {
  /** Seconds; without it until the browser is closed; 0 takes it away. */
  readonly seconds?: number;
  /** Lax: also with a link from elsewhere. */
  readonly sameSite?: 'Strict' | 'Lax';
}

/** A whole `Set-Cookie` line. `value` must be plain ASCII without `;`. */
export function cookieLine(secure: boolean, purpose: string, value: string, { seconds, sameSite = 'Strict' }: CookieLife = {}): string {
  return `${cookieName(secure, purpose)}=${value}; Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;
}
