import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { z } from 'zod';
import { CSRF_HEADER, session } from '../../bot/api/session.js';
import type { Role } from '../../bot/api/staff.js';
import type { Staff } from '../../bot/staff/port.js';
import type { RunningApp } from './app.js';

/** Everybody's password in tests. */
export const PASSWORD = 'lantern river 42 copper';
let hashed: Promise<string> | undefined;

/** Somebody who works here, put there without a word to anybody. Their password is {@link PASSWORD}. */
export async function addStaff(running: Pick<RunningApp, 'app'>, name: string, roles: readonly Role[], more: Partial<Staff> = {}): Promise<Staff> {
  hashed ??= hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const staff: Staff = {
    id: `s-${randomBytes(5).toString('hex')}`, name, displayName: `${name} 同事`, workNumber: '', roles, teams: [], skills: [], languages: ['zh-Hans'], locale: 'zh-Hans', active: true,
    mustChangePassword: false, passwordHash: await hashed, totp: '', totpPending: '', recovery: [], external: '', failed: 0, version: 1, stamp: 1, createdAt: '2026-11-25T02:00:00.000Z', ...more,
  };
  if (!(await running.app.database.staff.add(staff))) throw new Error(`${name} is there already`);
  return staff;
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The code of a refusal; '' when it was none. */
  readonly code: string;
  readonly headers: Headers;
}

const refusal = z.object({ error: z.object({ code: z.string() }) });

/** A browser with the console open: it keeps cookies, and sends the session's anti-forgery token. */
export class ConsoleBrowser {
  readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(private readonly running: Pick<RunningApp, 'app'>, private readonly headers: Readonly<Record<string, string>> = {}) {}

  /** Calls the API. `headers` go beside those of a browser, or in their place. */
  async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { address } = this.running.app;
    const response = await fetch(`${address}${path}`, {
      method, redirect: 'manual',
      headers: {
        ...(this.cookies.size > 0 && { Cookie: this.cookieHeader }), ...(this.csrf !== '' && { [CSRF_HEADER]: this.csrf }), ...(method !== 'GET' && { Origin: address, 'Sec-Fetch-Site': 'same-origin' }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }), ...this.headers, ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const read: unknown = (response.headers.get('content-type') ?? '').startsWith('application/json') ? JSON.parse(text) : text;
    const refused = refusal.safeParse(read);
    return { status: response.status, body: read, code: refused.success ? refused.data.error.code : '', headers: response.headers };
  }

  /** Signs in, whatever comes of it. */
  async signIn(name: string, password = PASSWORD, code?: string): Promise<Answer> {
    const answer = await this.call('POST', '/api/session', { name, password, ...(code !== undefined && { code }) });
    const read = session.safeParse(answer.body);
    if (read.success) this.csrf = read.data.csrf;
    return answer;
  }

  /** What the browser would send. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** A browser in which somebody of these roles is signed in. */
export async function signedIn(running: Pick<RunningApp, 'app'>, name: string, roles: readonly Role[], more: Partial<Staff> = {}): Promise<ConsoleBrowser> {
  await addStaff(running, name, roles, more);
  const browser = new ConsoleBrowser(running);
  const answer = await browser.signIn(name);
  if (answer.status !== 200) throw new Error(`${name} could not sign in: ${answer.status} ${answer.code}`);
  return browser;
}
