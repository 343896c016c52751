import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptNumber } from '../../cases/number.js';
import type { Case } from '../../cases/case.js';
import { NOWHERE } from '../support/nowhere.js';
import { startApp, type RunningApp } from '../support/app.js';
import { cardActions, Customer, type SeenActivity } from '../support/customer.js';
import { textsOf } from '../support/inside.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let running: RunningApp;
beforeAll(async () => {
  running = await startApp(NOWHERE);
});
afterAll(() => running.stop());

async function caseOf({ conversation }: Customer): Promise<Case> {
  const [made, ...others] = await running.app.database.cases.ofConversation(conversation, 10);
  if (made === undefined || others.length > 0) throw new Error(`${others.length} cases`);
  return made;
}

const texts = (customer: Customer, answer: SeenActivity) => textsOf(running.app, customer.conversation, answer.id);

async function eventsOf({ conversation }: Customer, event: string): Promise<unknown[]> {
  return (await running.app.core.recordsAfter(conversation, 0, 1_000)).flatMap((record) => (record.kind === 'event' && record.content.event === event ? [record.content.data] : []));
}

/** Sends a file without a word. */
async function send(customer: Customer, name: string): Promise<SeenActivity> {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify({ type: 'message' })], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), name);
  const response = await fetch(`${running.app.address}/v3/directline/conversations/${customer.conversation}/upload?userId=x`, { method: 'POST', headers: { Authorization: `Bearer ${customer.token}` }, body: form });
  expect(response.status).toBe(200);
  const [answer] = await customer.answers(1);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

/** Makes and hands in a complaint; returns the last answer. */
async function complain(customer: Customer, first = '我要投诉，昨天在浦东支行等了两小时没人管'): Promise<SeenActivity> {
  await customer.say(first);
  for (const said of ['跳过', '道歉', '我叫王芳', '13800138000']) await customer.say(said);
  return customer.say('确认');
}

describe('never lost', () => {
  test('GIVEN the first words THEN a draft with what they tell, its deadlines and a number exists at once', async () => {
    const customer = await Customer.arrive(running.app.address);
    const answer = await customer.say('我要投诉浦东支行的陈顾问，昨天对我很凶');
    const made = await caseOf(customer);
    expect(answer.text).toContain(made.number);
    expect(made).toMatchObject({ kind: 'complaint', state: 'draft', subject: 'attitude', accused: ['pd-chen'], major: false, details: { what: '我要投诉浦东支行的陈顾问，昨天对我很凶', where: 'pudong', when: '昨天', whom: '陈顾问' } });
    expect(made.deadlines.map(({ event, dueAt }) => [event, dueAt.slice(0, 16)])).toEqual([['first-response', '2026-11-26T02:00'], ['decision', '2026-12-10T15:59']]);
    expect(await eventsOf(customer, 'complaint.opened')).toEqual([{ number: made.number }]);
  });

  test('GIVEN only 我要投诉, then answers, then silence THEN each answer is in the draft, also after a restart', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉');
    expect((await caseOf(customer)).details).toEqual({});
    await customer.say('买的基金亏损，客户经理说一定赚');
    await customer.say('去年');
    const kept = { what: '买的基金亏损，客户经理说一定赚', class: 'product', when: '去年' };
    expect((await caseOf(customer)).details).toEqual(kept);
    await running.restart();
    expect(await caseOf(customer)).toMatchObject({ state: 'draft', details: kept });
    expect((await texts(customer.at(running.app.address), await customer.at(running.app.address).say('手机银行')))).toContain('complaint.whom.ask');
  });

  test('GIVEN a cancel in the middle THEN the draft stays and is followed up', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉，柜员态度差');
    await customer.say('取消');
    const { number, state } = await caseOf(customer);
    expect(state).toBe('draft');
    expect(await eventsOf(customer, 'person.needed')).toContainEqual({ why: 'complaint-left', number });
  });
});

describe('handed in', () => {
  test('GIVEN a confirmed complaint THEN it is open under its number, with receipt, notice and a person called for', async () => {
    const customer = await Customer.arrive(running.app.address);
    const receipt = await complain(customer);
    const made = await caseOf(customer);
    expect(made).toMatchObject({ state: 'open', channel: 'directline', subject: 'quality', person: { name: '王芳', contact: { kind: 'phone', value: '+8613800138000' } }, details: { wanted: '道歉' } });
    const shown = JSON.stringify(receipt.attachments);
    for (const words of [made.number, '2026年11月26日（星期四）10:00 前', '2026年12月10日（星期四） 前', '服务质量']) expect(shown).toContain(words);
    expect(shown).not.toContain('13800138000');
    expect(cardActions(receipt)).toEqual([]);
    expect(await eventsOf(customer, 'person.needed')).toContainEqual({ why: 'complaint', number: made.number, major: false });
    const records = await running.app.core.recordsAfter(customer.conversation, 0, 1_000);
    const notice = records.flatMap((record) => (record.kind === 'message' && record.content.via === 'sms' ? [record.content.text] : []));
    expect(notice).toHaveLength(1);
    for (const words of [made.number, '王芳', '服务质量', '2026年11月25日']) expect(notice[0]).toContain(words);
  });

  test.each(['柜员说保本，结果亏了20万', '我被骗了，有人盗刷我的卡', '我奶奶八十岁，柜员不耐烦', '再不处理我就找记者曝光', '我要向银保监投诉你们'])('GIVEN “%s” THEN it is a major matter with an answer within 48 hours', async (said) => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉');
    await customer.say(said);
    const made = await caseOf(customer);
    expect(made.major).toBe(true);
    expect(made.deadlines.find(({ event }) => event === 'answer')?.dueAt.slice(0, 13)).toBe('2026-11-27T02');
  });

  test('GIVEN the longest message there is THEN it is kept as said', async () => {
    const customer = await Customer.arrive(running.app.address);
    const story = '他们让我等'.repeat(800);
    await customer.say('我要投诉');
    await customer.say(story);
    expect((await caseOf(customer)).details['what']).toBe(story);
  });

  test('GIVEN name and contact told before THEN they are not asked again', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
    await customer.say('确认');
    await customer.say('我要投诉，柜员态度差');
    for (const said of ['今天', '浦东支行', '跳过']) await customer.say(said);
    expect(await texts(customer, await customer.say('道歉'))).toEqual(['complaint.confirm']);
    const [made] = await running.app.database.cases.ofConversation(customer.conversation, 10);
    expect(made?.person).toMatchObject({ name: '王芳', contact: { value: '+8613800138000' } });
  });
});

describe('files', () => {
  test('GIVEN a file and no word in the middle of a complaint THEN it is evidence, acknowledged, and the question stands', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉，柜员态度差');
    const answer = await send(customer, '现场.png');
    expect(await texts(customer, answer)).toEqual(['form.attached', 'complaint.when.ask']);
    expect(answer.text).toContain('现场.png');
    await send(customer, '单据.png');
    expect((await caseOf(customer)).details['evidence']).toMatchObject([{ name: '现场.png' }, { name: '单据.png' }]);
  });

  test('GIVEN a file for a complaint that was handed in THEN it is added with the words', async () => {
    const customer = await Customer.arrive(running.app.address);
    await complain(customer);
    expect(await texts(customer, await customer.say('补充投诉'))).toEqual(['complaint-more.words.ask']);
    expect(await texts(customer, await send(customer, '录像截图.png'))).toEqual(['form.attached', 'complaint-more.words.ask']);
    expect(await texts(customer, await customer.say('这是当时的录像截图'))).toEqual(['complaint-more.done']);
    const made = await caseOf(customer);
    expect(made.details).toMatchObject({ evidence: [{ name: '录像截图.png' }], additions: [{ words: '这是当时的录像截图' }] });
    expect(made.steps.map(({ what }) => what)).toContain('added');
  });

  test('GIVEN a file in a booking or outside any form THEN a kind answer', async () => {
    const customer = await Customer.arrive(running.app.address);
    expect(await texts(customer, await send(customer, 'a.png'))).toEqual(['complaint.file-for-what']);
    await customer.say('我想预约理财咨询');
    expect(await texts(customer, await send(customer, 'b.png'))).toEqual(['form.file-kept', 'booking.branch.ask']);
  });
});

describe('withdrawn, and whose it is', () => {
  test('GIVEN a withdrawal that is confirmed THEN the complaint is withdrawn and nothing more happens to it', async () => {
    const customer = await Customer.arrive(running.app.address);
    await complain(customer);
    const { number } = await caseOf(customer);
    await customer.say(`撤回投诉 ${number}`);
    expect((await caseOf(customer)).state).toBe('open');
    await customer.say('确认撤回');
    expect((await caseOf(customer)).state).toBe('withdrawn');
    expect(await texts(customer, await customer.say(`补充投诉 ${number}`))).toEqual(['complaint-more.ended']);
  });

  test.each(['补充投诉', '撤回投诉'])('GIVEN %s with somebody else’s number THEN the answer is the same as for a number that does not exist', async (what) => {
    const owner = await Customer.arrive(running.app.address);
    await complain(owner);
    const { number } = await caseOf(owner);
    const answers = await Promise.all([number, receiptNumber('CP', '20261101', 77)].map(async (each) => {
      const stranger = await Customer.arrive(running.app.address);
      const answer = await stranger.say(`${what} ${each}`);
      return { texts: await texts(stranger, answer), said: answer.text?.replaceAll(each, '') };
    }));
    expect(answers[0]).toEqual(answers[1]);
    expect((await caseOf(owner)).state).toBe('open');
  });

  test('GIVEN a stranger with a complaint of their own THEN somebody else’s number is not found', async () => {
    const owner = await Customer.arrive(running.app.address);
    await complain(owner);
    const stranger = await Customer.arrive(running.app.address);
    await complain(stranger);
    await stranger.say('补充投诉');
    const answer = await stranger.say(`编号改成 ${(await caseOf(owner)).number}`);
    expect(await texts(stranger, answer)).toEqual(['complaint-more.not-found']);
    expect((await caseOf(owner)).details['additions']).toBeUndefined();
  });
});
