import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookPage, seenView, unsealed } from '../../../bot/api/access.js';
import { startApp, type RunningApp } from '../../support/app.js';
import { Customer } from '../../support/customer.js';
import { addStaff, ConsoleBrowser, signedIn } from '../../support/staff.js';

let running: RunningApp;
let compliance: ConsoleBrowser;
let customer: Customer;
const CARD = '6222020200112233448';
const REASON = { kind: 'fraud', words: '核实可疑转账的卡号' };
beforeAll(async () => {
  running = await startApp();
  compliance = await signedIn(running, 'he', ['compliance'], { displayName: '何静', workNumber: '3001' });
  customer = await Customer.arrive(running.app.address);
  await customer.say(`我的卡号是 ${CARD}，帮我看看`);
});
afterAll(() => running.stop());

/** The customer's line of which more was said than is shown. */
async function sealedLine(): Promise<number> {
  const records = await running.app.core.recordsAfter(customer.conversation, 0, 100);
  return records.find((each) => each.kind === 'message' && each.from.role === 'customer' && each.content.text.includes('卡号'))?.sequence ?? 0;
}
const line = async (reason: object = REASON) => ({ of: { kind: 'line', conversation: customer.conversation, sequence: await sealedLine() }, reason });

describe('unsealing', () => {
  it('GIVEN a reason WHEN compliance unseals a line THEN it is whole, not cached, and in the audit with who, what and why', async () => {
    const answer = await compliance.call('POST', '/api/access/unseal', await line());
    expect(answer.status).toBe(200);
    expect(unsealed.parse(answer.body).text).toContain(CARD);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const [entry] = await running.app.database.audit.list({ limit: 1, what: 'personal.unsealed' });
    expect(entry).toMatchObject({ subject: customer.conversation, outcome: 'done', detail: { reason: 'fraud', words: '核实可疑转账的卡号', sequence: await sealedLine() } });
    const seen = seenView.parse((await compliance.call('POST', '/api/access/seen', { subject: customer.conversation })).body);
    expect(seen.looks[0]).toMatchObject({ name: '何静', what: 'personal.unsealed', reason: { kind: 'fraud', words: '核实可疑转账的卡号' } });
    expect(JSON.stringify(running.log.lines)).not.toContain(CARD);
  });

  it('GIVEN an audit that cannot be written WHEN somebody unseals THEN nothing is shown', async () => {
    const { audit } = running.app.database;
    const before = { ...audit };
    Object.assign(audit, { append: () => Promise.reject(new Error('no audit')) });
    try {
      const answer = await compliance.call('POST', '/api/access/unseal', await line());
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(JSON.stringify(answer.body)).not.toContain(CARD);
    } finally {
      Object.assign(audit, before);
    }
  });

  it.each([['short', '看看'], ['one sign over and over', '……………………'], ['one character over and over', '啊啊啊啊啊啊啊啊']])('GIVEN a reason that is %s THEN it is refused', async (_name, words) => {
    expect(await compliance.call('POST', '/api/access/unseal', await line({ kind: 'other', words }))).toMatchObject({ status: 400, code: 'ReasonTooShort' });
  });

  it('GIVEN a number in the reason THEN the audit has it masked', async () => {
    await compliance.call('POST', '/api/access/unseal', await line({ kind: 'other', words: `客户来电核对 ${CARD}` }));
    expect(JSON.stringify(await running.app.database.audit.list({ limit: 3, what: 'personal.' }))).not.toContain(CARD);
  });

  it('GIVEN a line that is shown whole WHEN unsealed THEN it is said that there is no more', async () => {
    expect(await compliance.call('POST', '/api/access/unseal', { of: { kind: 'line', conversation: customer.conversation, sequence: 1 }, reason: REASON })).toMatchObject({ status: 404, code: 'NothingSealed' });
  });

  it.each([['agent', 403, 'WrongRole'], ['admin', 403, 'WrongRole']] as const)('GIVEN a caller who is %s THEN it is refused', async (role, status, code) => {
    const browser = await signedIn(running, `only-${role}`, [role]);
    expect(await browser.call('POST', '/api/access/unseal', await line())).toMatchObject({ status, code });
  });

  it('GIVEN a supervisor who served the chat WHEN they unseal it THEN compliance has to, and the try is in the audit', async () => {
    const boss = await signedIn(running, 'boss', ['supervisor', 'agent']);
    expect((await boss.call('POST', `/api/chats/${customer.conversation}/take-over`, { key: 'take-over-1' })).status).toBe(200);
    expect(await boss.call('POST', '/api/access/unseal', await line())).toMatchObject({ status: 403, code: 'OwnChat' });
    const [entry] = await running.app.database.audit.list({ limit: 1, what: 'personal.unsealed' });
    expect(entry).toMatchObject({ outcome: 'refused', detail: { code: 'OwnChat' } });
    const other = await signedIn(running, 'other-boss', ['supervisor']);
    expect((await other.call('POST', '/api/access/unseal', await line())).status).toBe(200);
  });

  it('GIVEN the hour\'s limit WHEN many ask at one moment THEN no more than the limit are shown', async () => {
    const eager = await signedIn(running, 'eager', ['compliance']);
    const body = await line();
    const answers = await Promise.all(Array.from({ length: 34 }, () => eager.call('POST', '/api/access/unseal', body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(answers.filter(({ code }) => code === 'TooManyUnsealings')).toHaveLength(4);
    const page = lookPage.parse((await compliance.call('POST', '/api/access/log', { kinds: ['unsealed'], unusualOnly: true })).body);
    expect(page.looks.some(({ unusual }) => unusual.includes('many-unsealed'))).toBe(true);
    const stretches = (await compliance.call('GET', '/api/access/unusual')).body;
    expect(JSON.stringify(stretches)).toContain('many-unsealed');
  });
});

describe('the access log', () => {
  it('GIVEN looks WHEN filtered by conversation THEN only those are there, and pages follow each other without a gap', async () => {
    const all = lookPage.parse((await compliance.call('POST', '/api/access/log', { conversation: customer.conversation, limit: 200 })).body).looks;
    expect(all.length).toBeGreaterThan(30);
    const ordinals: number[] = [];
    for (let before: number | undefined; ; ) {
      const page = lookPage.parse((await compliance.call('POST', '/api/access/log', { conversation: customer.conversation, limit: 7, ...(before !== undefined && { before }) })).body);
      ordinals.push(...page.looks.map(({ ordinal }) => ordinal));
      if (page.next === undefined) break;
      before = page.next;
    }
    expect(ordinals).toEqual(all.map(({ ordinal }) => ordinal));
  });

  it('GIVEN somebody\'s name that begins like a formula WHEN exported THEN the cell is safe', async () => {
    await addStaff(running, 'evil', ['compliance'], { displayName: '=HYPERLINK("http://x")' });
    const evil = new ConsoleBrowser(running);
    await evil.signIn('evil');
    await evil.call('POST', '/api/access/unseal', await line());
    const { status, body } = await compliance.call('POST', '/api/access/log.csv', {});
    expect(status).toBe(200);
    expect(String(body)).toContain("'=HYPERLINK");
    expect(String(body)).not.toMatch(/(?:^|,)"?=HYPERLINK/m);
  });

  it('GIVEN somebody of the customer\'s own name WHEN they look THEN it stands out', async () => {
    const namesake = await signedIn(running, 'wang', ['compliance'], { displayName: '王小梅' });
    const guest = await Customer.arrive(running.app.address);
    await guest.say('我要投诉柜员态度差，我叫王小梅，手机13800138021');
    await guest.say('转人工');
    const stands = async (): Promise<boolean> => {
      await namesake.call('GET', `/api/review/conversations/${guest.conversation}`);
      const page = lookPage.parse((await compliance.call('POST', '/api/access/log', { conversation: guest.conversation })).body);
      return page.looks.some(({ unusual }) => unusual.includes('own-name'));
    };
    await expect.poll(stands, { timeout: 15_000 }).toBe(true);
  });

  it('GIVEN an agent WHEN they ask for their own looks THEN they see theirs alone; the log is not theirs', async () => {
    const agent = await signedIn(running, 'li', ['agent']);
    expect(await agent.call('POST', '/api/access/log', {})).toMatchObject({ status: 403 });
    expect(lookPage.parse((await agent.call('GET', '/api/access/own')).body).looks).toEqual([]);
  });
});
