import { afterAll, describe, expect, it } from 'vitest';
import type { Party } from '../../records/record.js';
import { groundIfThere, SHARED_KEYS } from '../contracts/store/onPostgres.js';
import { startApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { ThinkingGate } from '../support/gate.js';
import { until } from '../support/until.js';
import { listen } from './socket.js';

const ground = await groundIfThere('several instances');

describe.skipIf(!ground)('typing on two instances', () => {
  afterAll(() => ground?.end());

  it('GIVEN a socket at one THEN it shows what goes on at the other, and what the customer types here is heard there', async () => {
    const environment = { DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS };
    const gate = new ThinkingGate();
    const [one, other] = [await startApp(environment), await startApp(environment, { wrapThink: gate.wrap })];
    try {
      const customer = await Customer.arrive(one.app.address);
      const socket = await listen(customer);
      await until('the greeting', () => socket.said().length === 1);

      const heard: Party[] = [];
      other.app.core.watchTyping(customer.conversation, (by) => heard.push(by));
      const opened = (await one.app.core.recordsAfter(customer.conversation, 0, 1))[0];
      await customer.request('POST', `/conversations/${customer.conversation}/activities`, { type: 'typing' });
      await until('the customer’s typing', () => heard.length === 1);
      expect(heard).toEqual([opened?.from]);

      gate.close();
      await customer.at(other.app.address).post({ text: '营业时间' });
      await until('the bot’s typing', () => socket.typing().length > 0);
      other.app.core.typing(customer.conversation, { role: 'agent', id: 'a7' });
      await until('the agent’s typing', () => socket.typing().some(({ activities }) => activities[0]?.from.id === 'a7'));
      gate.open();
      await until('the answer', () => socket.said().length === 2);
      expect(JSON.stringify(await one.app.core.recordsAfter(customer.conversation, 0, 100))).not.toContain('typing');
      socket.close();
    } finally {
      gate.open();
      await Promise.all([one.stop(), other.stop()]);
    }
  });
});
