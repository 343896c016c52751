import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsView, findingView, mineView, ownViolation, risksView, riskView, violationsView, violationView } from '../../../bot/api/quality.js';
import { conversationOfDossier } from '../../../supervision/dossiers/dossier.js';
import { toldTo } from '../../console/console.js';
import { startApp, type RunningApp } from '../../support/app.js';
import { signedIn, type Answer, type ConsoleBrowser } from '../../support/staff.js';
import { daysPass, key, read, talked, team, type Team } from './people.js';

let running: RunningApp;
let us: Team;
beforeAll(async () => {
  running = await startApp();
  us = await team(running);
}, 60_000);
afterAll(() => running.stop());

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(running.clock.now() + days * DAY).toISOString();
type Caller = Pick<ConsoleBrowser, 'call'>;
const step = (who: Caller, kind: string, id: string, version: number, what: Readonly<Record<string, unknown>>): Promise<Answer> => who.call('POST', `/api/quality/${kind}/${id}/steps`, { version, step: what });
const events = async (id: string): Promise<string[]> => (await running.app.database.records.recordsAfter(conversationOfDossier(id), 0, 50)).flatMap((record) => (record.kind === 'event' ? [record.content.event] : []));

describe('the ledger', () => {
  const opened = async (who: Caller, about: Readonly<Record<string, unknown>> = {}) => read(findingView, await who.call('POST', '/api/quality/findings', { key: key(), about, finding: { title: '未登记来电', what: '客户 13812345678 的来电没有登记', source: 'line', area: 'flow', weight: 'middle' } })).item;

  it('GIVEN a finding WHEN it is assigned, corrected and verified by another THEN the loop is closed, and each step is on record', async () => {
    const customer = await talked(running, us.li, '您好');
    const finding = await opened(us.chen, { conversation: customer.conversation, sequence: 1 });
    expect(finding).toMatchObject({ state: 'open', version: 1, about: { conversation: customer.conversation, sequence: 1 }, overdue: false });
    expect(finding.may).toEqual(['assign', 'drop', 'note']);
    const assigned = read(findingView, await step(us.chen, 'findings', finding.id, 1, { do: 'assign', owner: us.id('wang'), dueAt: inDays(7), measures: '培训登记流程', cause: '新员工' })).item;
    expect(assigned).toMatchObject({ state: 'correcting', owner: us.id('wang'), body: { measures: '培训登记流程', cause: '新员工' } });
    expect(await step(us.chen, 'findings', finding.id, 2, { do: 'correct', result: '已完成' })).toMatchObject({ status: 403, code: 'NotYours' });
    const mine = read(findingsView, await us.wang.call('GET', '/api/quality/findings'));
    expect(mine.items.map(({ id }) => id)).toEqual([finding.id]);
    expect(mine.items[0]?.may).toEqual(['correct', 'note']);
    expect(mine.people[us.id('wang')]).toMatchObject({ workNumber: '8002' });
    expect(read(findingsView, await us.li.call('GET', '/api/quality/findings')).items).toEqual([]);
    expect(await us.li.call('GET', `/api/quality/findings/${finding.id}`)).toMatchObject({ status: 404 });
    expect(read(findingView, await step(us.wang, 'findings', finding.id, 2, { do: 'correct', result: '已培训' })).item).toMatchObject({ state: 'corrected', version: 3 });
    expect(await step(us.wang, 'findings', finding.id, 3, { do: 'verify', passed: true, note: '好' })).toMatchObject({ status: 403, code: 'WrongRole' });
    expect(read(findingView, await step(us.zhou, 'findings', finding.id, 3, { do: 'verify', passed: false, note: '仍有漏登' })).item).toMatchObject({ state: 'correcting', body: { returned: 1 } });
    read(findingView, await step(us.wang, 'findings', finding.id, 4, { do: 'correct', result: '已补登' }));
    const closed = read(findingView, await step(us.zhou, 'findings', finding.id, 5, { do: 'verify', passed: true, note: '抽查无误' })).item;
    expect(closed).toMatchObject({ state: 'verified', overdue: false });
    expect(closed).not.toHaveProperty('dueAt');
    expect(closed.body.history.map(({ what }) => what)).toEqual(['opened', 'assigned', 'corrected', 'returned', 'corrected', 'verified']);
    expect(await events(finding.id)).toEqual(['finding.opened', 'finding.assigned', 'finding.corrected', 'finding.returned', 'finding.corrected', 'finding.verified']);
    const [first] = await running.app.database.records.recordsAfter(conversationOfDossier(finding.id), 0, 1);
    expect(JSON.stringify(first)).not.toContain('13812345678');
    expect(closed.body.what).toContain('13812345678');
  });

  it('GIVEN an owner who oversees WHEN they verify their own correction THEN it needs somebody else; a stale version, a skipped step and a past day are refused', async () => {
    const finding = await opened(us.chen);
    expect(await step(us.chen, 'findings', finding.id, 1, { do: 'verify', passed: true, note: '好' })).toMatchObject({ status: 409, code: 'WrongState' });
    expect(await step(us.chen, 'findings', finding.id, 1, { do: 'assign', owner: us.id('zhou'), dueAt: inDays(-1), measures: 'x' })).toMatchObject({ status: 400, code: 'Past' });
    expect(await step(us.chen, 'findings', finding.id, 1, { do: 'assign', owner: 's-nobody', measures: 'x' })).toMatchObject({ status: 400, code: 'UnknownPerson' });
    read(findingView, await step(us.chen, 'findings', finding.id, 1, { do: 'assign', owner: us.id('zhou'), measures: 'x' }));
    expect(await step(us.zhou, 'findings', finding.id, 1, { do: 'correct', result: 'x' })).toMatchObject({ status: 409, code: 'Stale' });
    read(findingView, await step(us.zhou, 'findings', finding.id, 2, { do: 'correct', result: 'x' }));
    expect(await step(us.zhou, 'findings', finding.id, 3, { do: 'verify', passed: true, note: 'x' })).toMatchObject({ status: 403, code: 'SamePerson' });
    expect(await events(finding.id)).toHaveLength(3);
  });

  it('GIVEN a lost answer WHEN it is opened again with its key THEN it is one; GIVEN a line that is not there THEN it is refused', async () => {
    const body = { key: key(), finding: { title: 'x', what: 'x', source: 'other', area: 'quality', weight: 'low' } };
    const [one, other] = [read(findingView, await us.chen.call('POST', '/api/quality/findings', body)), read(findingView, await us.chen.call('POST', '/api/quality/findings', body))];
    expect(other.item.id).toBe(one.item.id);
    expect(await events(one.item.id)).toEqual(['finding.opened']);
    expect(await us.zhou.call('POST', '/api/quality/findings', body)).toMatchObject({ status: 409, code: 'KeyTaken' });
    for (const about of [{ conversation: 'nobody' }, { sequence: 3 }, { caseNumber: 'CP-20261125-0001-X' }, { conversation: conversationOfDossier(one.item.id) }]) expect(await us.chen.call('POST', '/api/quality/findings', { ...body, key: key(), about })).toMatchObject({ status: 400, code: 'UnknownSubject' });
  });

  it('GIVEN a correction WHEN its day comes near, and passes THEN its owner is reminded once each, and it is shown as overdue, first due first', async () => {
    const late = await opened(us.chen);
    const later = await opened(us.chen);
    for (const [{ id }, days] of [[later, 6], [late, 4]] as const) read(findingView, await step(us.chen, 'findings', id, 1, { do: 'assign', owner: us.id('li'), dueAt: inDays(days), measures: 'x' }));
    const { reminders } = running.app;
    await reminders.tick();
    expect(await events(late.id)).toHaveLength(2);
    await daysPass(running, us, 2.5);
    await reminders.tick();
    await reminders.tick();
    expect((await events(late.id)).slice(2)).toEqual(['finding.reminded']);
    await daysPass(running, us, 4);
    await reminders.tick();
    await reminders.tick();
    expect((await events(late.id)).slice(2)).toEqual(['finding.reminded', 'finding.overdue']);
    expect((await events(later.id)).slice(2)).toEqual(['finding.overdue']);
    const { li } = us;
    expect(read(mineView, await li.call('GET', '/api/quality/mine'))).toMatchObject({ corrections: 2, overdue: 2 });
    expect(read(findingsView, await li.call('GET', '/api/quality/findings?overdue=true')).items.map(({ id, overdue }) => [id, overdue])).toEqual([[late.id, true], [later.id, true]]);
  });
});

describe('violations', () => {
  const noted = async (who: Caller, about: Readonly<Record<string, unknown>> = {}, staff = us.id('li')): Promise<Answer> => who.call('POST', '/api/quality/violations', { key: key(), about, violation: { kind: 'wrong-information', staff, what: '告知客户保证收益', source: 'line' } });
  const decided = async (about: Readonly<Record<string, unknown>> = {}) => {
    const { id } = read(violationView, await noted(us.wang, about)).item;
    read(violationView, await step(us.chen, 'violations', id, 1, { do: 'report', harm: '客户因此申购' }));
    read(violationView, await step(us.zhou, 'violations', id, 2, { do: 'verify', founded: true, note: '录音属实' }));
    read(violationView, await step(us.he, 'violations', id, 3, { do: 'decide', grade: 'warning', measures: '停岗培训', reason: '违反规范 8.1' }));
    return id;
  };

  it('GIVEN a violation WHEN it goes from discovery to the customer THEN each step is somebody\'s, on record, and the customer is told in their conversation', async () => {
    const customer = await talked(running, us.li, '您好', '这款理财保证收益');
    const id = await decided({ conversation: customer.conversation });
    const acted = read(violationView, await step(us.he, 'violations', id, 4, { do: 'act', what: '已停岗培训' })).item;
    expect(acted).toMatchObject({ state: 'acted', may: ['tell'], body: { discoveredBy: us.id('wang'), reportedBy: us.id('chen'), verified: { by: us.id('zhou') }, decision: { by: us.id('he'), grade: 'warning' } } });
    const told = read(violationView, await step(us.chen, 'violations', id, 5, { do: 'tell', text: '您反映的不当告知已核实并处理，证件 11010519491231002X 不会外泄。' })).item;
    expect(told).toMatchObject({ state: 'told', body: { told: { by: us.id('chen'), conversation: customer.conversation } } });
    expect(told).not.toHaveProperty('dueAt');
    const heard = await toldTo(customer);
    expect(heard.filter((each) => each.includes('已核实并处理'))).toHaveLength(1);
    expect(heard.join()).not.toContain('11010519491231002X');
    expect(await events(id)).toEqual(['violation.discovered', 'violation.reported', 'violation.verified', 'violation.decided', 'violation.acted', 'violation.told']);
  });

  it('GIVEN the person concerned WHEN they try any step, in any role or by a second account THEN it is not there for them; what they see comes after the decision, without names', async () => {
    const { id } = read(violationView, await noted(us.wang, {}, us.id('chen'))).item;
    const second = await signedIn(running, 'chen-compliance', ['compliance'], { workNumber: '9-chen' });
    expect(await noted(us.chen, {}, us.id('chen'))).toMatchObject({ status: 403, code: 'Concerned' });
    for (const who of [us.chen, second]) {
      expect(await who.call('GET', `/api/quality/violations/${id}`)).toMatchObject({ status: 404 });
      expect(read(violationsView, await who.call('GET', '/api/quality/violations?limit=100')).items.some((each) => each.id === id)).toBe(false);
      expect(await step(who, 'violations', id, 1, { do: 'report', harm: '无' })).toMatchObject({ status: 404 });
      expect(read(mineView, await who.call('GET', '/api/quality/mine')).violations).toEqual([]);
      // Nor by way of the desk, which lets supervisors read any conversation.
      expect((await who.call('GET', `/api/chats/${conversationOfDossier(id)}`)).status).toBeGreaterThanOrEqual(403);
    }
    read(violationView, await step(us.zhou, 'violations', id, 1, { do: 'report', harm: 'x' }));
    read(violationView, await step(us.he, 'violations', id, 2, { do: 'verify', founded: true, note: 'x' }));
    read(violationView, await step(us.fang, 'violations', id, 3, { do: 'decide', grade: 'serious', measures: 'x', reason: 'y' }));
    for (const what of [{ do: 'act', what: 'x' }, { do: 'tell', text: 'x', how: '电话' }, { do: 'judge', outcome: 'lifted', note: 'x' }]) for (const who of [us.chen, second]) expect(await step(who, 'violations', id, 4, what)).toMatchObject({ status: 403, code: 'Concerned' });
    const [own] = read(mineView, await us.chen.call('GET', '/api/quality/mine')).violations;
    expect(own).toMatchObject({ id, state: 'decided', decision: { grade: 'serious', measures: 'x', reason: 'y' } });
    for (const name of ['wang', 'zhou', 'he', 'fang'] as const) expect(JSON.stringify(own)).not.toContain(us.id(name));
    expect(await events(id)).toHaveLength(4);
  });

  it('GIVEN one person for two steps, a step too early, a stale version, or somebody who does not oversee THEN it is refused, and nothing is written', async () => {
    const { id } = read(violationView, await noted(us.wang)).item;
    expect(await step(us.chen, 'violations', id, 1, { do: 'verify', founded: true, note: 'x' })).toMatchObject({ status: 409, code: 'WrongState' });
    expect(await step(us.chen, 'violations', id, 1, { do: 'tell', text: 'x' })).toMatchObject({ status: 409, code: 'WrongState' });
    read(violationView, await step(us.chen, 'violations', id, 1, { do: 'report', harm: 'x' }));
    expect(await step(us.chen, 'violations', id, 2, { do: 'verify', founded: true, note: 'x' })).toMatchObject({ status: 403, code: 'SamePerson' });
    expect(await step(us.zhou, 'violations', id, 1, { do: 'verify', founded: true, note: 'x' })).toMatchObject({ status: 409, code: 'Stale' });
    expect(await step(us.wang, 'violations', id, 2, { do: 'verify', founded: true, note: 'x' })).toMatchObject({ status: 403, code: 'WrongRole' });
    read(violationView, await step(us.zhou, 'violations', id, 2, { do: 'verify', founded: true, note: 'x' }));
    expect(await step(us.zhou, 'violations', id, 3, { do: 'decide', grade: 'reminder', measures: 'x', reason: 'x' })).toMatchObject({ status: 403, code: 'SamePerson' });
    expect(await events(id)).toEqual(['violation.discovered', 'violation.reported', 'violation.verified']);
    const none = read(violationView, await noted(us.wang)).item;
    read(violationView, await step(us.chen, 'violations', none.id, 1, { do: 'report', harm: 'x' }));
    expect(read(violationView, await step(us.he, 'violations', none.id, 2, { do: 'verify', founded: false, note: '无此事' })).item).toMatchObject({ state: 'unfounded', may: [] });
    expect(read(mineView, await us.li.call('GET', '/api/quality/mine')).violations.some((each) => each.id === none.id)).toBe(false);
  });

  it('GIVEN an appeal WHEN it is judged THEN by somebody who took no part; changed, it is decided anew, and only one appeal is heard', async () => {
    const id = await decided();
    const appeal = (who: Caller, version: number): Promise<Answer> => who.call('POST', `/api/quality/violations/${id}/appeal`, { version, step: { do: 'appeal', reason: '我说的是历史收益' } });
    expect(await appeal(us.wang, 4)).toMatchObject({ status: 404 });
    expect(read(ownViolation, await appeal(us.li, 4))).toMatchObject({ state: 'appealed', appeal: { reason: '我说的是历史收益' } });
    expect(await step(us.he, 'violations', id, 5, { do: 'act', what: 'x' })).toMatchObject({ status: 409, code: 'WrongState' });
    for (const who of [us.chen, us.zhou, us.he]) expect(await step(who, 'violations', id, 5, { do: 'judge', outcome: 'upheld', note: 'x' })).toMatchObject({ status: 403, code: 'SamePerson' });
    expect(await step(us.fang, 'violations', id, 5, { do: 'judge', outcome: 'changed', note: 'x' })).toMatchObject({ status: 400 });
    const changed = read(violationView, await step(us.fang, 'violations', id, 5, { do: 'judge', outcome: 'changed', note: '情节较轻', decision: { grade: 'reminder', measures: '口头提醒', reason: '首次' } })).item;
    expect(changed).toMatchObject({ state: 'decided', body: { decision: { grade: 'reminder', by: us.id('fang') }, formerDecisions: [{ grade: 'warning' }], appeal: { outcome: 'changed' } } });
    expect(await appeal(us.li, 6)).toMatchObject({ status: 409, code: 'Already' });
    read(violationView, await step(us.he, 'violations', id, 6, { do: 'act', what: 'x' }));
    expect(await step(us.he, 'violations', id, 7, { do: 'tell', text: 'x' })).toMatchObject({ status: 400, code: 'NobodyToTell' });
    expect(read(violationView, await step(us.he, 'violations', id, 7, { do: 'tell', text: 'x', how: '电话' })).item).toMatchObject({ state: 'told', body: { told: { how: '电话' } } });
  });

  it('GIVEN a decision WHEN the days for an appeal are over THEN it is too late', async () => {
    const id = await decided();
    await daysPass(running, us, 11);
    expect(await us.li.call('POST', `/api/quality/violations/${id}/appeal`, { version: 4, step: { do: 'appeal', reason: 'x' } })).toMatchObject({ status: 409, code: 'TooLate' });
  });
});

describe('the risk register', () => {
  const risk = { kind: 'operational', title: '录音系统单点', what: '录音服务器只有一台', measures: '增加备机', likelihood: 3, effect: 4, why: '去年发生两次' };

  it('GIVEN a risk WHEN it is rated again, closed and reopened THEN its ratings are a history, and its review day moves', async () => {
    const { item } = read(riskView, await us.chen.call('POST', '/api/quality/risks', { key: key(), risk: { ...risk, owner: us.id('zhou') } }));
    expect(item).toMatchObject({ state: 'open', owner: us.id('zhou'), body: { ratings: [{ likelihood: 3, effect: 4 }] } });
    const first = item.dueAt ?? '';
    running.clock.move(1_000);
    const rated = read(riskView, await step(us.he, 'risks', item.id, 1, { do: 'rate', likelihood: 1, effect: 4, why: '备机已上线' })).item;
    expect(rated.body.ratings).toMatchObject([{ likelihood: 3, by: us.id('chen') }, { likelihood: 1, by: us.id('he'), why: '备机已上线' }]);
    expect((rated.dueAt ?? '') > first).toBe(true);
    expect(read(riskView, await step(us.he, 'risks', item.id, 2, { do: 'change', measures: '每季演练', owner: us.id('he') })).item).toMatchObject({ owner: us.id('he'), body: { measures: '每季演练', what: '录音服务器只有一台' } });
    expect(read(riskView, await step(us.he, 'risks', item.id, 3, { do: 'close', note: '已消除' })).item).toMatchObject({ state: 'closed', may: ['reopen'] });
    expect(await step(us.he, 'risks', item.id, 4, { do: 'rate', likelihood: 1, effect: 1, why: 'x' })).toMatchObject({ status: 409, code: 'WrongState' });
    expect(read(risksView, await us.chen.call('GET', '/api/quality/risks')).items.some(({ id }) => id === item.id)).toBe(false);
    read(riskView, await step(us.he, 'risks', item.id, 4, { do: 'reopen', note: '再次发生' }));
    expect(read(risksView, await us.chen.call('GET', '/api/quality/risks?kind=operational')).items.some(({ id }) => id === item.id)).toBe(true);
    expect(await events(item.id)).toEqual(['risk.opened', 'risk.rated', 'risk.changed', 'risk.closed', 'risk.reopened']);
  });

  it('GIVEN marks outside the matrix, a past day, nobody to answer for it or an agent THEN it is refused', async () => {
    const enter = (more: Readonly<Record<string, unknown>>, who: Caller = us.chen): Promise<Answer> => who.call('POST', '/api/quality/risks', { key: key(), risk: { ...risk, owner: us.id('zhou'), ...more } });
    expect(await enter({ likelihood: 6 })).toMatchObject({ status: 400 });
    expect(await enter({ kind: 'weather' })).toMatchObject({ status: 400 });
    expect(await enter({ owner: 's-nobody' })).toMatchObject({ status: 400, code: 'UnknownPerson' });
    expect(await enter({ reviewAt: inDays(-1) })).toMatchObject({ status: 400, code: 'Past' });
    expect(await enter({}, us.li)).toMatchObject({ status: 403, code: 'WrongRole' });
  });
});
