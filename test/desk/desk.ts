import { z } from 'zod';
import { openCase, keepCase } from '../../cases/change.js';
import type { Case } from '../../cases/case.js';
import type { EventContent } from '../../records/record.js';
import { startApp, type RunningApp } from '../support/app.js';
import type { Customer } from '../support/customer.js';
import { NOWHERE } from '../support/nowhere.js';
import { until } from '../support/until.js';

/** The desk's token in tests. */
export const TOKEN = 'a desk token of more than thirty-two characters';
/** Words that make a complaint at once, whatever the complaint form asks. */
export const COMPLAIN = '登记一件测试投诉';

/** The product with a desk, where {@link COMPLAIN} makes a complaint with this number. */
export function startDesk(number: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const running = startApp({ DESK_TOKEN: TOKEN, ...NOWHERE, ...environment }, {
    wrapThink: (think) => async (work, now) => {
      const thought = await think(work, now);
      if (!work.pending.some((record) => record.kind === 'message' && record.content.text === COMPLAIN)) return thought;
      const { profile } = (await running).app;
      const opened: Case = openCase(
        { number, kind: 'complaint', state: 'open', conversation: work.conversation.id, formKey: `test-${number}`, locale: 'zh-Hans', person: { name: '王芳', contact: { kind: 'phone', value: '+8613800138000' } }, subject: 'service-attitude', details: { what: '柜员态度差，我的电话13800138000' }, major: false },
        profile.current(), new Date(now).toISOString(),
      );
      return { ...thought, commands: [...thought.commands, ...keepCase(opened, profile.current())] };
    },
  });
  return running;
}

/** Staff's own system, at the desk's door. */
export class Desk {
  #keys = 0;

  constructor(private readonly running: RunningApp) {}

  /** Sends a step, whatever its outcome. */
  send(body: unknown, token = TOKEN): Promise<Response> {
    return fetch(`${this.running.app.address}/api/desk/steps`, { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  /** Does a step; returns the event that says what became of it. */
  async step(number: string, by: string, step: Readonly<Record<string, unknown>>): Promise<EventContent> {
    this.#keys += 1;
    const response = await this.send({ number, by, idempotencyKey: `k${this.#keys}`, step });
    if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
    const { conversation, sequence } = z.object({ conversation: z.string(), sequence: z.number() }).parse(await response.json());
    return until('the outcome of a step', async () => {
      const records = await this.running.app.core.recordsAfter(conversation, sequence, 20);
      return records.flatMap((record) => (record.kind === 'event' && /^(desk\.(done|refused)|booking\.(moved|cancelled))$/.test(record.content.event) ? [record.content] : []))[0];
    });
  }

  /** A case as the desk shows it. */
  see(number: string, as?: string): Promise<Response> {
    return fetch(`${this.running.app.address}/api/desk/cases/${number}${as === undefined ? '' : `?as=${as}`}`, { headers: { Authorization: `Bearer ${TOKEN}` } });
  }
}

/** Texts of what the customer was told since the last look. */
export async function toldTo(running: RunningApp, customer: Customer): Promise<string[]> {
  const records = await running.app.core.recordsAfter(customer.conversation, 0, 500);
  return records.flatMap((record) => (record.kind === 'message' && record.from.role === 'bot' ? [`${record.content.via ?? 'chat'}: ${record.content.text}`] : []));
}
