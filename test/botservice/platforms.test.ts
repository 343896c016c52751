import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asTyped, withoutQuoted } from '../../adapters/botservice/said.js';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload } from './connector.js';
import { record, said } from './seen.js';

let running: RunningApp;
let connector: Connector;
let made = 0;

beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(() => connector.close());

/** Delivers a payload in a conversation of its own, and tells that conversation's name here. */
async function arrives(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<{ readonly conversation: string; readonly status: number; readonly body: unknown }> {
  made += 1;
  const activity = await payload(name, { serviceUrl: connector.url, conversation: { id: `p${made}` }, ...more });
  const response = await deliver(running.app.address, activity);
  const { id } = z.object({ id: z.string() }).parse(activity['conversation']);
  return { conversation: `${String(activity['channelId'])}:${id}`, status: response.status, body: await response.json() };
}

const words = async (conversation: string): Promise<string[]> => (await said(running, conversation, 'customer')).map(({ content }) => content.text);
const events = async (conversation: string): Promise<string[]> => (await record(running, conversation)).flatMap((each) => (each.kind === 'event' ? [each.content.event] : []));
const answered = (): Promise<string> => until('an answer', () => connector.got[0]?.text);

describe('what each platform brings', () => {
  it.each(['facebook', 'email', 'sms'])('GIVEN a message on %s THEN it is answered without buttons’ help where there are none, and what a mail quotes is nobody’s words', async (name) => {
    const { conversation, status } = await arrives(name);
    expect(status).toBe(200);
    expect(await answered()).toMatch(name === 'facebook' ? /请问您想去哪个网点？$/ : /请问您想去哪个网点？\n\n1\. [\s\S]*2\. /);
    expect(await words(conversation)).toEqual(['预约理财顾问']);
  });

  it('GIVEN Telegram’s start button THEN the customer is greeted, once, and nothing was said', async () => {
    const { conversation } = await arrives('telegram-start');
    expect(await answered()).toContain('自动程序');
    await arrives('telegram-start', { conversation: { id: `p${made}` }, id: 'again' });
    expect(await words(conversation)).toEqual([]);
    expect((await events(conversation)).filter((event) => event === 'conversation.opened')).toHaveLength(1);
  });

  it('GIVEN somebody who joins on Slack THEN they are greeted', async () => {
    const { conversation } = await arrives('slack-joined');
    expect(await answered()).not.toBe('');
    expect(await events(conversation)).toContain('conversation.opened');
  });

  it.each([['line-sticker', '[表情]'], ['facebook-place', '[位置] 31.2304, 121.4737']])('GIVEN %s, which has no words, THEN it is on record as %s, and answered', async (name, shown) => {
    const { conversation, status } = await arrives(name);
    expect(status).toBe(200);
    expect(await answered()).not.toBe('');
    expect(await words(conversation)).toEqual([shown]);
  });

  it('GIVEN a card’s button that wants an answer at once THEN it is taken as pressed, and what comes of it is a message', async () => {
    const { conversation, status, body } = await arrives('teams-invoke');
    expect([status, body]).toEqual([200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' }]);
    expect(await answered()).toMatch(/业务/);
    expect(await words(conversation)).toEqual(['我想预约']);
  });

  it.each([
    ['another program’s request', { name: 'composeExtension/query' }, 501],
    ['a button that says nothing', { value: { action: { type: 'Action.Execute', verb: 'say' } } }, 400],
    ['a button with a value beyond all measure', { value: { action: { data: { say: 'a'.repeat(20_000) } } } }, 400],
  ])('GIVEN %s THEN it is refused, and nothing is on record', async (_, more, status) => {
    const refused = await arrives('teams-invoke', more);
    expect(refused.status).toBe(status);
    expect(await record(running, refused.conversation)).toEqual([]);
  });

  it('GIVEN the customer takes us out on Teams THEN it is on record; who was never there leaves no trace', async () => {
    const { conversation } = await arrives('teams-installed');
    await answered();
    await arrives('teams-removed', { conversation: { id: `p${made}` } });
    expect(await events(conversation)).toContain('channel.left');
    const stranger = await arrives('teams-removed');
    expect([stranger.status, await record(running, stranger.conversation)]).toEqual([200, []]);
  });
});

describe('words as they were written', () => {
  it.each([
    ['2\n\n-----Original Message-----\nFrom: bank', '2'],
    ['好的，确认\n\n发件人: 柜台\n主题: 预约', '好的，确认'],
    ['Yes please\n\nOn Tue, 24 Nov 2026 at 18:02, Counter <c@b.example> wrote:\n> 1. yes', 'Yes please'],
    ['> 只有引用', '> 只有引用'],
  ])('a mail’s %j is %j', (mail, written) => expect(withoutQuoted(mail)).toBe(written));

  it('Slack wraps addresses and escapes signs', () => {
    expect(asTyped('<mailto:lin@example.com|lin@example.com> &amp; <tel:+8613800138000|138 0013 8000> &lt;3 <https://a.example/b>')).toBe('lin@example.com & 138 0013 8000 <3 https://a.example/b');
  });
});
