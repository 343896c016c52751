import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { menuKey } from '../../bot/channels/menu.js';
import { record } from '../botservice/seen.js';
import { until } from '../support/until.js';
import { Follower, startWechat, type WechatWorld } from '../support/wechat.js';

describe('a follower of the official account', () => {
  let world: WechatWorld;
  beforeAll(async () => {
    world = await startWechat('safe');
  });
  afterAll(() => world.stop());

  const follower = (): Follower => new Follower(world, undefined, 'safe');
  /** Does something, and gives what the phone shows of it. */
  const answered = async (who: Follower, act: () => Promise<unknown>): Promise<string> => {
    const before = who.shows.length;
    await act();
    await until('an answer', () => who.shows.length > before);
    return who.shows.at(-1) ?? '';
  };

  test('GIVEN somebody who follows THEN they are greeted once, choices stand by number, and 2, ２ and 第二个 choose the second', async () => {
    for (const second of ['2', '２', '第二个', '二']) {
      const who = follower();
      const greeting = await answered(who, () => who.does('subscribe'));
      expect(greeting).toMatch(/\n1\. .+\n2\. .+\n3\. /);
      const title = /\n2\. (.+)/.exec(greeting)?.[1] ?? '';
      const direct = follower();
      await answered(direct, () => direct.does('subscribe'));
      const wanted = await answered(direct, () => direct.says(title));
      expect(await answered(who, () => who.says(second))).toBe(wanted);
      // The record shows what was really said.
      const said = (await record(world.running, who.conversation)).flatMap((each) => (each.kind === 'message' && each.from.role === 'customer' ? [each.content.text] : []));
      expect(said).toEqual([second]);
    }
  });

  test('GIVEN an appointment in one sentence THEN it is read back and made by answering 1, as on every channel', async () => {
    const who = follower();
    const read = await answered(who, () => who.says('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000'));
    expect(read).toContain('12月2日');
    expect(read).toMatch(/1\. /);
    expect(await answered(who, () => who.says('1'))).toContain('预约成功');
    const [booking] = await world.running.app.database.bookings.ofConversation(who.conversation, 5);
    expect(booking).toMatchObject({ branch: 'pudong' });
  });

  test('GIVEN the menu THEN its entries say their words; what is no more on it is on record', async () => {
    const who = follower();
    expect(await answered(who, () => who.does('click', { content: menuKey('我要投诉') }))).toMatch(/投诉/);
    const before = who.shows.length;
    expect((await who.does('click', { content: 'old-entry' })).body).toBe('success');
    expect((await record(world.running, who.conversation)).some((each) => each.kind === 'event' && each.content.event === 'channel.menu-unknown')).toBe(true);
    expect(who.shows).toHaveLength(before);
  });

  test('GIVEN a place, a link and a voice message that was understood THEN they are answered by their words', async () => {
    const who = follower();
    await answered(who, () => who.does('location', { content: '上海市浦东新区世纪大道100号' }));
    await answered(who, () => who.does('link', { content: '理财产品说明' }));
    const texts = (await record(world.running, who.conversation)).flatMap((each) => (each.kind === 'message' && each.from.role === 'customer' ? [each.content.text] : []));
    expect(texts).toEqual(['[位置] 上海市浦东新区世纪大道100号', '[链接] 理财产品说明 https://www.example.com/a?b=1&c=2']);
  });

  test('GIVEN a photo in a complaint THEN it is fetched, and the case has it as evidence', async () => {
    const who = follower();
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    world.platform.media.set('photo-1', { contentType: 'image/jpeg', bytes: png });
    await answered(who, () => who.says('我要投诉'));
    await answered(who, () => who.says('柜员态度很差，让我等了一个小时，还骂人'));
    await answered(who, () => who.does('image', { media: 'photo-1' }));
    const records = await record(world.running, who.conversation);
    const [file] = records.flatMap((each) => (each.kind === 'message' && each.from.role === 'customer' ? (each.content.files ?? []) : []));
    expect(file).toMatchObject({ contentType: 'image/png', size: png.byteLength });
    expect((await world.running.app.database.files.get(who.conversation, file?.id ?? ''))?.bytes.length).toBe(png.byteLength);
  });

  test('GIVEN a photo that is delivered three times, and a platform that is slow to give it THEN it is one message; a restart in between loses none', async () => {
    const who = follower();
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    world.platform.media.set('photo-2', { contentType: 'image/png', bytes: png });
    world.platform.mood = (path) => (path === '/cgi-bin/media/get' ? { status: 502 } : undefined);
    for (const _ of [1, 2, 3]) expect((await who.does('image', { media: 'photo-2', id: '24000000001234567', time: 1 })).body).toBe('success');
    await until('a try', () => world.running.log.lines.some(({ line }) => line.startsWith('a medium was not fetched yet')));
    await world.running.restart();
    world.platform.mood = () => undefined;
    await world.running.restart();
    await until('the photo', async () => (await record(world.running, who.conversation)).some((each) => each.kind === 'message' && (each.content.files ?? []).length === 1));
    expect((await record(world.running, who.conversation)).filter((each) => each.kind === 'message' && each.from.role === 'customer')).toHaveLength(1);
  });

  test('GIVEN a medium that is gone THEN the customer is told, and asked to send it in another way', async () => {
    const who = follower();
    expect(await answered(who, () => who.does('image', { media: 'no-more' }))).toBe('您发的[图片]没有收到，请换一种方式再发一次。');
    const texts = (await record(world.running, who.conversation)).flatMap((each) => (each.kind === 'message' && each.from.role === 'customer' ? [each.content.text] : []));
    expect(texts).toEqual(['[图片]']);
  });
});
