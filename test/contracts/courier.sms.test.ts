import { describe } from 'vitest';
import { SmsCourier } from '../../adapters/sms/smsCourier.js';
import { systemClock } from '../../bot/clock.js';
import { startSmsGateway } from '../support/smsGateway.js';
import { courierContract } from './courier.js';

describe('courier by short message', () => {
  courierContract(async () => {
    const secret = 'a secret of at least thirty-two characters';
    const gateway = await startSmsGateway(secret);
    const moods = { well: undefined, troubled: { status: 503 }, refusing: { status: 400, body: 'no such number: +8613800138000' }, hanging: 'hang' } as const;
    return {
      courier: new SmsCourier({ url: gateway.url, secret, timeoutMs: 300 }, systemClock),
      to: '+8613800138000',
      longestMs: 300,
      turn: (mood) => (gateway.mood = moods[mood]),
      arrived: () => gateway.taken.map(({ to, text, id }) => ({ to: [to], text: text.replaceAll('\r\n', '\n'), key: id })),
      leave: () => gateway.close(),
    };
  });
});
