import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signatureOf } from '../../adapters/wechat/signature.js';
import { WechatCipher } from '../../adapters/wechat/cipher.js';
import { record } from '../botservice/seen.js';
import { agentDoes, atDesk, handoffsOf } from '../support/agents.js';
import { until } from '../support/until.js';
import { startWecom, type WecomWorld } from '../support/wecom.js';
import { KF } from '../support/wecomServer.js';

const CUSTOMER = 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw';
const conversation = `wecom:${KF.openKfId}:${CUSTOMER}`;
const text = (content: string): Record<string, unknown> => ({ msgtype: 'text', text: { content } });

describe('WeCom’s customer service', () => {
  let world: WecomWorld;
  beforeEach(async () => {
    world = await startWecom({ WECOM_SEATS: 'true' });
  });
  afterEach(() => world.stop());

  const shows = (): string[] => world.platform.texts(CUSTOMER);
  const answered = async (words: string): Promise<string> => {
    const before = shows().length;
    world.platform.hears(CUSTOMER, text(words));
    expect((await world.tell()).body).toBe('success');
    await until('an answer', () => shows().length > before);
    return shows().at(-1) ?? '';
  };
  const messages = async (role: string): Promise<string[]> => (await record(world.running, conversation)).flatMap((each) => (each.kind === 'message' && each.from.role === role ? [each.content.text] : []));

  test('GIVEN the platform’s check of the address THEN it hears what it sealed; forged, foreign and stale callbacks are refused', async () => {
    const echo = new WechatCipher(KF.encodingKey, KF.corpId).encrypt('1616140317555161061');
    const ask = async (signature: string): Promise<string> => await (await fetch(`${world.running.app.address}/api/wecom?${new URLSearchParams({ msg_signature: signature, timestamp: '1', nonce: 'n', echostr: echo }).toString()}`)).text();
    expect(await ask(signatureOf([KF.token, '1', 'n', echo]))).toBe('1616140317555161061');
    expect(await ask('0'.repeat(40))).toBe('');
    expect((await world.tell({ signature: 'f'.repeat(40) })).status).toBe(403);
    expect((await world.tell({ receiver: 'ww0000000000000000' })).status).toBe(403);
    expect((await world.tell({ timestamp: Math.floor(world.running.clock.now() / 1_000) - 3_600 })).status).toBe(403);
    expect(world.platform.syncs).toBe(0);
  });

  test('GIVEN somebody who enters and books THEN they are greeted, choices stand by number, and what is fetched twice is once', async () => {
    world.platform.enters(CUSTOMER);
    await Promise.all([world.tell(), world.tell(), world.tell()]);
    await until('a greeting', () => shows().length === 1);
    expect(shows()[0]).toMatch(/\n1\. /);
    expect(await answered('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000')).toContain('12月2日');
    await world.running.app.database.channels.remove(`wecom.cursor:${KF.openKfId}`);
    expect(await answered('1')).toContain('预约成功');
    expect(await messages('customer')).toEqual(['我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机138****8000', '1']);
  });

  test('GIVEN many pages, a platform in trouble, and a restart in between THEN everything is on record, once and in order', async () => {
    world.platform.page = 3;
    world.platform.hears(CUSTOMER, text('你好'));
    for (let index = 1; index <= 10; index += 1) world.platform.hears(CUSTOMER, { msgtype: 'hologram', hologram: {} });
    world.platform.hears(CUSTOMER, text('几点开门'));
    world.platform.mood = (path) => (path === '/cgi-bin/kf/sync_msg' ? { status: 502 } : undefined);
    expect((await world.tell()).body).toBe('success');
    await until('a try', () => world.running.log.lines.some(({ line }) => line.startsWith('what customers wrote was not fetched yet')));
    await world.running.app.stop();
    world.platform.mood = () => undefined;
    await world.running.restart({}, true);
    await until('both', async () => (await messages('customer')).length === 2);
    expect(await messages('customer')).toEqual(['你好', '几点开门']);
    await until('an answer', () => shows().length > 0);
  });

  test('GIVEN who waits for a person THEN they stand in the platform’s queue; a seat takes them, what is said is on record, and the end is the end', async () => {
    await atDesk(world.running, 1);
    await answered('转人工');
    await until('the queue', () => world.platform.sessionOf(CUSTOMER).state === 2);
    world.platform.seatDoes(CUSTOMER, 'zhangsan', 1);
    await world.tell();
    await until('the seat', async () => (await handoffsOf(world.running, conversation))[0]?.state === 'held');
    expect((await handoffsOf(world.running, conversation))[0]).toMatchObject({ agent: 'channel' });
    world.platform.seatSays(CUSTOMER, 'zhangsan', '您好，我是张三。');
    world.platform.hears(CUSTOMER, text('我的卡丢了'));
    world.platform.sessionOf(CUSTOMER).state = 3;
    await world.tell();
    await until('both', async () => (await messages('customer')).includes('我的卡丢了'));
    expect(await messages('agent')).toContain('您好，我是张三。');
    const before = shows().length;
    world.platform.seatDoes(CUSTOMER, 'zhangsan', 3);
    await world.tell();
    await until('the end', async () => (await handoffsOf(world.running, conversation))[0]?.state === 'closed');
    // Nobody spoke over the seat.
    expect(shows()).toHaveLength(before);
  });

  test('GIVEN our own desk was first WHEN a seat takes the session THEN the desk keeps it, and the session comes back', async () => {
    await atDesk(world.running, 1);
    await answered('转人工');
    await until('the queue', () => world.platform.sessionOf(CUSTOMER).state === 2);
    await agentDoes(world.running, conversation, { claims: true });
    await until('ours', () => world.platform.sessionOf(CUSTOMER).state === 1);
    world.platform.seatDoes(CUSTOMER, 'zhangsan', 1);
    await world.tell();
    await until('ours again', () => world.platform.sessionOf(CUSTOMER).state === 1);
    expect((await handoffsOf(world.running, conversation))[0]).toMatchObject({ state: 'held', agent: 'a1' });
    const had = shows().length;
    await agentDoes(world.running, conversation, { says: '您好，请讲。' });
    await until('the agent', () => shows().length > had);
    expect(world.platform.broken).toBe(0);
  });
});
