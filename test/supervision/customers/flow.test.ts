import SqliteFile from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileView, openedCustomer, requestView, requestsView, type FileView } from '../../../bot/api/customers.js';
import { DataRequests } from '../../../supervision/customers/requests.js';
import { waitingView } from '../../../bot/api/waiting.js';
import { booked, codeSent, startWithSms, type WithSms } from '../../change/helpers.js';
import { saidIn, settled } from '../../support/cases.js';
import { Customer } from '../../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../../support/staff.js';
import { until } from '../../support/until.js';

let desk: WithSms;
let chief: ConsoleBrowser;
let compliance: ConsoleBrowser;
beforeAll(async () => {
  desk = await startWithSms();
  chief = await signedIn(desk.running, 'chief', ['supervisor']);
  compliance = await signedIn(desk.running, 'he', ['compliance']);
});
afterAll(() => desk.stop());

const REASON = { kind: 'data-request', words: '客户到网点要求核对资料' };
const arrive = (): Promise<Customer> => Customer.arrive(desk.running.app.address);
const open = async (by: object): Promise<string> => openedCustomer.parse((await chief.call('POST', '/api/customers/open', { by })).body).reference;
const file = async (reference: string, query = ''): Promise<FileView> => fileView.parse((await chief.call('GET', `/api/customers/${encodeURIComponent(reference)}${query}`)).body);

/** Somebody who has verified a telephone number, asking for what is held. */
async function asks(phone: string, words: string): Promise<Customer> {
  const customer = await arrive();
  const before = desk.sms.taken.length;
  await customer.say(words);
  await customer.say(phone);
  await customer.say(await codeSent(desk.sms, before));
  await settled(desk.running.app, customer.conversation);
  return customer;
}

describe('the service file', () => {
  it('GIVEN a customer of two conversations WHEN opened by contact, by number and from a conversation THEN it is one file, masked, logged, and found by class, service and period', async () => {
    const first = await arrive();
    const { number } = await booked(first, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138041');
    const second = await arrive();
    await booked(second, '我想下周四上午十点在浦东支行约理财咨询，我叫王芳，手机13800138041');
    const reference = await open({ kind: 'typed', typed: '138 0013 8041' });
    expect(reference).not.toContain('13800138041');
    const view = await until('both talks', async () => {
      const found = await file(reference);
      return found.counts.talk === 2 ? found : undefined;
    });
    expect(view.counts.booking).toBe(2);
    expect(JSON.stringify(view)).not.toMatch(/13800138041|王芳/);
    expect(view.looks.some(({ what }) => what === 'customer.opened')).toBe(true);
    for (const by of [{ kind: 'number', number }, { kind: 'conversation', conversation: first.conversation }]) expect((await file(await open(by))).counts).toEqual(view.counts);
    expect((await file(reference, '?kinds=booking&services=wealth-advice&classes=personal&from=2026-11-25&to=2026-11-25')).total).toBe(2);
    expect((await file(reference, '?services=loan')).total).toBe(0);
    expect((await file(reference, '?to=2026-11-24')).total).toBe(0);
  });

  it('GIVEN somebody with no business here who only showed by a code that a number is theirs WHEN their file is opened by it THEN the conversation is in it, and in their package', async () => {
    const customer = await asks('13800138047', '查一下我的业务办理进度');
    const { records } = desk.running.app.database;
    expect((await records.recordsAfter(customer.conversation, 0, 200)).some((each) => each.kind === 'event' && each.content.event === 'customer.verified')).toBe(true);
    const reference = await open({ kind: 'typed', typed: '13800138047' });
    const view = await until('the talk', async () => {
      const found = await file(reference);
      return found.entries.some(({ conversation }) => conversation === customer.conversation) ? found : undefined;
    });
    expect(JSON.stringify(view)).not.toContain('13800138047');
    const made = requestView.parse((await chief.call('POST', '/api/requests', { key: randomUUID(), wants: 'access', by: { kind: 'typed', typed: '13800138047' }, verified: 'document' })).body);
    const { body } = await compliance.call('POST', `/api/requests/${made.id}/package`, { format: 'json' });
    expect(JSON.stringify(body)).toContain('查一下我的业务办理进度');
  });

  it('GIVEN a file WHEN exported THEN it is masked in every format; unsealed only for a reason, which is in the audit', async () => {
    const reference = encodeURIComponent(await open({ kind: 'typed', typed: '13800138041' }));
    for (const format of ['html', 'json', 'csv']) {
      const { status, body } = await chief.call('POST', `/api/customers/${reference}/export`, { format });
      expect(status).toBe(200);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      expect(text).toContain('BK-');
      expect(text).not.toMatch(/138 ?0013 ?8041/);
    }
    expect(await chief.call('POST', `/api/customers/${reference}/export`, { format: 'json', reason: { kind: 'other', words: '看' } })).toMatchObject({ status: 400, code: 'ReasonTooShort' });
    const { body } = await chief.call('POST', `/api/customers/${reference}/export`, { format: 'json', reason: REASON });
    expect(JSON.stringify(body)).toContain('13800138041');
    expect(await desk.running.app.database.audit.list({ limit: 2, what: 'customer.exported' })).toMatchObject([{ detail: { unsealed: true } }, { detail: { unsealed: false } }]);
  });

  it.each([['a reference that is none', 'x'.repeat(40)], ['one that was changed', `v1.kept.${'A'.repeat(60)}`]])('GIVEN %s THEN there is no such file', async (_name, reference) => {
    expect(await chief.call('GET', `/api/customers/${reference}`)).toMatchObject({ status: 404 });
  });
});

/** How often the record was put right, and how often the customer was told. */
async function told({ conversation }: Customer): Promise<[number, number]> {
  const records = await desk.running.app.core.recordsAfter(conversation, 0, 200);
  return [records.filter((each) => each.kind === 'event' && each.content.event === 'customer.corrected').length, records.filter((each) => each.kind === 'message' && each.content.texts?.includes('data-request.answered') === true).length];
}

describe('the customer\'s own request', () => {
  it('GIVEN a verified customer who asks what is held WHEN it is answered THEN they get a link that asks for their contact and shows their own words whole', async () => {
    const customer = await asks('13800138051', '你们保存了我的哪些个人信息');
    await until('the request', async () => requestsView.parse((await compliance.call('GET', '/api/requests')).body).requests.find(({ conversation }) => conversation === customer.conversation));
    const [request] = requestsView.parse((await compliance.call('GET', '/api/requests')).body).requests.filter(({ conversation }) => conversation === customer.conversation);
    expect(request).toMatchObject({ wants: 'access', verified: { how: 'code' }, late: false });
    expect(request?.dueAt).toBe('2026-12-16T15:59:59.999Z');
    expect(JSON.stringify(request)).not.toContain('13800138051');
    // What is the customer's is found a moment after it was said.
    await until('their conversation', async () => JSON.stringify((await chief.call('GET', `/api/requests/${request?.id ?? ''}/deletable`)).body).includes(customer.conversation));
    const answered = await compliance.call('POST', `/api/requests/${request?.id ?? ''}/answer`, { version: request?.version, how: 'link', text: '您的资料已整理好。' });
    expect(requestView.parse(answered.body)).toMatchObject({ state: 'answered' });
    const told = (await desk.running.app.core.recordsAfter(customer.conversation, 0, 200)).flatMap((each) => (each.kind === 'message' ? [each.content.text] : [])).at(-1) ?? '';
    const link = /https?:\/\/\S+\/my-data\/\S+/.exec(told)?.[0] ?? '';
    expect(link).not.toBe('');
    const send = (who: string): Promise<Response> => fetch(link, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ who }) });
    expect((await fetch(link)).status).toBe(200);
    expect((await send('13800138052')).status).toBe(403);
    const whole = await send('13800138051');
    expect(whole.headers.get('cache-control')).toContain('no-store');
    const page = await whole.text();
    expect(page).toContain('13800138051');
    expect(page).toContain('你们保存了我的哪些个人信息');
    expect(page).not.toMatch(/\b\d{6}\b(?=<\/p>)/);
    expect((await fetch(link.replace(/s=.{4}/, 's=AAAA'))).status).toBe(404);
    desk.running.clock.move(8 * 86_400_000);
    expect((await fetch(link)).status).toBe(404);
    desk.running.clock.move(-8 * 86_400_000);
  });

  it('GIVEN a correction WHEN it is answered THEN what is right is appended to the record, nothing is overwritten, and the customer is told', async () => {
    const customer = await asks('13800138061', '我要更正个人信息');
    await customer.say('姓名写成了王小名');
    await customer.say('应该是王小明');
    await settled(desk.running.app, customer.conversation);
    const request = await until('the request', async () => requestsView.parse((await chief.call('GET', '/api/requests')).body).requests.find(({ wants }) => wants === 'correction'));
    expect(request.correction).toMatchObject({ wrong: '姓名写成了王小名', right: '应该是王小明' });
    const answered = requestView.parse((await chief.call('POST', `/api/requests/${request.id}/answer`, { version: request.version, how: 'told', text: '已为您更正姓名。' })).body);
    expect(answered).toMatchObject({ state: 'answered', answer: { how: 'told' } });
    const records = await desk.running.app.core.recordsAfter(customer.conversation, 0, 200);
    expect(records.some((each) => each.kind === 'event' && each.content.event === 'customer.corrected')).toBe(true);
    expect(await saidIn(desk.running.app, customer.conversation)).toContain('data-request.answered');
    expect(await chief.call('POST', `/api/requests/${request.id}/answer`, { version: answered.version, how: 'told', text: '再次' })).toMatchObject({ status: 409, code: 'Over' });
  });

  it.each([['before anything came of it', false], ['after everything came of it', true]])('GIVEN an answer that a crash cut off %s WHEN the server is there again THEN the record is put right and the customer is told, once', async (_when, came) => {
    const customer = await asks(came ? '13800138063' : '13800138062', '我要更正个人信息');
    await customer.say('姓名写成了李小名');
    await customer.say('应该是李小明');
    await settled(desk.running.app, customer.conversation);
    const request = await until('the request', async () => requestsView.parse((await chief.call('GET', '/api/requests')).body).requests.find(({ conversation }) => conversation === customer.conversation));
    const { running } = desk;
    const requests = new DataRequests({ dossiers: running.app.database.dossiers, rules: () => { throw new Error('nothing is opened'); }, keyOf: () => '' });
    await requests.answer(request.id, request.version, { how: 'told', text: '已为您更正姓名。' }, { role: 'agent', id: 'he' }, new Date(running.clock.now()).toISOString());
    expect(requestsView.parse((await chief.call('GET', '/api/requests')).body).requests.find(({ id }) => id === request.id)).toMatchObject({ state: 'answering', answer: { text: '已为您更正姓名。' } });
    running.clock.move(31_000);
    await running.restart();
    if (came) {
      await until('it told', async () => (await told(customer))[1] === 1);
      // Whoever told the customer went down before it was noted.
      await running.app.stop();
      const file = new SqliteFile(join(running.directory, 'guitai.db'));
      file.prepare("update dossiers set state = 'answering', due_at = ? where id = ?").run(running.clock.now(), request.id);
      file.close();
      await running.restart({}, true);
    }
    await until('the end', async () => requestsView.parse((await chief.call('GET', '/api/requests?show=over')).body).requests.some(({ id, state }) => id === request.id && state === 'answered'));
    expect(await told(customer)).toEqual([1, 1]);
  });

  it('GIVEN a deletion that was asked for within the time THEN it is told why not yet, and none is proposed', async () => {
    const customer = await asks('13800138071', '请删除我的个人信息');
    const request = await until('the request', async () => requestsView.parse((await chief.call('GET', '/api/requests')).body).requests.find(({ wants }) => wants === 'deletion'));
    // What is the customer's is found a moment after it was said.
    const body = await until('their conversation', async () => {
      const found = await chief.call('GET', `/api/requests/${request.id}/deletable`);
      return JSON.stringify(found.body).includes(customer.conversation) ? found.body : undefined;
    });
    expect(body).toMatchObject({ conversations: [{ conversation: customer.conversation, deletable: false }] });
    const answered = await chief.call('POST', `/api/requests/${request.id}/answer`, { version: request.version, how: 'told', text: '保存期内不能删除。', delete: true });
    expect(requestView.parse(answered.body).answer?.deletion).toBeUndefined();
  });

  it('GIVEN a request entered by staff WHEN nobody has verified who asks THEN neither answer nor package is given', async () => {
    const made = await chief.call('POST', '/api/requests', { key: randomUUID(), wants: 'access', by: { kind: 'typed', typed: '13800138041' } });
    const request = requestView.parse(made.body);
    expect(await chief.call('POST', `/api/requests/${request.id}/answer`, { version: 1, how: 'printed', text: '交付' })).toMatchObject({ status: 409, code: 'Unverified' });
    expect(await chief.call('POST', `/api/requests/${request.id}/package`, { format: 'json' })).toMatchObject({ status: 409, code: 'Unverified' });
    const verified = requestView.parse((await chief.call('POST', `/api/requests/${request.id}/verify`, { version: 1, how: 'document' })).body);
    expect(verified).toMatchObject({ verified: { how: 'document' }, version: 2 });
    // Their conversations were never shown to be theirs: what was said there stays out, and it is said so.
    const { body } = await chief.call('POST', `/api/requests/${request.id}/package`, { format: 'json' });
    const text = JSON.stringify(body);
    expect(text).toContain('left-out');
    expect(text).not.toContain('"part":"line"');
  });

  it('GIVEN requests near their deadline WHEN supervisors look THEN as many wait; an agent has no such number', async () => {
    const waiting = async (): Promise<number> => waitingView.parse((await chief.call('GET', '/api/waiting')).body).requests;
    expect(await waiting()).toBe(0);
    const open = requestsView.parse((await chief.call('GET', '/api/requests')).body).requests.length;
    expect(open).toBeGreaterThan(0);
    desk.running.clock.move(19 * 86_400_000);
    chief.cookies.clear();
    await chief.signIn('chief');
    expect(await waiting()).toBe(open);
    const agent = await signedIn(desk.running, 'wang', ['agent']);
    expect((await agent.call('GET', '/api/waiting')).status).toBe(403);
  });
});
