import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled, saidIn } from '../support/cases.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { acted, AtDesk, chat, key, toldTo, waitingCustomer } from './console.js';

let running: RunningApp;
let li: AtDesk;
let zhao: AtDesk;
let boss: AtDesk;
beforeAll(async () => {
  running = await startApp();
  li = await AtDesk.come(running, 'li', ['agent'], { workNumber: '1023' });
  zhao = await AtDesk.come(running, 'zhao', ['agent'], { workNumber: '1045', teams: ['loans'] });
  boss = await AtDesk.come(running, 'boss', ['supervisor'], { workNumber: '2001' });
});
afterAll(() => running.stop());

const held = async (agent: AtDesk, words?: string): Promise<Customer> => {
  const customer = await waitingCustomer(running, words);
  acted(await agent.claims(customer.conversation));
  return customer;
};

describe('a conversation with people', () => {
  it('goes from the queue to an agent, to a colleague, to a team, and ends with one survey', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我叫王芳，电话13800138000，想在浦东支行约个人贷款');
    await customer.say('转人工');
    const { conversation } = customer;
    const [waiting] = (await li.queue()).filter((each) => each.conversation === conversation);
    expect(waiting).toMatchObject({ kind: 'chat', state: 'waiting', summary: { form: { name: 'booking' } } });
    // Contacts are masked in lists.
    expect(JSON.stringify(waiting)).not.toMatch(/138 ?0013 ?8000/);

    expect(acted(await li.claims(conversation)).handoff).toMatchObject({ state: 'held', agent: li.id });
    expect((await toldTo(customer)).at(-1)).toContain('人工客服1023已接入');
    expect((await li.mine()).map(({ handoff }) => handoff.conversation)).toContain(conversation);
    acted(await li.says(conversation, '您好，我是客服'));

    acted(await li.does(conversation, 'pass', { to: { agent: zhao.id }, note: '客户问贷款' }));
    expect((await toldTo(customer)).at(-1)).toContain('已把您转给客服1045');
    expect(await li.says(conversation, '还是我')).toMatchObject({ status: 409, code: 'Taken' });
    acted(await zhao.says(conversation, '您好，贷款的事我来办'));
    expect((await zhao.reads(conversation)).records.find(({ event }) => event === 'handoff.passed')).toMatchObject({ data: { note: '客户问贷款' } });
    // Who spoke there may read on, and no longer speaks.
    expect((await li.reads(conversation)).records.at(-1)).toMatchObject({ text: '您好，贷款的事我来办' });

    acted(await zhao.does(conversation, 'pass', { to: { team: 'loans' } }));
    expect((await toldTo(customer)).at(-1)).toContain('更合适的同事');
    expect((await li.queue()).find((each) => each.conversation === conversation)).toMatchObject({ team: 'loans', state: 'waiting' });
    acted(await zhao.claims(conversation));
    const closing = key();
    acted(await zhao.does(conversation, 'close', { key: closing, outcome: 'solved', note: '' }));
    expect(await zhao.does(conversation, 'close', { key: closing, outcome: 'solved', note: '' })).toMatchObject({ status: 200 });
    await settled(running.app, conversation);
    expect((await saidIn(running.app, conversation)).filter((text) => text === 'handoff.survey.begin')).toHaveLength(1);
    expect(await zhao.says(conversation, '再见')).toMatchObject({ status: 409, code: 'Closed' });
  });

  it('GIVEN one message sent again, and twice at once, THEN the customer sees it once', async () => {
    const customer = await held(li);
    const once = key();
    const [one, other] = await Promise.all([li.says(customer.conversation, '只说一次', once), li.says(customer.conversation, '只说一次', once)]);
    const again = await li.says(customer.conversation, '只说一次', once);
    const sequences = [one, other, again].map((answer) => acted(answer).records.map(({ sequence }) => sequence));
    expect(new Set(sequences.flat()).size).toBe(1);
    expect(sequences.every(({ length }) => length === 1)).toBe(true);
    expect((await toldTo(customer)).filter((text) => text === '只说一次')).toHaveLength(1);
  });

  it('GIVEN a note and a whisper THEN staff see them and the customer does not', async () => {
    const customer = await held(li);
    acted(await li.does(customer.conversation, 'notes', { text: '客户脾气大，电话13800138000' }));
    acted(await boss.does(customer.conversation, 'notes', { text: '先道歉' }));
    const { records } = await li.reads(customer.conversation);
    const notes = records.filter(({ kind }) => kind === 'note');
    expect(notes).toMatchObject([{ text: '客户脾气大，电话138****8000', event: 'note.written', from: { role: 'agent', id: li.id } }, { text: '先道歉', event: 'note.whispered', from: { id: boss.id } }]);
    expect((await li.call('GET', chat(customer.conversation, '/beside'))).body).toMatchObject({ notes: [{ text: expect.stringContaining('脾气') as unknown }, { text: '先道歉' }] });
    expect(JSON.stringify(await customer.all())).not.toMatch(/脾气|道歉/);
  });

  it('GIVEN it is given back THEN the bot goes on, what was agreed is the next agent’s to know, and nobody is surveyed', async () => {
    const customer = await held(li);
    acted(await li.does(customer.conversation, 'return', { note: '已免除年费' }));
    await settled(running.app, customer.conversation);
    expect((await running.app.core.conversation(customer.conversation))?.owner).toBe('bot');
    expect(await saidIn(running.app, customer.conversation)).not.toContain('handoff.survey.begin');
    await customer.say('转人工');
    expect((await zhao.queue()).find(({ conversation }) => conversation === customer.conversation)).toMatchObject({ summary: { agreed: '已免除年费' } });
    expect(JSON.stringify(await customer.all())).not.toContain('年费');
  });

  it('GIVEN a supervisor THEN they take over from an agent, who is told', async () => {
    const customer = await held(li);
    expect(await zhao.does(customer.conversation, 'take-over')).toMatchObject({ status: 404 });
    expect(acted(await boss.does(customer.conversation, 'take-over')).handoff).toMatchObject({ agent: boss.id });
    expect(await li.says(customer.conversation, '喂')).toMatchObject({ status: 409, code: 'Taken' });
    expect((await toldTo(customer)).at(-1)).toContain('2001现在为您服务');
  });

  it('GIVEN a conversation that the bot has THEN a supervisor takes it over, and the bot says no more', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('营业时间');
    acted(await boss.does(customer.conversation, 'take-over'));
    const before = (await toldTo(customer)).length;
    await customer.post({ text: '营业时间' });
    await settled(running.app, customer.conversation);
    expect((await toldTo(customer)).length).toBe(before);
    acted(await boss.does(customer.conversation, 'close', { outcome: 'solved' }));
  });

  it('GIVEN work and a chat in one conversation, with two people, THEN each ends their own', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉，柜员态度差，昨天在浦东支行');
    await customer.say('取消');
    const [task] = await until('the work', async () => ((found) => found.length > 0 && found)((await zhao.queue()).filter(({ conversation, kind }) => conversation === customer.conversation && kind === 'task')));
    acted(await zhao.call('POST', `/api/handoffs/${encodeURIComponent(task?.id ?? '')}/claim`, { key: key() }));
    await customer.say('转人工');
    const waiting = (await li.queue()).find(({ conversation, kind }) => conversation === customer.conversation && kind === 'chat');
    acted(await li.call('POST', `/api/handoffs/${encodeURIComponent(waiting?.id ?? '')}/claim`, { key: key() }));
    expect(acted(await zhao.does(customer.conversation, 'close', { outcome: 'solved' })).handoff).toMatchObject({ id: task?.id, state: 'closed' });
    expect((await running.app.core.conversation(customer.conversation))?.owner).toBe(`agent:${li.id}`);
    expect(await zhao.does(customer.conversation, 'close', { outcome: 'solved', handoff: waiting?.id })).toMatchObject({ status: 403, code: 'NotYours' });
    expect(acted(await li.does(customer.conversation, 'close', { outcome: 'solved' })).handoff).toMatchObject({ id: waiting?.id });
  });
});

describe('what is in a conversation', () => {
  it('GIVEN files both ways THEN each side gets the other’s bytes', async () => {
    const { address } = running.app;
    const customer = await held(li);
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const uploaded = await li.uploads(chat(customer.conversation, `/files?name=${encodeURIComponent('电话13800138000.png')}`), png, address);
    expect(uploaded.status).toBe(201);
    acted(await li.says(customer.conversation, '', key(), [uploaded.id]));
    const shown = (await customer.all()).at(-1)?.attachments?.[0];
    expect(shown).toMatchObject({ contentType: 'image/png', name: '电话138****8000.png' });
    const got = await fetch(shown?.contentUrl ?? '');
    expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
    // Nobody else's conversation sends it, and nobody else puts one there.
    const elsewhere = await held(zhao);
    expect(await zhao.says(elsewhere.conversation, '看', key(), [uploaded.id])).toMatchObject({ status: 400, code: 'NoSuchFile' });
    expect((await zhao.uploads(chat(customer.conversation, '/files?name=a.png'), png, address)).status).toBe(403);
    expect((await li.uploads(chat(customer.conversation, '/files?name=a.png'), Buffer.from('<script>alert(1)</script>'), address)).status).toBe(415);
    expect((await li.uploads(chat(customer.conversation, '/files?name=a.html'), Buffer.from('<script>alert(1)</script>'), address)).status).toBe(415);

    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(png)], { type: 'image/png' }), '身份证.png');
    const sent = await fetch(`${address}/v3/directline/conversations/${customer.conversation}/upload?userId=x`, { method: 'POST', headers: { Authorization: `Bearer ${customer.token}` }, body: form });
    expect(sent.status).toBe(200);
    const file = (await li.reads(customer.conversation)).records.findLast(({ files }) => files !== undefined)?.files?.[0];
    const path = chat(customer.conversation, `/files/${file?.id ?? ''}`);
    expect(await li.call('GET', path)).toMatchObject({ status: 200 });
    expect(await zhao.call('GET', path)).toMatchObject({ status: 404 });
    expect(await running.app.database.audit.list({ limit: 5, what: 'file.' })).toMatchObject([{ what: 'file.read', staff: li.id, subject: `${customer.conversation}/${file?.id ?? ''}` }]);
  });

  it('GIVEN words that were masked THEN they are revealed to who may read, and that is logged', async () => {
    const customer = await waitingCustomer(running);
    await customer.say('我的电话13800138000');
    acted(await li.claims(customer.conversation));
    const masked = (await li.reads(customer.conversation)).records.find(({ text = '' }) => text.includes('138****8000'));
    expect(masked).toMatchObject({ masked: true });
    const sequence = masked?.sequence ?? 0;
    expect(await li.does(customer.conversation, 'reveal')).toMatchObject({ status: 400 });
    const ask = (who: AtDesk) => who.call('POST', chat(customer.conversation, '/reveal'), { sequence });
    expect(await zhao.call('POST', chat(customer.conversation, '/reveal'), { sequence })).toMatchObject({ status: 404 });
    expect(await ask(li)).toMatchObject({ status: 200, body: { text: '我的电话13800138000' } });
    expect(await running.app.database.audit.list({ limit: 1, what: 'personal.' })).toMatchObject([{ what: 'personal.revealed', staff: li.id, subject: `${customer.conversation}#${sequence}` }]);
    // What is shown whole has nothing behind it.
    expect(await li.call('POST', chat(customer.conversation, '/reveal'), { sequence: 1 })).toMatchObject({ status: 404 });
  });

  it('GIVEN an agent who writes a card number THEN it reaches no transcript; a telephone number does', async () => {
    const customer = await held(li);
    acted(await li.says(customer.conversation, '卡号6222021234567890128，身份证11010519491231002X，请拨021-55500100'));
    const said = (await toldTo(customer)).at(-1) ?? '';
    expect(said).toContain('021-55500100');
    expect(said).not.toMatch(/6222021234567890128|11010519491231002X/);
  });

  it('GIVEN what the bot had answered THEN who waits is counted from the words that nobody answered', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('营业时间');
    running.clock.move(20 * 60_000);
    await Promise.all([li.is('available'), zhao.is('available')]);
    await customer.say('转人工');
    acted(await li.claims(customer.conversation));
    const waits = async () => (await li.mine()).find(({ handoff }) => handoff.conversation === customer.conversation);
    const since = (await waits())?.waitingSince ?? '';
    expect(running.clock.now() - Date.parse(since)).toBeLessThan(60_000);
    acted(await li.says(customer.conversation, '您好'));
    expect(await waits()).not.toHaveProperty('waitingSince');
  });
});
