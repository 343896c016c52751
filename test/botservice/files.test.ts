import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload, PIXEL } from './connector.js';
import { record, said } from './seen.js';

const LOST = '您发的[图片]没有收到，请换一种方式再发一次。';

let connector: Connector;
let made = 0;
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(() => connector.close());

/** A message with a picture at an address. */
const picture = (url: string, more: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> =>
  payload('telegram', { serviceUrl: connector.url, conversation: { id: `f${made}` }, locale: 'zh-CN', text: undefined, attachments: [{ contentType: 'image/png', contentUrl: url, name: 'receipt.png' }], ...more });
const here = (): string => `telegram:f${made}`;
const filesOf = async (running: RunningApp): Promise<string[]> => (await said(running, here(), 'customer')).flatMap(({ content }) => (content.files ?? []).map(({ name }) => name));

describe('files from channels', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.stop());
  beforeEach(() => (made += 1));

  it('GIVEN a picture without words, delivered three times, THEN it is one message with the picture, kept in the conversation', async () => {
    connector.files.set('/a', { bytes: PIXEL });
    const activity = await picture(`${connector.url}a`);
    for (const { status } of await Promise.all([1, 2, 3].map(() => deliver(running.app.address, activity)))) expect(status).toBe(200);
    await until('an answer', () => connector.got[0]);
    const [message, ...others] = await said(running, here(), 'customer');
    expect([message?.content.text, others]).toEqual(['[图片]', []]);
    const [file] = message?.content.files ?? [];
    expect(file).toMatchObject({ name: 'receipt.png', contentType: 'image/png', size: PIXEL.length });
    expect(Buffer.from((await running.app.database.files.get(here(), file?.id ?? ''))?.bytes ?? [])).toEqual(PIXEL);
  });

  it('GIVEN words and two pictures THEN the words are one message, and each picture another', async () => {
    connector.files.set('/a', { bytes: PIXEL });
    connector.files.set('/b', { bytes: PIXEL });
    const attachments = ['a', 'b'].map((name) => ({ contentType: 'image', contentUrl: `${connector.url}${name}`, name: `${name}.png` }));
    await deliver(running.app.address, await picture('', { text: '这是凭证', attachments }));
    await until('both', async () => (await filesOf(running)).length === 2);
    expect((await said(running, here(), 'customer')).map(({ content }) => content.text).sort()).toEqual(['[图片]', '[图片]', '这是凭证']);
    expect((await filesOf(running)).sort()).toEqual(['a.png', 'b.png']);
  });

  it('GIVEN Teams’ file from the sender’s drive THEN its bytes are fetched from where Teams says', async () => {
    connector.files.set('/drive', { bytes: PIXEL });
    const attachments = [{ contentType: 'application/vnd.microsoft.teams.file.download.info', contentUrl: 'https://bank.sharepoint.com/receipt.png', name: 'receipt.png', content: { downloadUrl: `${connector.url}drive`, uniqueId: '1', fileType: 'png' } }];
    await deliver(running.app.address, await picture('', { attachments }));
    await until('the file', async () => (await filesOf(running)).length === 1);
    expect(connector.fetched.map(({ path }) => path)).toEqual(['/drive']);
  });

  it('GIVEN a picture that is not there just now WHEN it is there after a restart THEN it is fetched', async () => {
    connector.files.set('/a', { status: 503 });
    await deliver(running.app.address, await picture(`${connector.url}a`));
    await until('a try', () => connector.fetched.length > 0);
    expect(await said(running, here(), 'customer')).toEqual([]);
    connector.files.set('/a', { bytes: PIXEL });
    await running.restart();
    await until('the picture', async () => (await filesOf(running)).length === 1);
  });

  it.each([
    ['is gone', () => connector.files.set('/a', { status: 404 })],
    ['leads elsewhere', () => connector.files.set('/a', { location: 'https://elsewhere.example/a' })],
    ['leads round in a circle', () => connector.files.set('/a', { location: '/a' })],
    ['is no picture', () => connector.files.set('/a', { bytes: Buffer.from('<script>') })],
    ['is too large', () => connector.files.set('/a', { bytes: Buffer.alloc(26 * 1_048_576) })],
  ])('GIVEN a picture that %s THEN the customer is told, and asked to send it in another way', async (_, is) => {
    is();
    await deliver(running.app.address, await picture(`${connector.url}a`));
    await until('the answer', () => connector.got.some(({ text }) => text === LOST));
    expect((await said(running, here(), 'customer')).map(({ content: { text, files } }) => [text, files])).toEqual([['[图片]', undefined]]);
    expect((await record(running, here())).some((each) => each.kind === 'event' && each.content.event === 'channel.not-fetched')).toBe(true);
  });

  it('GIVEN an address of another server on this machine THEN it is never asked', async () => {
    const other = await Connector.open();
    other.files.set('/a', { bytes: PIXEL });
    await deliver(running.app.address, await picture(`${other.url}a`));
    await until('the answer', () => connector.got.some(({ text }) => text === LOST));
    expect(other.fetched).toEqual([]);
    await other.close();
  });
});
