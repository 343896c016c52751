import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommunicationRecord } from '../../records/record.js';
import { text } from '../../texts/catalogue.js';
import { startApp, type RunningApp } from '../support/app.js';
import { cardActions, Customer } from '../support/customer.js';
import { heldIn } from '../support/inside.js';
import { until } from '../support/until.js';

/** Personal data of customers: a telephone, a card, an identity number, an address. */
const SECRETS = { phone: '13912345678', card: '6222021234567890128', identity: '110101199003070039', mail: 'wang.fang@mail.example.cn' } as const;
const LANDLINE = '01066661234';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const recordsOf = (customer: Customer): Promise<CommunicationRecord[]> => running.app.core.recordsAfter(customer.conversation, 0, 1_000);

/** Everything in the database, as anybody who gets at the file reads it; what files hold is what customers sent. */
function database(): string {
  const file = new Database(join(running.directory, 'guitai.db'), { readonly: true });
  try {
    const tables = file.prepare<[], { name: string }>('select name from sqlite_master where type = \'table\'').all();
    return JSON.stringify(tables.map(({ name }) => file.prepare<[], Record<string, unknown>>(`select * from ${name}`).all().map(({ bytes: _bytes, ...row }) => row)));
  } finally {
    file.close();
  }
}

/** Everything a client sees of a conversation, also the customer's own words. */
async function screen(customer: Customer): Promise<string> {
  return (await customer.request('GET', `/conversations/${customer.conversation}/activities`)).text();
}

async function expectHidden(customer: Customer, secrets: readonly string[]): Promise<void> {
  const places = { records: JSON.stringify(await recordsOf(customer)), database: database(), screen: await screen(customer), log: JSON.stringify(running.log.lines) };
  for (const [place, all] of Object.entries(places)) for (const secret of secrets) expect(all.includes(secret), `${secret} in the ${place}`).toBe(false);
}

describe('what customers say', () => {
  test.each([
    ['a telephone', `我的电话是${SECRETS.phone}`, [SECRETS.phone], '139****5678'],
    ['a telephone in groups', '打 139 1234 5678 找我', ['139 1234 5678', SECRETS.phone], '139****5678'],
    ['a card', `卡号 ${SECRETS.card}`, [SECRETS.card], '0128'],
    ['an identity number', `身份证号${SECRETS.identity}`, [SECRETS.identity], '110'],
    ['a mail address', `请发到 ${SECRETS.mail}`, [SECRETS.mail, 'wang.fang'], '@mail.example.cn'],
    ['all at once, in a form', `约开户，我叫王芳，手机${SECRETS.phone}，卡${SECRETS.card}，证件${SECRETS.identity}，${SECRETS.mail}`, Object.values(SECRETS), '139****5678'],
  ])('GIVEN %s THEN it is nowhere in the clear', async (_what, said, secrets, shown) => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say(said);
    await expectHidden(customer, secrets);
    expect(await screen(customer)).toContain(shown);
  });

  test.each(['zh-Hans', 'zh-Hant', 'en'] as const)('GIVEN a booking in %s THEN it is made with the real telephone, which is shown masked', async (locale) => {
    const customer = await Customer.arrive(running.app.address, locale);
    const hour = { 'zh-Hans': '上午十点', 'zh-Hant': '上午十一點', en: '2 pm' }[locale];
    const said = locale === 'en' ? `I want wealth advice at Pudong next Thursday at ${hour}, my name is Wang Fang, phone ${SECRETS.phone}` : `我想下周四${hour}在浦东支行约理财咨询，我叫王芳，手机${SECRETS.phone}`;
    const asked = await customer.say(said);
    expect(await heldIn(running.app, customer.conversation)).toMatchObject({ contact: { kind: 'phone', value: `+86${SECRETS.phone}` } });
    const confirm = cardActions(asked)[0]?.title ?? '';
    const receipt = await customer.press(asked, confirm);
    const [booking] = await running.app.database.bookings.ofConversation(customer.conversation, 9);
    expect(booking).toMatchObject({ contact: { kind: 'phone', value: `+86${SECRETS.phone}` }, number: /BK-[\w-]+/.exec(receipt.text ?? '')?.[0] });
    expect(JSON.stringify(receipt).replaceAll('\\', '')).toContain('139****5678');
    await expectHidden(customer, [SECRETS.phone]);
  });

  test('GIVEN an answer put right THEN the new one counts, and neither is shown', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say(`约开户，浦东支行，手机${SECRETS.phone}`);
    await customer.say(`手机改成${LANDLINE}`);
    expect(await heldIn(running.app, customer.conversation)).toMatchObject({ contact: { value: '+861066661234' } });
    await customer.say(`邮箱 ${SECRETS.mail}`);
    expect(await heldIn(running.app, customer.conversation)).toMatchObject({ contact: { value: SECRETS.mail } });
    await expectHidden(customer, [SECRETS.phone, LANDLINE, '1066661234', SECRETS.mail]);
  });

  test('GIVEN a restart before the answer was used THEN the form still has it', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say(`约开户，浦东支行，手机${SECRETS.phone}`);
    const again = customer.at((await running.restart()).address);
    await again.say('我叫王芳');
    expect(await heldIn(running.app, customer.conversation)).toMatchObject({ contact: { value: `+86${SECRETS.phone}` } });
    await expectHidden(again, [SECRETS.phone]);
  });

  test('GIVEN values that are no button THEN they are masked as words are', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.post({ text: '你好', value: { note: `电话${SECRETS.phone}`, [`n${SECRETS.mail}`]: [SECRETS.card] } });
    await customer.answers(1);
    await customer.post({ text: '你好', value: { form: SECRETS.phone, say: SECRETS.mail } });
    await customer.answers(1);
    await customer.post({ text: '你好', value: { form: '01234567-89ab-4def-8123-13800138000a', do: 'recap', input: SECRETS.mail } });
    await customer.answers(1);
    await expectHidden(customer, [SECRETS.card, SECRETS.mail]);
    expect((await recordsOf(customer)).flatMap((record) => (record.kind === 'message' && record.content.value !== undefined ? [record.content.value] : [])).at(-1)).toMatchObject({ form: '01234567-89ab-4def-8123-13800138000a', do: 'recap', input: 'w***@mail.example.cn' });
  });
});

describe('buttons', () => {
  test('GIVEN many forms WHEN their buttons are pressed THEN each value is on record as it was sent', async () => {
    const customer = await Customer.arrive(running.app.address);
    for (let round = 0; round < 25; round += 1) {
      const asked = await customer.say('我想预约开户，浦东支行');
      const [first] = asked.suggestedActions?.actions ?? [];
      if (first === undefined) throw new Error('nothing to press');
      await customer.press(asked, first.title);
      const pressed = (await recordsOf(customer)).findLast((record) => record.kind === 'message' && record.content.value !== undefined);
      expect(pressed?.kind === 'message' && pressed.content.value).toEqual(first.value);
      await customer.say('取消');
    }
  });

  test.each(['13700137-0001-4370-8137-137001370001', '62284804-0256-4890-8018-622848040256', '11010119-8805-4120-8027-110101198805'])('GIVEN a key that looks like personal data (%s) THEN it comes back whole, and the button is known as stale', async (form) => {
    const customer = await Customer.arrive(running.app.address);
    const value = { form, slot: 'when', value: { date: '2026-12-02', time: '15:00' }, say: '12月2日 15:00' };
    await customer.post({ text: value.say, value });
    const [answer] = await customer.answers(1);
    expect(answer?.text).not.toBe('');
    const record = (await recordsOf(customer)).findLast((each) => each.kind === 'message' && each.from.role === 'customer');
    expect(record?.kind === 'message' && record.content.value).toEqual(value);
  });
});

describe('files', () => {
  test('GIVEN names that hold numbers THEN they are masked on record, on the screen and in the store', async () => {
    const customer = await Customer.arrive(running.app.address);
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify({ type: 'message', text: `附件 ${SECRETS.phone}`, channelData: { clientActivityID: 'file' } })], { type: 'application/vnd.microsoft.activity' }));
    for (const name of [`身份证${SECRETS.identity}.txt`, `${SECRETS.phone}.csv`, '账单2026年11月.txt']) form.append('file', new Blob(['内容'], { type: 'text/plain' }), name);
    const response = await fetch(`${running.app.address}/v3/directline/conversations/${customer.conversation}/upload?userId=x`, { method: 'POST', headers: { Authorization: `Bearer ${customer.token}` }, body: form });
    expect(response.status).toBe(200);
    const seen = await until('the files', async () => (await customer.look()).find(({ attachments }) => attachments?.[0]?.name !== undefined));
    await expectHidden(customer, [SECRETS.identity, SECRETS.phone]);
    const files = seen.attachments ?? [];
    expect(files.map(({ name }) => name).slice(1)).toEqual(['139****5678.csv', '账单2026年11月.txt']);
    const got = await fetch(files[1]?.contentUrl ?? '');
    expect(await got.text()).toBe('内容');
    expect(got.headers.get('content-disposition')).not.toContain(SECRETS.phone);
  });
});

describe('our own words', () => {
  test.each(['zh-Hans', 'zh-Hant', 'en'] as const)('GIVEN an example number in a question of ours (%s) THEN it stays', async (locale) => {
    const customer = await Customer.arrive(running.app.address, locale);
    const asked = await customer.say(locale === 'en' ? 'book an appointment' : '我想预约');
    const button = z.object({ form: z.string() }).parse(asked.suggestedActions?.actions[0]?.value);
    await customer.say(locale === 'en' ? 'open an account at Pudong, personal, next Wednesday 3 pm, my name is Wang Fang' : '个人开户，浦东支行，下周三下午三点，我叫王芳');
    // What can't be understood has the question come in other words, with an example.
    const again = await customer.say('?', { value: { form: button.form } });
    expect(again.text).toContain(/\d{11}/.exec(text(locale, 'booking.contact.again'))?.[0]);
  });

  test('GIVEN the institution\'s own telephones THEN they stay, in words and on cards', async () => {
    const customer = await Customer.arrive(running.app.address);
    const { phone, branches } = running.app.profile.current();
    const branch = branches.find(({ name }) => name['zh-Hans'].includes('浦东'));
    const said = await customer.say('浦东支行的电话是多少');
    expect(JSON.stringify(said)).toContain(branch?.phone);
    const asked = await customer.say(`下周五上午十点在浦东支行约理财咨询，我叫李雷，手机${SECRETS.phone}`);
    const receipt = await customer.press(asked, '确认');
    expect(JSON.stringify(receipt)).toContain(branch?.phone);
    expect(await screen(customer)).not.toContain(SECRETS.phone);
    const help = await customer.say('人工客服电话');
    expect(JSON.stringify(help)).toContain(phone);
  });
});
