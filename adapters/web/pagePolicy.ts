/**
 * Headers of the page itself. Nothing comes from or goes to another origin; nothing is evaluated. Web Chat writes its styles
 * into the document (`style-src`), and reads files that are to be sent, and shows them, by `blob:`.
 */
export function pagePolicy(embedOrigins: readonly string[]): Readonly<Record<string, string>> {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self' blob:",
    'font-src': "'self'",
    'frame-ancestors': embedOrigins.length === 0 ? "'none'" : ["'self'", ...embedOrigins].join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; '),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  };
}
