import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AtDesk, waitingCustomer } from '../../console/console.js';
import type { RunningApp } from '../../support/app.js';
import type { Customer } from '../../support/customer.js';
import { signedIn, type Answer, type ConsoleBrowser } from '../../support/staff.js';

/** A one-use key. */
export const key = (): string => randomUUID();

/** Everybody that the workflows need: an agent and a colleague, two supervisors, two of compliance. */
export interface Team {
  readonly li: AtDesk;
  readonly wang: AtDesk;
  readonly chen: ConsoleBrowser;
  readonly zhou: ConsoleBrowser;
  readonly he: ConsoleBrowser;
  readonly fang: ConsoleBrowser;
  readonly id: (name: 'li' | 'wang' | 'chen' | 'zhou' | 'he' | 'fang') => string;
}

/** Puts them there. */
export async function team(running: RunningApp): Promise<Team> {
  const [li, wang] = [await AtDesk.come(running, 'li', ['agent'], { workNumber: '8001' }), await AtDesk.come(running, 'wang', ['agent'], { workNumber: '8002' })];
  const over = async (name: string, role: 'supervisor' | 'compliance'): Promise<ConsoleBrowser> => await signedIn(running, name, [role], { workNumber: `9-${name}` });
  const [chen, zhou, he, fang] = [await over('chen', 'supervisor'), await over('zhou', 'supervisor'), await over('he', 'compliance'), await over('fang', 'compliance')];
  const ids = new Map((await running.app.database.staff.list()).map((each) => [each.name, each.id]));
  return { li, wang, chen, zhou, he, fang, id: (name) => ids.get(name) ?? '' };
}

/** Days pass; everybody's session is over then, and they sign in again. */
export async function daysPass({ clock }: RunningApp, { li, wang, chen, zhou, he, fang }: Team, days: number): Promise<void> {
  clock.move(days * 86_400_000);
  for (const [name, browser] of Object.entries({ li: li.browser, wang: wang.browser, chen, zhou, he, fang })) {
    browser.cookies.clear();
    await browser.signIn(name);
  }
}

/** A talk that an agent had: claimed, said, closed. Gives the customer. */
export async function talked(running: RunningApp, agent: AtDesk, ...lines: readonly string[]): Promise<Customer> {
  const customer = await waitingCustomer(running);
  await agent.claims(customer.conversation);
  for (const line of lines) await agent.says(customer.conversation, line);
  await agent.does(customer.conversation, 'close', { outcome: 'solved', note: '' });
  return customer;
}

/** An answer as its schema reads it. @throws Error that says what was refused */
export function read<S extends z.ZodType>(schema: S, answer: Answer): z.output<S> {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.code} ${JSON.stringify(answer.body)}`);
  return schema.parse(answer.body);
}
