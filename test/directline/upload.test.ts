import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let running: RunningApp;
let customer: Customer;
beforeAll(async () => {
  running = await startApp({ UPLOAD_MEGABYTES: '1' });
  customer = await Customer.arrive(running.app.address);
});
afterAll(() => running.stop());

async function upload(name: string, bytes: Buffer, type: string): Promise<Response> {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify({ type: 'message', text: '请看附件', channelData: { clientActivityID: name } })], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return fetch(`${running.app.address}/v3/directline/conversations/${customer.conversation}/upload?userId=x`, { method: 'POST', headers: { Authorization: `Bearer ${customer.token}` }, body: form });
}

test('GIVEN a picture THEN it is on record, echoed with a link, and its bytes come back', async () => {
  expect((await upload('凭证.png', PNG, 'image/png')).status).toBe(200);
  const seen = await customer.look();
  const attachment = seen.find((each) => each.text === '请看附件')?.attachments?.[0];
  expect(attachment).toMatchObject({ contentType: 'image/png', name: '凭证.png' });
  const file = await fetch(attachment?.contentUrl ?? '');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect((await fetch((attachment?.contentUrl ?? '').replace(/t=.*/, 't=1.aaaa'))).status).toBe(404);
});

test.each([
  ['lies about its type', 'photo.png', Buffer.from('MZ this is a program'), 'image/png', 415],
  ['is a web page in disguise', 'notes.txt', Buffer.from([0, 1, 2, 3]), 'text/plain', 415],
  ['is of a kind not taken', 'run.exe', Buffer.from('MZ'), 'application/octet-stream', 415],
  ['is empty', 'empty.txt', Buffer.alloc(0), 'text/plain', 400],
  ['is too large', 'large.txt', Buffer.alloc(1_500_000, 'a'), 'text/plain', 413],
])('GIVEN a file that %s THEN it is refused with a reason, and nothing is kept', async (_what, name, bytes, type, status) => {
  const before = (await running.app.core.recordsAfter(customer.conversation, 0, 1_000)).filter((record) => record.kind === 'message').length;
  const response = await upload(name, bytes, type);
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(/\p{Script=Han}/u);
  const after = (await running.app.core.recordsAfter(customer.conversation, 0, 1_000)).filter((record) => record.kind === 'message').length;
  expect(after).toBe(before);
});
