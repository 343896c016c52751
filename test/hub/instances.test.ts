import { afterAll, describe, expect, it } from 'vitest';
import { groundIfThere, SHARED_KEYS } from '../contracts/store/onPostgres.js';
import { startApp } from '../support/app.js';
import { HandoffHub } from '../support/handoffHub.js';
import { until } from '../support/until.js';
import { eventsOf, QUICK, SECRET, waitingCustomer } from './hub.js';

const ground = await groundIfThere('several instances');

describe.skipIf(!ground)('two instances on one PostgreSQL, and one hub', () => {
  afterAll(() => ground?.end());

  it('GIVEN a chat that one of them gave to the hub THEN the hub is told once, whatever instance the customer and the hub speak to, and when that one is gone the other goes on', async () => {
    let now = (): number => Date.now();
    const hub = await HandoffHub.open(SECRET, () => now());
    const environment = { DATABASE_URL: ground?.url ?? '', HANDOFF_HUB_URL: hub.url, HANDOFF_HUB_SECRET: SECRET, ...SHARED_KEYS };
    const waits = { hub: { ...QUICK, othersMs: 8_000 } };
    const one = await startApp(environment, { waits });
    now = () => one.clock.now();
    const other = await startApp(environment, { waits });
    const instances = [one, other];
    try {
      const customer = await waitingCustomer(one);
      const { conversation: { id: handoff } } = await hub.handedOver(customer.conversation);
      expect(await hub.status(other.app.address, handoff, 'accepted')).toMatchObject({ status: 200 });
      let speaker = customer;
      const words = Array.from({ length: 12 }, (_, index) => `第${index}句`);
      for (const [index, text] of words.entries()) {
        speaker = speaker.at((index % 2 === 0 ? one : other).app.address);
        await speaker.post({ text });
      }
      await until('all words', () => hub.heard(handoff).length === words.length);
      expect(hub.heard(handoff)).toEqual(words);
      expect(hub.requests.filter(({ status }) => status === 409)).toEqual([]);
      const marks = await until('all on record', async () => ((found) => (found.length > 0 ? found : false))(await eventsOf(one, customer.conversation, 'hub.delivered')));
      const teller = new Set(marks.map(({ instance }) => instance));
      expect(teller.size).toBe(1);

      await one.stop();
      instances.shift();
      now = () => other.clock.now();
      await speaker.at(other.app.address).post({ text: '还在吗' });
      await until('words by the one that is left', () => hub.heard(handoff).at(-1) === '还在吗', 30_000);
    } finally {
      await Promise.all(instances.map((each) => each.stop()));
      await hub.close();
    }
  }, 60_000);
});
