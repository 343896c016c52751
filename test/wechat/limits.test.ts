import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryStates, exported } from '../../records/export.js';
import { record } from '../botservice/seen.js';
import { agentDoes, atDesk } from '../support/agents.js';
import { startSmsGateway, type SmsGateway } from '../support/smsGateway.js';
import { until } from '../support/until.js';
import { Follower, startWechat, type WechatWorld } from '../support/wechat.js';

const HOUR = 3_600_000;
const SECRET = 'a'.repeat(32);

describe('what the platform limits', () => {
  let world: WechatWorld;
  let sms: SmsGateway;
  beforeEach(async () => {
    sms = await startSmsGateway(SECRET, () => world.running.clock.now());
    world = await startWechat('plain', { SMS_GATEWAY_URL: sms.url, SMS_GATEWAY_SECRET: SECRET });
  });
  afterEach(async () => {
    await world.stop();
    await sms.close();
  });

  const answered = async (who: Follower, words: string): Promise<string> => {
    const before = who.shows.length;
    await who.says(words);
    await until('an answer', () => who.shows.length > before);
    return who.shows.at(-1) ?? '';
  };
  const withAgent = async (who: Follower): Promise<void> => {
    await atDesk(world.running, 1);
    await answered(who, '转人工');
    const before = who.shows.length;
    await agentDoes(world.running, who.conversation, { claims: true });
    await until('the agent’s name', () => who.shows.length > before);
  };
  const events = async (who: Follower, name: string): Promise<readonly unknown[]> =>
    (await record(world.running, who.conversation)).flatMap((each) => (each.kind === 'event' && each.content.event === name ? [each.content.data] : []));
  const states = async (who: Follower): Promise<string[]> => {
    const { records } = exported(await record(world.running, who.conversation), '');
    return [...deliveryStates(records).values()].map(({ kind }) => kind);
  };

  /** Time passes when everything that was said has been noted as delivered. */
  const atRest = async (who: Follower): Promise<void> => {
    const said = (await record(world.running, who.conversation)).filter((each) => each.kind === 'message' && each.from.role !== 'customer' && each.content.via === undefined).length;
    await until('the chat at rest', async () => (await states(who)).filter((each) => each === 'delivered').length >= said);
  };

  test('GIVEN a token that ends in mid-send THEN another is fetched once for all, by force only where it must, and what is kept serves the next start', async () => {
    const who = new Follower(world);
    await answered(who, '你好');
    expect(world.platform.tokens).toBe(1);
    world.platform.expireToken();
    await Promise.all([answered(who, '几点开门'), answered(new Follower(world), '你好')]);
    expect([world.platform.tokens, world.platform.forced]).toEqual([2, 0]);
    await world.running.restart();
    await answered(who, '地址在哪里');
    expect(world.platform.tokens).toBe(2);
    // The platform says that the very token it gives is no good.
    let once = true;
    world.platform.mood = (path) => {
      if (path !== '/cgi-bin/message/custom/send' || !once) return undefined;
      once = false;
      return { errcode: 40_001 };
    };
    await answered(who, '几点开门');
    expect(world.platform.forced).toBe(1);
  });

  test('GIVEN an agent who says eight things in a row THEN no more than the platform takes are sent, and the rest comes as soon as the customer writes', async () => {
    const who = new Follower(world);
    await withAgent(who);
    const had = who.shows.length;
    for (let index = 1; index <= 8; index += 1) await agentDoes(world.running, who.conversation, { says: `第${index}句` });
    await until('all of them tried', async () => (await states(who)).length >= (await record(world.running, who.conversation)).filter((each) => each.kind === 'message' && each.from.role !== 'customer').length);
    expect(world.platform.broken).toBe(0);
    expect(who.shows.length).toBeLessThanOrEqual(5);
    expect((await states(who)).filter((each) => each === 'failed').length).toBeGreaterThan(0);
    const before = who.shows.slice(had).join('\n');
    await who.says('在的');
    await agentDoes(world.running, who.conversation, { says: '第9句' });
    await until('all of it', () => who.shows.join('\n').includes('第9句'));
    const all = who.shows.slice(had).join('\n');
    for (let index = 1; index <= 9; index += 1) expect(all.split(`第${index}句`), `第${index}句 in: ${before} | ${all}`).toHaveLength(2);
    expect(all.indexOf('第8句')).toBeLessThan(all.indexOf('第9句'));
    await until('it on record', async () => (await events(who, 'channel.caught-up')).length === 1);
    expect(world.platform.broken).toBe(0);
    // Nobody is sent a short message who is there and only has to answer.
    expect(sms.taken).toEqual([]);
  });

  test('GIVEN an appointment, and a reminder when the window is shut THEN its SMS is the only one, and the record says what the chat did not take', async () => {
    const who = new Follower(world);
    await answered(who, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
    await answered(who, '1');
    await until('the confirmation by SMS', () => sms.taken.length === 1);
    await atRest(who);
    const calls = world.platform.calls;
    world.running.clock.move(6 * 24 * HOUR + 10 * HOUR);
    await world.running.app.timers.tick();
    await until('the reminder given up in the chat', async () => (await states(who)).includes('failed'));
    await until('the reminder by SMS', () => sms.taken.length > 1);
    await until('the turn', async () => (await events(who, 'channel.undelivered')).length === 1);
    expect(sms.taken).toHaveLength(2);
    expect(await events(who, 'channel.other-way')).toEqual([]);
    expect([world.platform.calls - calls, world.platform.broken]).toEqual([0, 0]);
  });

  test('GIVEN an agent who answers when the window is shut THEN it comes by SMS instead, and the record says so', async () => {
    const who = new Follower(world);
    await answered(who, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
    await answered(who, '1');
    await withAgent(who);
    await atRest(who);
    const taken = sms.taken.length;
    world.running.clock.move(49 * HOUR);
    await agentDoes(world.running, who.conversation, { says: '您要的材料已经备好。' });
    await until('it by SMS', () => sms.taken.slice(taken).some(({ text, to }) => to === '+8613800138000' && text.includes('您要的材料已经备好')));
    // An agent who has been away for two days is passed over meanwhile: what the customer is told of that goes by SMS, too.
    const told = (await record(world.running, who.conversation)).find((each) => each.kind === 'message' && each.content.text.includes('您要的材料已经备好'));
    expect((await events(who, 'channel.other-way')).filter((data) => JSON.stringify(data) === JSON.stringify({ by: 'sms', sequence: told?.sequence }))).toHaveLength(1);
    expect(await states(who)).toContain('failed');
    expect(world.platform.broken).toBe(0);
  });

  test('GIVEN a customer who has left the account THEN it is final, logged once, and what is for them goes another way', async () => {
    const who = new Follower(world);
    await answered(who, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
    await answered(who, '1');
    await who.does('unsubscribe');
    world.platform.left(who.openId);
    await withoutAnswer(who, '我要投诉');
    await until('it given up', async () => (await states(who)).includes('failed'));
    await until('another way', async () => (await events(who, 'channel.other-way')).length === 1);
    expect(await events(who, 'channel.left')).toHaveLength(1);
  });

  test.each([[-1, true], [45_009, true], [48_001, false], [45_047, false]] as const)('GIVEN the platform’s %i THEN it is tried again: %s, and nothing is doubled', async (errcode, again) => {
    const who = new Follower(world);
    let tries = 0;
    world.platform.mood = (path) => {
      if (path !== '/cgi-bin/message/custom/send') return undefined;
      tries += 1;
      return tries === 1 ? { errcode } : undefined;
    };
    await who.says('你好');
    if (again) {
      await until('the first try', () => tries === 1);
      if (errcode === 45_009) {
        await until('it put off', () => dueAt(who) > world.running.clock.now() + HOUR / 2);
        world.running.clock.move(2 * HOUR);
      }
      await until('the answer', () => who.shows.length === 1);
      expect(tries).toBe(2);
    } else {
      await until('it given up', async () => (await states(who)).includes('failed'));
      expect(tries).toBe(1);
    }
    if (errcode === 48_001) expect(world.running.log.lines.filter(({ facts }) => 'code' in facts && facts.code === 48_001)).toHaveLength(1);
  });

  test('GIVEN a long clause THEN it comes in parts within 2,048 bytes, parted at sentences, all within what is left', async () => {
    const who = new Follower(world);
    await withAgent(who);
    const long = Array.from({ length: 60 }, (_, index) => `第${index + 1}条：客户办理业务时须出示本人有效身份证件𠮷，并由经办人员核对。`).join('');
    await who.says('请把全文发给我');
    const had = who.shows.length;
    await agentDoes(world.running, who.conversation, { says: long });
    await until('all parts', () => who.shows.slice(had).join('').length >= long.length);
    const parts = who.shows.slice(had);
    expect(parts.join('')).toBe(long);
    for (const part of parts) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2_048);
      expect(part).toMatch(/。$/);
    }
    expect(world.platform.broken).toBe(0);
  });

  /** When a follower's message is due again, as the database has it; 0 while there is none. */
  function dueAt({ conversation }: Follower): number {
    const file = new Database(join(world.running.directory, 'guitai.db'), { readonly: true });
    try {
      return z.object({ due_at: z.number() }).optional().parse(file.prepare('select due_at from outbox where conversation = ?').get(conversation))?.due_at ?? 0;
    } finally {
      file.close();
    }
  }

  /** Writes without the platform counting it. */
  async function withoutAnswer(who: Follower, words: string): Promise<void> {
    await who.says(words);
    world.platform.left(who.openId);
  }
});
