import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureOf } from '../../adapters/wechat/signature.js';
import { record } from '../botservice/seen.js';
import { until } from '../support/until.js';
import { ACCOUNT, deliverXml, Follower, messageId, payloadOf, startWechat, type Mode, type WechatWorld } from '../support/wechat.js';

describe.each(['plain', 'compatible', 'safe'] as const)('callbacks in %s mode', (mode: Mode) => {
  let world: WechatWorld;
  beforeAll(async () => {
    world = await startWechat(mode);
  });
  afterAll(() => world.stop());

  const deliver = (xml: string, more: Parameters<typeof deliverXml>[3] = {}) => deliverXml(world.running.app.address, world.running.clock.now(), xml, { mode, ...more });
  const refusals = (): unknown[] => world.running.log.lines.filter(({ line }) => line === 'callback refused').map(({ facts }) => ('refused' in facts ? facts.refused : undefined));

  test('GIVEN the platform’s check of the address THEN it hears its own words when the signature is right, and nothing when it is not', async () => {
    const ask = async (signature: string): Promise<[number, string]> => {
      const response = await fetch(`${world.running.app.address}/api/wechat?${new URLSearchParams({ signature, timestamp: '1409659589', nonce: '263014780', echostr: '5837397576500011341' }).toString()}`);
      return [response.status, await response.text()];
    };
    expect(await ask(signatureOf([ACCOUNT.token, '1409659589', '263014780']))).toEqual([200, '5837397576500011341']);
    expect(await ask('0'.repeat(40))).toEqual([403, '']);
  });

  test('GIVEN a follower who writes THEN the platform hears success and they are answered; three deliveries at once are one turn', async () => {
    const follower = new Follower(world, undefined, mode);
    world.platform.heard(follower.openId);
    const now = world.running.clock.now();
    const xml = await payloadOf('text', follower.openId, { content: '你们几点上班？𠮷😀', time: Math.floor(now / 1_000) });
    const answers = await Promise.all([1, 2, 3].map(() => deliver(xml)));
    expect(answers.map(({ status, body }) => [status, body])).toEqual([[200, 'success'], [200, 'success'], [200, 'success']]);
    await until('an answer', () => follower.shows.length > 0);
    const records = await record(world.running, follower.conversation);
    expect(records.filter((each) => each.kind === 'message' && each.from.role === 'customer').map((each) => each.kind === 'message' && each.content.text)).toEqual(['你们几点上班？𠮷😀']);
    expect(records.filter((each) => each.kind === 'message' && each.from.role === 'bot')).toHaveLength(1);
    await until('the delivery on record', async () => (await record(world.running, follower.conversation)).some(({ kind, outcome }) => kind === 'delivery' && outcome === 'delivered'));
    expect(follower.shows).toHaveLength(1);
  });

  test('GIVEN what is forged, stale, replayed or broken THEN it is refused, logged once each, and on no record', async () => {
    const follower = new Follower(world, undefined, mode);
    const now = world.running.clock.now();
    const seconds = Math.floor(now / 1_000);
    const xml = await payloadOf('text', follower.openId, { content: '转账', time: seconds });
    const before = refusals().length;
    expect((await deliver(xml, { signature: 'f'.repeat(40) })).status).toBe(403);
    expect((await deliver(xml, { signature: '' })).status).toBe(403);
    expect((await deliver(xml, { timestamp: seconds - 600 })).status).toBe(403);
    expect((await deliver(xml, { timestamp: seconds + 600 })).status).toBe(403);
    if (mode === 'plain') {
      // Who has seen one callback can't say something else with its signature.
      const other = await payloadOf('text', follower.openId, { content: '我要销户', time: seconds });
      const heard = await payloadOf('unsubscribe', follower.openId, { time: seconds });
      expect((await deliver(heard, { nonce: 'seen' })).body).toBe('success');
      expect((await deliver(heard, { nonce: 'seen' })).body).toBe('success');
      expect((await deliver(other, { nonce: 'seen' })).status).toBe(403);
      expect(refusals().slice(before)).toEqual(['signature', 'signature', 'stale', 'stale', 'replayed']);
    } else {
      expect((await deliver(xml, { receiver: 'wx0000000000000000' })).status).toBe(403);
      expect((await deliver(xml, { encrypted: 'AAAA' })).status).toBe(403);
      expect((await deliver(xml, { encrypted: Buffer.alloc(64, 7).toString('base64') })).status).toBe(403);
      expect((await deliverXml(world.running.app.address, now, xml, { mode: 'plain' })).status).toBe(403);
      expect(refusals().slice(before)).toEqual(['signature', 'signature', 'stale', 'stale', 'cipher', 'cipher', 'cipher', 'plain']);
    }
    expect((await record(world.running, follower.conversation)).filter(({ kind }) => kind === 'message')).toEqual([]);
  });

  test('GIVEN XML that is made to harm THEN the platform’s own signature gets its success, and nothing is kept or expanded', async () => {
    const follower = new Follower(world, undefined, mode);
    const doctype = '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const body = (await payloadOf('text', follower.openId, { content: '', time: 1 })).replace('<![CDATA[]]></Content>', '&b;</Content>');
    for (const bad of [doctype + body, '<xml>', 'not xml at all', '<xml><MsgType>text</MsgType></xml>']) {
      // In compatible mode only the encrypted part counts.
      expect(await deliver(bad, mode === 'compatible' ? { mode: 'safe' } : {})).toMatchObject({ status: 200, body: 'success' });
    }
    expect((await deliver(`<xml>${'x'.repeat(1_048_576)}</xml>`)).status).toBe(413);
    expect(await record(world.running, follower.conversation)).toEqual([]);
  });

  test('GIVEN a kind of message that nobody knows THEN success, and one line in the log however often it comes', async () => {
    const follower = new Follower(world, undefined, mode);
    for (const _ of [1, 2, 3]) expect((await follower.does('unknown', { id: messageId() })).body).toBe('success');
    expect(world.running.log.lines.filter(({ facts }) => 'type' in facts && facts.type === 'hologram')).toHaveLength(1);
  });
});
