import { CSRF_HEADER, session } from '../../../bot/api/session.js';
import type { Guitai } from '../../../bot/app.js';

/** Signs somebody in at the console, does one thing there through the API, and gives back what is answered. @throws Error when it is refused */
export async function atConsole({ address }: Pick<Guitai, 'address'>, { name, password }: { readonly name: string; readonly password: string }, path: string, body: unknown): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', Origin: address };
  const entered = await fetch(`${address}/api/session`, { method: 'POST', headers, body: JSON.stringify({ name, password }) });
  if (!entered.ok) throw new Error(`${name} could not sign in: ${entered.status} ${await entered.text()}`);
  const { csrf } = session.parse(await entered.json());
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const response = await fetch(`${address}/api${path}`, { method: 'POST', headers: { ...headers, Cookie: cookie, [CSRF_HEADER]: csrf }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} was refused: ${response.status} ${await response.text()}`);
  return await response.json();
}
