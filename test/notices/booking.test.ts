import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmtp, type LocalSmtp } from '../mail/smtpServer.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';

let smtp: LocalSmtp;
let running: RunningApp;
beforeAll(async () => {
  smtp = await startSmtp();
  running = await startApp({ MAIL_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'counter@example.com' });
});
afterAll(async () => {
  await running.stop();
  await smtp.close();
});

test('GIVEN a mail address as contact WHEN an appointment is booked THEN one confirmation comes by mail with name, service, time, place and a calendar file, and its delivery is on record', async () => {
  const customer = await Customer.arrive(running.app.address);
  const card = await customer.say('下周三下午三点在浦东支行约理财咨询，我叫王芳，wangfang@example.com');
  await customer.press(card, '确认');
  const { mail } = await until('the mail', () => smtp.taken[0]);
  for (const words of ['王芳', '理财咨询', '2026年12月2日（星期三）15:00', '浦东支行', 'BK-20261125-']) expect(mail.text).toContain(words);
  const file = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  expect(file?.content.toString()).toContain('DTSTART;TZID=Asia/Shanghai:20261202T150000');
  const records = await until('its delivery', async () => (await running.app.core.recordsAfter(customer.conversation, 0, 100)).filter((record) => record.kind === 'delivery' && record.content.by === 'mail').length > 0 && (await running.app.core.recordsAfter(customer.conversation, 0, 100)));
  const sent = records.find((record) => record.kind === 'message' && record.content.via === 'mail');
  expect(JSON.stringify(sent)).not.toContain('wangfang@example.com');
  // On record, but not said twice in the chat.
  expect((await customer.all()).filter(({ text }) => text?.includes('BK-20261125-'))).toHaveLength(1);
  expect(smtp.taken).toHaveLength(1);
});
