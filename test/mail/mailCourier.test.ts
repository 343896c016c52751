import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { MailCourier } from '../../adapters/mail/mailCourier.js';
import type { Notice } from '../../bot/courier.js';
import { startSmtp, type LocalSmtp, type SmtpMood } from './smtpServer.js';

const NOTICE: Notice = { id: 'n-1', to: 'customer@example.com', locale: 'zh-Hans', subject: '预约确认：12月2日 ✅', text: '您好，王小姐：\n\n<b>已确认</b> & "完"\n第二行', attachments: [] };
const ICS = 'BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:开户 ✅\r\nEND:VCALENDAR\r\n';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function smtp(...given: Parameters<typeof startSmtp>): Promise<LocalSmtp> {
  const server = await startSmtp(...given);
  open.push(() => server.close());
  return server;
}
const courierTo = (port: number, { host = '127.0.0.1', scheme = 'smtp', login = '' } = {}) =>
  new MailCourier({ url: `${scheme}://${login}${host}:${port}`, from: 'counter@bank.example', institution: (locale) => (locale === 'en' ? 'Example "Bank"' : '示例银行'), timeoutMs: 300 });
async function received(changed: Partial<Notice> = {}) {
  const server = await smtp();
  expect(await courierTo(server.port).carry({ ...NOTICE, ...changed })).toEqual({ kind: 'sent' });
  const [taken] = server.taken;
  if (!taken) throw new Error('no mail');
  return taken;
}

describe('what arrives', () => {
  test('THEN sender, addressee, subject and id are ours, and nobody answers by machine', async () => {
    const { from, to, mail } = await received();
    expect([from, to]).toEqual(['counter@bank.example', ['customer@example.com']]);
    expect(mail.from?.value).toMatchObject([{ name: '示例银行', address: 'counter@bank.example' }]);
    expect(mail.subject).toBe(NOTICE.subject);
    expect(mail.messageId).toBe('<n-1@bank.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('content-language')).toBe('zh-Hans');
  });

  test('THEN the page holds the text, escaped, and loads nothing', async () => {
    const { mail } = await received({ text: `${NOTICE.text}\n\n<img src="https://tracker.example/1.gif" onerror='x'>` });
    const page = String(mail.html);
    expect(page).toContain('&lt;b&gt;已确认&lt;/b&gt; &amp; &quot;完&quot;<br>\n第二行</p>');
    expect(page).toContain('<html lang="zh-Hans">');
    expect(page).not.toMatch(/<(img|script|link|iframe|b)\b|url\(|@import/i);
  });

  test('THEN an .ics can be put into a calendar, as it was written', async () => {
    const { mail, source } = await received({ attachments: [{ name: '预约.ics', contentType: 'text/calendar', content: ICS }] });
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({ filename: '预约.ics', contentType: 'text/calendar', contentDisposition: 'attachment' });
    expect(mail.attachments[0]?.content.toString('utf8')).toBe(ICS);
    expect(source).toMatch(/^Content-Type: text\/calendar;[^:]*\bmethod=PUBLISH\b/m);
  });

  test('GIVEN headers in subject, name of a file, its type and the id THEN no header comes of them', async () => {
    const { to, mail, source } = await received({
      id: 'n-1>\r\nBcc: mallory@example.org',
      subject: 'A\r\nBcc: mallory@example.org\r\n\r\nbody',
      attachments: [{ name: '../a\r\nBcc: mallory@example.org.txt', contentType: 'text/plain\r\nBcc: mallory@example.org', content: 'x' }],
    });
    expect(to).toEqual(['customer@example.com']);
    expect(mail.bcc).toBeUndefined();
    expect(source).not.toMatch(/^bcc:/im);
    expect(mail.subject).toBe('A Bcc: mallory@example.org body');
    expect(mail.attachments[0]?.filename).not.toMatch(/[/\r\n]/);
    expect(mail.attachments[0]?.contentType).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(mail.messageId).toMatch(/^<[0-9a-f]{64}@bank\.example>$/);
  });

  test('GIVEN content that names a file THEN the words are sent, not the file', async () => {
    const { mail } = await received({ text: '/etc/hostname', attachments: [{ name: 'a.txt', contentType: 'text/plain', content: 'file:///etc/hostname' }] });
    expect(mail.attachments[0]?.content.toString('utf8')).toBe('file:///etc/hostname');
  });
});

describe('what is made of an answer', () => {
  test.each<[SmtpMood['at'], number, boolean]>([
    ['connect', 421, true], ['connect', 554, true], ['from', 451, true], ['from', 530, true], ['from', 550, false],
    ['rcpt', 450, true], ['rcpt', 550, false], ['data', 452, true], ['data', 554, false],
  ])('GIVEN a server that says at %s %i THEN tried again: %s', async (at, code, again) => {
    const server = await smtp();
    server.mood = { at, code, words: 'customer@example.com 192.0.2.1' };
    const carried = await courierTo(server.port).carry(NOTICE);
    expect(carried).toMatchObject({ kind: 'failed', again });
    expect(carried).toHaveProperty('error', expect.stringMatching(new RegExp(`^smtp E[A-Z]+ ${code} [A-Z ]+$`)));
  });

  test('GIVEN a login THEN it is used; GIVEN it is refused THEN the mail is tried again and the error does not hold it', async () => {
    const server = await smtp({ authOptional: false });
    const courier = courierTo(server.port, { login: 'us%40er:p%2Fss@' });
    expect(await courier.carry(NOTICE)).toEqual({ kind: 'sent' });
    expect(server.logins).toEqual(['us@er p/ss']);
    server.mood = { at: 'auth', code: 535 };
    const carried = await courier.carry(NOTICE);
    expect(carried).toMatchObject({ kind: 'failed', again: true });
    expect(JSON.stringify(carried)).not.toMatch(/us@er|p\/ss/);
  });

  test('GIVEN a mail longer than the server takes THEN that is final', async () => {
    const server = await smtp({ size: 500, rejectOversized: true });
    expect(await courierTo(server.port).carry(NOTICE)).toMatchObject({ kind: 'failed', again: false });
  });

  test.each([
    ['says nothing', () => undefined],
    ['never stops greeting', (write: (text: string) => void) => write('220-wait\r\n')],
    ['greets and then never comes to an end', (write: (text: string) => void, nth: number) => write(nth === 0 ? '220 mail\r\n' : '250-wait\r\n')],
  ])('GIVEN a server that %s THEN the attempt ends in time', async (_what, say) => {
    const port = await mumbling(say);
    const began = performance.now();
    expect(await courierTo(port).carry(NOTICE)).toMatchObject({ kind: 'failed', again: true });
    expect(performance.now() - began).toBeLessThan(2_600);
  });
});

/** Leads to this machine, but is not an address that says so. */
const ELSEWHERE = '0.0.0.0';

describe.skipIf(process.platform === 'win32')('GIVEN a server that is not this machine', () => {
  test.each([
    ['offers no TLS', 'smtp', { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }],
    ['has a certificate that nobody signed', 'smtp', {}],
    ['has such a certificate and speaks TLS at once', 'smtps', { secure: true }],
  ])('and that %s THEN neither login nor mail goes there', async (_what, scheme, options) => {
    const server = await smtp(options, ELSEWHERE);
    expect(await courierTo(server.port, { host: ELSEWHERE, scheme, login: 'user:hush@' }).carry(NOTICE)).toMatchObject({ kind: 'failed', again: true });
    expect([server.taken, server.logins]).toEqual([[], []]);
  });
});

test.each(['', 'mail.example.com', 'https://mail.example.com', 'smtp:///x'])('GIVEN the url %j THEN there is no courier', (url) => {
  expect(() => new MailCourier({ url, from: 'counter@bank.example', institution: () => 'x' })).toThrow(TypeError);
});

/** A server that says its piece again and again, and nothing else. */
async function mumbling(say: (write: (text: string) => void, nth: number) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    let nth = 0;
    const timer = setInterval(() => say((text) => socket.write(text), nth++), 50);
    socket.on('error', () => undefined).on('close', () => clearInterval(timer)).resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}
