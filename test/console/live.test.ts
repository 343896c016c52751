import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groundIfThere, SHARED_KEYS } from '../contracts/store/onPostgres.js';
import { startApp, type RunningApp } from '../support/app.js';
import type { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { listen } from '../typing/socket.js';
import { acted, AtDesk, chat, LiveDesk, waitingCustomer } from './console.js';

const ground = await groundIfThere('live desks on several instances');
afterAll(() => ground?.end());

const PLACES = [
  { name: 'one instance on SQLite', there: true, environments: [{}] },
  { name: 'two instances on PostgreSQL', there: ground !== undefined, environments: [{ DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS }, { DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS }] },
] as const;

for (const { name, there, environments } of PLACES) {
  describe.skipIf(!there)(`live desks: ${name}`, () => {
    const running: RunningApp[] = [];
    /** Where customers are, and where desks are: not the same instance, where there are two. */
    let [here, afar]: RunningApp[] = [];
    let li: AtDesk;
    let zhao: AtDesk;
    let sun: AtDesk;
    const open: LiveDesk[] = [];
    beforeAll(async () => {
      for (const environment of environments) running.push(await startApp(environment));
      [here, afar] = [running[0], running.at(-1)];
      [li, zhao, sun] = [await AtDesk.come(at(afar), 'li'), await AtDesk.come(at(afar), 'zhao'), await AtDesk.come(at(afar), 'sun', ['supervisor'])];
    });
    afterEach(() => {
      for (const each of open.splice(0)) each.close();
    });
    afterAll(() => Promise.all(running.map((each) => each.stop())));

    const at = (place: RunningApp | undefined): RunningApp => {
      if (!place) throw new Error('not started');
      return place;
    };
    const desk = async (who: AtDesk, place = afar): Promise<LiveDesk> => {
      const live = await LiveDesk.open(at(place), who);
      open.push(live);
      await until('the greeting', () => live.count('hello') === 1);
      return live;
    };
    const held = async (who: AtDesk): Promise<Customer> => {
      const customer = await waitingCustomer(at(here));
      acted(await who.claims(customer.conversation));
      return customer;
    };
    const sequences = (live: LiveDesk, conversation: string): number[] => live.records(conversation).map(({ sequence }) => sequence);
    /** Everything that is on record, by sequence. */
    const kept = async ({ conversation }: Customer): Promise<number[]> => (await at(here).app.core.recordsAfter(conversation, 0, 1_000)).map(({ sequence }) => sequence);

    it('GIVEN a desk that watches from a sequence THEN it gets everything after it, once, in order, whoever wrote it', async () => {
      const customer = await held(li);
      const { lastSequence } = await li.reads(customer.conversation);
      const live = await desk(li);
      live.watch([customer.conversation, lastSequence]);
      const words = Array.from({ length: 10 }, (_, index) => `第${index}句`);
      await Promise.all([...words.map((text) => customer.post({ text })), ...words.map((text) => li.says(customer.conversation, `答${text}`))]);
      await until('all of it', async () => sequences(live, customer.conversation).at(-1) === (await kept(customer)).at(-1));
      expect(sequences(live, customer.conversation)).toEqual((await kept(customer)).filter((sequence) => sequence > lastSequence));
    });

    it('GIVEN a break THEN what was made meanwhile comes once, and nothing before it', async () => {
      const customer = await held(li);
      const live = await desk(li);
      live.watch([customer.conversation, 0]);
      await until('the backlog', async () => sequences(live, customer.conversation).length === (await kept(customer)).length);
      live.break();
      const seen = sequences(live, customer.conversation);
      for (let index = 0; index < 5; index += 1) await customer.post({ text: `断线时${index}` });
      const again = await desk(li);
      again.watch([customer.conversation, seen.at(-1) ?? 0]);
      await customer.post({ text: '回来后' });
      await until('the rest', () => again.records(customer.conversation).some(({ text }) => text === '回来后'));
      expect([...seen, ...sequences(again, customer.conversation)]).toEqual((await kept(customer)).slice(0, seen.length + again.records(customer.conversation).length));
      expect(again.records(customer.conversation).filter(({ text = '' }) => text.startsWith('断线时'))).toHaveLength(5);
    });

    it('GIVEN more records than are read at a time THEN all of them come', async () => {
      const customer = await held(li);
      for (let index = 0; index < 230; index += 1) acted(await li.says(customer.conversation, `x${index}`));
      const live = await desk(li);
      live.watch([customer.conversation, 0]);
      await until('all', () => live.records(customer.conversation).some(({ text }) => text === 'x229'));
      const all = sequences(live, customer.conversation);
      expect(all).toEqual(Array.from(all, (_, index) => index + 1));
    });

    it('watches only what may be read, and no longer than that; a supervisor’s watching is logged', async () => {
      const [mine, theirs] = [await held(li), await held(zhao)];
      const [live, boss] = [await desk(li), await desk(sun)];
      live.watch([mine.conversation, 0], [theirs.conversation, 0], ['nobody', 0]);
      boss.watch([theirs.conversation, 0]);
      await theirs.post({ text: '悄悄话' });
      await mine.post({ text: '给你的' });
      await until('both', () => live.records(mine.conversation).some(({ text }) => text === '给你的') && boss.records(theirs.conversation).some(({ text }) => text === '悄悄话'));
      expect(live.records(theirs.conversation)).toEqual([]);
      expect((await at(here).app.database.audit.list({ limit: 9, what: 'conversation.watched' })).filter(({ subject }) => subject === theirs.conversation)).toMatchObject([{ staff: sun.id }]);

      // What waits may be read by everybody, until somebody has it.
      const waiting = await waitingCustomer(at(here));
      live.watch([mine.conversation, 0], [waiting.conversation, 0]);
      await until('what waits', () => live.records(waiting.conversation).length > 0);
      acted(await zhao.claims(waiting.conversation));
      await until('the claim', () => live.count('handoffs') > 0);
      await until('the right to be gone', async () => {
        const before = live.records(waiting.conversation).length;
        const answer = acted(await zhao.says(waiting.conversation, '您好')).records[0]?.sequence ?? 0;
        acted(await li.says(mine.conversation, '嗯'));
        await until('the other one', () => live.records(mine.conversation).at(-1)?.text === '嗯');
        return live.records(waiting.conversation).length === before && !sequences(live, waiting.conversation).includes(answer);
      });
    });

    it('GIVEN wishes that cross THEN the last one counts', async () => {
      const customers = [await held(li), await held(li), await held(li)];
      const live = await desk(li);
      const [a = '', b = '', c = ''] = customers.map(({ conversation }) => conversation);
      for (let round = 0; round < 20; round += 1) {
        live.watch([a, 0], [b, 0]);
        live.watch([b, 0], [c, 0]);
      }
      await until('the last two', () => live.records(c).length > 0 && live.records(b).length > 0);
      const before = live.records(a).length;
      for (const each of customers) await each.post({ text: '现在' });
      await until('both', () => [b, c].every((each) => live.records(each).at(-1)?.text === '现在'));
      expect(live.records(a).length).toBe(before);
    });

    it('GIVEN masked words THEN the desk is told live that there is more to see', async () => {
      const customer = await held(li);
      const live = await desk(li);
      live.watch([customer.conversation, (await kept(customer)).at(-1) ?? 0]);
      await customer.post({ text: '我的电话13800138000' });
      await customer.post({ text: '没有号码' });
      await until('both', () => live.records(customer.conversation).some(({ text }) => text === '没有号码'));
      expect(live.records(customer.conversation).filter(({ kind }) => kind === 'message')).toMatchObject([{ text: '我的电话138****8000', masked: true }, { text: '没有号码' }]);
      expect(live.records(customer.conversation).find(({ text }) => text === '没有号码')).not.toHaveProperty('masked');
    });

    it('tells desks that something changed, and who is there, at whatever instance', async () => {
      const [near, far] = [await desk(li, here), await desk(zhao, afar)];
      const counts = (type: 'handoffs' | 'presence') => [near.count(type), far.count(type)] as const;
      const before = counts('handoffs');
      const customer = await waitingCustomer(at(here));
      await until('the queue', () => counts('handoffs').every((count, index) => count > (before[index] ?? 0)));
      const presence = counts('presence');
      await sun.is('busy');
      await until('the presence', () => counts('presence').every((count, index) => count > (presence[index] ?? 0)));
      await sun.is('available');
      acted(await zhao.claims(customer.conversation));
      acted(await zhao.does(customer.conversation, 'close', { outcome: 'no-answer' }));
    });

    it('shows typing both ways, of who may speak alone', async () => {
      const customer = await held(li);
      const socket = await listen(customer);
      const [live, other] = [await desk(li), await desk(zhao)];
      live.watch([customer.conversation, 0]);
      await until('the backlog', () => live.records(customer.conversation).length > 0);
      await customer.request('POST', `/conversations/${customer.conversation}/activities`, { type: 'typing' });
      await until('the customer’s typing', () => live.events.some((event) => event.type === 'typing' && event.by.role === 'customer'));
      other.tell({ type: 'typing', conversation: customer.conversation });
      other.watch([customer.conversation, 0]);
      live.tell({ type: 'typing', conversation: customer.conversation });
      await until('the agent’s typing', () => socket.typing().length > 0);
      expect(socket.typing().flatMap(({ activities }) => activities.map(({ from }) => from.id))).toEqual([li.id]);
      // Nobody is shown their own.
      expect(live.events.some((event) => event.type === 'typing' && event.by.role === 'agent')).toBe(false);
      expect(other.records(customer.conversation)).toEqual([]);
      socket.close();
    });

    it('GIVEN nonsense on the socket THEN it is passed over, and the socket lives', async () => {
      const customer = await held(li);
      const live = await desk(li);
      for (const nonsense of ['', '{', 'null', '[]', '{"type":"say","text":"x"}', '{"type":"watch"}', '{"type":"watch","conversations":[{"conversation":5,"after":0}]}', '{"type":"watch","conversations":[{"conversation":"x","after":-1}]}', `{"type":"typing","conversation":"${'x'.repeat(300)}"}`]) live.tell(nonsense);
      live.watch([customer.conversation, 0], ['a\u0000b', 0], ["' or 1=1", 0]);
      await until('records', () => live.records(customer.conversation).length > 0);
      expect(live.closed).toBeUndefined();
      live.tell('x'.repeat(40_000));
      await until('the end of one that says too much', () => live.closed !== undefined);
      expect(live.closed).toBe(1009);
      expect(await li.call('GET', chat(customer.conversation))).toMatchObject({ status: 200 });
    });

    it('GIVEN a socket to nowhere, or an address that is none, THEN it is refused and the server lives', async () => {
      await expect(LiveDesk.open(at(afar), li, {}, '/api/nothing')).rejects.toThrow('404');
      const url = new URL(at(afar).app.address);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(url.port), url.hostname, () => socket.write('GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'));
        socket.once('data', (data) => resolve(data.toString()));
        socket.once('error', reject);
      });
      expect(answer).toContain('404');
      expect(await li.call('GET', '/api/queue')).toMatchObject({ status: 200 });
    });

    it('GIVEN a dozen tabs THEN the next one is refused', async () => {
      const tabs = await Promise.all(Array.from({ length: 12 }, () => desk(zhao)));
      await expect(desk(zhao)).rejects.toThrow('429');
      tabs[0]?.close();
      await until('the tab to be gone', () => tabs[0]?.closed !== undefined);
      await until('room for another', async () => await desk(zhao).then(() => true, () => false));
    });
  });
}
