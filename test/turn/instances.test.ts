import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { z } from 'zod';
import { startApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { groundIfThere, SHARED_KEYS } from '../contracts/store/onPostgres.js';

const ground = await groundIfThere('several instances');

const frame = z.object({ activities: z.array(z.object({ type: z.string(), text: z.string().optional(), from: z.object({ role: z.string().optional() }) })) });

describe.skipIf(!ground)('two instances on one PostgreSQL', () => {
  afterAll(() => ground?.end());

  it('GIVEN a socket at one WHEN the message goes to the other THEN the answer comes by the socket, with no wait for a poll', async () => {
    const environment = { DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS };
    const [one, other] = [await startApp(environment), await startApp(environment)];
    try {
      const customer = await Customer.arrive(one.app.address);
      const { streamUrl } = z.object({ streamUrl: z.string() }).parse(await (await customer.request('GET', `/conversations/${customer.conversation}`)).json());
      const socket = new WebSocket(streamUrl);
      const heard: string[] = [];
      socket.on('message', (data: Buffer) => {
        if (data.length > 0) for (const each of frame.parse(JSON.parse(data.toString())).activities) if (each.type === 'message' && each.from.role === 'bot') heard.push(each.text ?? '');
      });
      await until('the greeting', () => heard.length === 1);
      await customer.at(other.app.address).post({ text: '营业时间' });
      await until('the answer', () => heard.find((text) => text.includes('浦东')));
      expect(heard).toHaveLength(2);
      socket.close();
      const metrics = await (await fetch(`${other.app.address}/metrics`)).text();
      expect(metrics).toContain('guitai_received_total{channel="directline"} 1');
      expect(metrics).toContain('guitai_turn_seconds_count{outcome="answered"} 1');
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });
});
