import { startApp, type RunningApp } from '../support/app.js';
import { cardActions, type Customer, type SeenActivity } from '../support/customer.js';
import { startSmsGateway, type SmsGateway } from '../support/smsGateway.js';
import { until } from '../support/until.js';

/** The product with a gateway for short messages beside it. */
export interface WithSms {
  readonly running: RunningApp;
  readonly sms: SmsGateway;
  stop(): Promise<void>;
}

/** Starts the product and a gateway on loopback; the gateway's clock is the product's. */
export async function startWithSms(): Promise<WithSms> {
  const secret = 'test-secret-of-the-gateway-0123456789';
  const clock: { now: () => number } = { now: Date.now };
  const sms = await startSmsGateway(secret, () => clock.now());
  const running = await startApp({ SMS_GATEWAY_URL: sms.url, SMS_GATEWAY_SECRET: secret });
  clock.now = () => running.clock.now();
  return {
    running, sms,
    stop: async () => {
      await running.stop();
      await sms.close();
    },
  };
}

/** Books in one sentence and confirms; the receipt and its number. */
export async function booked(customer: Customer, said: string): Promise<{ readonly receipt: SeenActivity; readonly number: string }> {
  const asked = await customer.say(said);
  const receipt = await customer.press(asked, cardActions(asked)[0]?.title ?? '');
  return { receipt, number: /BK-\d{8}-\d{4}-[0-9A-Z]/.exec(receipt.text ?? '')?.[0] ?? '' };
}

/** Waits for the next short message to a number, after `before` were taken; and the code in it. */
export async function codeSent(sms: SmsGateway, before: number): Promise<string> {
  return until('a code', () => {
    const message = sms.taken.slice(before).find(({ text }) => /验证码|驗證碼|code/i.test(text));
    return message && /\d{6}/.exec(message.text)?.[0];
  });
}
