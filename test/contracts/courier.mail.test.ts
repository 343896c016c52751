import { describe } from 'vitest';
import { MailCourier } from '../../adapters/mail/mailCourier.js';
import { startSmtp } from '../mail/smtpServer.js';
import { courierContract } from './courier.js';

describe('courier by mail', () => {
  courierContract(async () => {
    const server = await startSmtp();
    const moods = {
      well: undefined,
      troubled: { at: 'rcpt', code: 451, words: 'greylisted: customer@example.com' },
      refusing: { at: 'rcpt', code: 550, words: 'no such user customer@example.com' },
      hanging: { at: 'data', code: 'hang' },
    } as const;
    return {
      courier: new MailCourier({ url: `smtp://127.0.0.1:${server.port}`, from: 'counter@bank.example', institution: () => '示例银行', timeoutMs: 300 }),
      to: 'customer@example.com',
      longestMs: 600,
      turn: (mood) => (server.mood = moods[mood]),
      arrived: () => server.taken.map(({ to, mail }) => ({ to, text: (mail.text ?? '').replaceAll('\r\n', '\n').replace(/\n$/, ''), key: mail.messageId ?? '' })),
      leave: () => server.close(),
    };
  });
});
