import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../support/cases.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { ConsoleBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { acted, AtDesk, chat, key, LiveDesk, toldTo, waitingCustomer } from './console.js';

let running: RunningApp;
let li: AtDesk;
let zhao: AtDesk;
let sun: AtDesk;
beforeAll(async () => {
  running = await startApp({}, { waits: { desk: { beatMs: 200 } } });
  [li, zhao, sun] = [await AtDesk.come(running, 'li'), await AtDesk.come(running, 'zhao'), await AtDesk.come(running, 'sun', ['supervisor'])];
});
afterAll(() => running.stop());

const INTERNALS = /node_modules|at \w+ \(|SQLITE|TypeError|\.ts:|stack/i;
/** A customer whom an agent has. */
async function heldBy(agent: AtDesk): Promise<Customer> {
  const customer = await waitingCustomer(running);
  acted(await agent.claims(customer.conversation));
  return customer;
}
/** How many records there are, but for notes of delivery. */
const recordsOf = async (conversation: string): Promise<number> => (await running.app.core.recordsAfter(conversation, 0, 1_000)).filter(({ kind }) => kind !== 'delivery').length;

describe('a claim', () => {
  it('of what is closed is refused', async () => {
    const customer = await heldBy(li);
    const id = acted(await li.does(customer.conversation, 'close', { outcome: 'no-answer' })).handoff?.id ?? '';
    await settled(running.app, customer.conversation);
    const before = await recordsOf(customer.conversation);
    expect(await zhao.call('POST', `/api/handoffs/${encodeURIComponent(id)}/claim`, { key: key() })).toMatchObject({ status: 409, code: 'Closed' });
    expect(await recordsOf(customer.conversation)).toBe(before);
  });

  it('of what a colleague has is refused; of one’s own, in another tab, it is theirs already; of what is not there it is not found', async () => {
    const customer = await waitingCustomer(running);
    const id = (await li.queue()).find(({ conversation }) => conversation === customer.conversation)?.id ?? '';
    const claim = (who: AtDesk, handoff = id) => who.call('POST', `/api/handoffs/${encodeURIComponent(handoff)}/claim`, { key: key() });
    const other = await AtDesk.in(running, li.staff);
    const both = await Promise.all([claim(li), claim(other)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await toldTo(customer)).filter((text) => text.includes('已接入'))).toHaveLength(1);
    expect(await claim(zhao)).toMatchObject({ status: 409, code: 'Taken', body: { error: { message: expect.stringContaining('colleague') as unknown } } });
    expect(await claim(zhao, 'nothing~1')).toMatchObject({ status: 404 });
    // Either tab speaks.
    acted(await other.says(customer.conversation, '从另一个标签页'));
    acted(await li.says(customer.conversation, '从这个标签页'));
  });

  it('GIVEN two agents at once THEN one has it and the other is told', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await waitingCustomer(running);
      const answers = await Promise.all([li.claims(customer.conversation), zhao.claims(customer.conversation)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers[0].status === 200 ? li : zhao;
      acted(await winner.does(customer.conversation, 'close', { outcome: 'no-answer' }));
    }
  });
});

describe('what is somebody else’s', () => {
  it('is not spoken in, not read, not annotated, not closed, not given away', async () => {
    const customer = await heldBy(li);
    const { conversation } = customer;
    const before = await recordsOf(conversation);
    expect(await zhao.says(conversation, '我也来')).toMatchObject({ status: 409, code: 'Taken' });
    expect(await sun.says(conversation, '我也来')).toMatchObject({ status: 409, code: 'Taken' });
    for (const [method, rest] of [['GET', ''], ['GET', '/beside'], ['GET', '/files/x']] as const) expect(await zhao.call(method, chat(conversation, rest)), rest).toMatchObject({ status: 404 });
    expect(await zhao.does(conversation, 'notes', { text: '看看' })).toMatchObject({ status: 404 });
    expect(await zhao.call('POST', chat(conversation, '/reveal'), { sequence: 1 })).toMatchObject({ status: 404 });
    expect(await zhao.does(conversation, 'take-over')).toMatchObject({ status: 404 });
    expect(await zhao.does(conversation, 'close', { outcome: 'solved' })).toMatchObject({ status: 403, code: 'NotYours' });
    expect(await zhao.does(conversation, 'return')).toMatchObject({ status: 403, code: 'NotYours' });
    expect(await zhao.does(conversation, 'pass', { to: { agent: zhao.id } })).toMatchObject({ status: 403, code: 'NotYours' });
    expect(await recordsOf(conversation)).toBe(before);
    // A supervisor reads along, and that is logged.
    await sun.reads(conversation);
    expect(await running.app.database.audit.list({ limit: 1, what: 'conversation.' })).toMatchObject([{ staff: sun.id, subject: conversation }]);
  });

  it('GIVEN a conversation that the bot has THEN an agent neither reads nor speaks in it', async () => {
    const { conversation } = await Customer.arrive(running.app.address);
    expect(await li.call('GET', chat(conversation))).toMatchObject({ status: 404 });
    expect(await li.says(conversation, '您好')).toMatchObject({ status: 409, code: 'Closed' });
    expect(await li.does(conversation, 'take-over')).toMatchObject({ status: 404 });
  });

  it('GIVEN to whom there is nobody THEN it is not passed', async () => {
    const { conversation } = await heldBy(li);
    const gone = await AtDesk.come(running, 'gone');
    await running.app.database.staff.change({ ...gone.staff, active: false, version: 2 });
    const clerk = await AtDesk.come(running, 'clerk', ['compliance', 'agent']).then(({ staff }) => staff);
    await running.app.database.staff.change({ ...clerk, roles: ['compliance'], version: 2 });
    for (const to of [{ agent: 'nobody' }, { agent: gone.id }, { agent: clerk.id }]) expect(await li.does(conversation, 'pass', { to }), JSON.stringify(to)).toMatchObject({ status: 400, code: 'NoSuchColleague' });
    expect(await li.does(conversation, 'pass', { to: { team: 'none' } })).toMatchObject({ status: 400, code: 'NoSuchTeam' });
    expect(await li.does(conversation, 'pass', { to: { agent: li.id } })).toMatchObject({ status: 409, code: 'Same' });
    expect(await li.does(conversation, 'pass', { to: { agent: zhao.id, team: 'loans' } })).toMatchObject({ status: 400 });
  });
});

describe('an odd conversation', () => {
  const LONG = `msteams|a:1${'x'.repeat(150)}`;
  it.each(['nobody', 'a:b|c', '../../etc/passwd', 'a/b', '100%', '%zz', 'x'.repeat(200), '😀', 'a b', '{"$ne":1}', "' or 1=1 --", LONG])('GIVEN %j THEN there is none', async (conversation) => {
    for (const answer of [await li.call('GET', chat(conversation)), await li.call('GET', chat(conversation, '/beside')), await li.says(conversation, '您好'), await sun.does(conversation, 'take-over'), await sun.does(conversation, 'close', { outcome: 'solved' }), await sun.does(conversation, 'notes', { text: 'x' })]) {
      expect(answer).toMatchObject({ status: 404, code: 'NotFound' });
      expect(JSON.stringify(answer.body)).not.toMatch(INTERNALS);
    }
  });

  it.each(['%', '%zz', '%00', '%C0%80', 'y'.repeat(9_000)])('GIVEN %s in the address itself THEN it is refused, and the server lives', async (raw) => {
    const { status, body } = await li.call('GET', `/api/chats/${raw}`);
    expect([400, 404, 414, 431]).toContain(status);
    expect(JSON.stringify(body)).not.toMatch(INTERNALS);
  });

  it.each(['a:b|c', '19:abc_def@thread.tacv2;messageid=1', LONG, 'ünï/cödé?x=1#y'])('GIVEN one that is really called %j THEN it is read and worked on', async (conversation) => {
    await running.app.core.receive({ conversation, key: 'k', wantsTurn: true, opening: { channel: 'directline', customer: { role: 'customer', id: 'u' }, locale: 'zh-Hans' }, record: { kind: 'message', at: new Date(running.clock.now()).toISOString(), from: { role: 'customer', id: 'u' }, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { text: '转人工', locale: 'zh-Hans' } } });
    await settled(running.app, conversation);
    acted(await li.claims(conversation));
    acted(await li.says(conversation, '您好'));
    expect((await li.reads(conversation)).records.at(-1)).toMatchObject({ text: '您好', conversation });
    expect(await li.call('GET', chat(conversation, '/beside'))).toMatchObject({ status: 200 });
    acted(await li.does(conversation, 'close', { outcome: 'solved' }));
  });
});

describe('an odd body', () => {
  it('is refused with its field', async () => {
    const { conversation } = await heldBy(li);
    const before = await recordsOf(conversation);
    const wrong: readonly (readonly [string, unknown, number, string])[] = [
      ['messages', { key: key(), text: '' }, 400, 'body.text'],
      ['messages', { key: key(), text: ' \n\t ' }, 400, 'body.text'],
      ['messages', { key: key(), text: '字'.repeat(4_001) }, 400, 'body.text'],
      ['messages', { key: key(), text: 5 }, 400, 'body.text'],
      ['messages', { key: 'short', text: 'x' }, 400, 'body.key'],
      ['messages', { text: 'x' }, 400, 'body.key'],
      ['messages', { key: key(), text: 'x', owner: 'me' }, 400, 'body'],
      ['messages', { key: key(), text: 'x', files: Array.from({ length: 11 }, String) }, 400, 'body.files'],
      ['notes', { key: key(), text: '' }, 400, 'body.text'],
      ['notes', { key: key(), text: 'x'.repeat(4_001) }, 400, 'body.text'],
      ['notes', { key: key(), text: 'x'.repeat(1_048_576) }, 413, ''],
      ['close', { key: key() }, 400, 'body.outcome'],
      ['close', { key: key(), outcome: 'left' }, 400, 'body.outcome'],
      ['close', { key: key(), outcome: 'solved', owner: 'x' }, 400, 'body'],
      ['pass', { key: key() }, 400, 'body.to'],
      ['return', { key: key(), note: 'x'.repeat(4_001) }, 400, 'body.note'],
      ['take-over', { key: key(), by: zhao.id }, 400, 'body'],
      ['reveal', { sequence: 0 }, 400, 'body.sequence'],
      ['reveal', { sequence: 1.5 }, 400, 'body.sequence'],
      ['messages', '{"key":', 400, ''],
      ['messages', '[]', 400, ''],
      ['messages', 'null', 400, ''],
    ];
    for (const [act, body, status, field] of wrong) {
      const answer = await li.call('POST', chat(conversation, `/${act}`), body);
      expect(answer, `${act} ${JSON.stringify(body).slice(0, 60)}`).toMatchObject({ status, ...(field !== '' && field !== 'body' && { body: { error: { field } } }) });
    }
    expect(await li.call('POST', '/api/presence', { availability: 'asleep' })).toMatchObject({ status: 400 });
    expect(await li.call('POST', '/api/presence', { availability: 'available', staff: zhao.id })).toMatchObject({ status: 400 });
    expect(await li.call('GET', chat(conversation, '?after=-1'))).toMatchObject({ status: 400 });
    expect(await li.call('GET', chat(conversation, '?after=x'))).toMatchObject({ status: 400 });
    expect(await li.call('GET', '/api/norms?q=')).toMatchObject({ status: 400 });
    expect(await li.call('GET', '/api/norms/9.9.9')).toMatchObject({ status: 404 });
    expect(await recordsOf(conversation)).toBe(before);
  });

  it('GIVEN HTML and scripts in every field THEN they come back as the text that they are', async () => {
    const script = '<img src=x onerror="alert(1)"><script>alert(\'x\')</script>&amp; {{7*7}} ${7*7} [a](javascript:alert(1)) \u202E';
    const customer = await heldBy(li);
    const { conversation } = customer;
    acted(await li.says(conversation, script));
    const seen = await (await customer.request('GET', `/conversations/${conversation}/activities`)).json();
    expect(seen).toMatchObject({ activities: expect.arrayContaining([expect.objectContaining({ text: script, textFormat: 'plain' })]) as unknown });
    acted(await li.does(conversation, 'notes', { text: script }));
    await customer.post({ text: script });
    const { records } = await li.reads(conversation);
    expect(records.filter(({ text }) => text === script).map(({ kind, from }) => `${kind} ${from.role}`)).toEqual(['message agent', 'note agent', 'message customer']);
    expect((await li.mine()).find(({ handoff }) => handoff.conversation === conversation)?.last?.text).toBe(Array.from(script).slice(0, 60).join(''));
    const reply = { title: script.slice(0, 80), shortcut: '<b>', texts: { 'zh-Hans': script }, owner: li.id };
    expect(await li.call('PUT', `/api/canned/${encodeURIComponent('<i>')}`, reply)).toMatchObject({ status: 200, body: { id: '<i>', ...reply, texts: { 'zh-Hans': script } } });
    expect((await li.call('GET', '/api/canned')).headers.get('content-type')).toMatch(/^application\/json/);
    acted(await li.does(conversation, 'pass', { to: { agent: zhao.id }, note: script }));
    expect((await zhao.reads(conversation)).records.find(({ event }) => event === 'handoff.passed')?.data?.['note']).toBe(script);
    expect((await li.call('GET', `/api/norms?q=${encodeURIComponent(script)}`)).status).toBe(200);
  });
});

describe('canned replies', () => {
  it('GIVEN somebody else’s, or everybody’s, THEN who may not keep them is told so', async () => {
    const texts = { 'zh-Hans': '您好' };
    const put = (who: AtDesk, owner: string, id = 'r1') => who.call('PUT', `/api/canned/${id}`, { title: '问候', texts, owner });
    expect(await put(li, '')).toMatchObject({ status: 403, code: 'NotAllowed' });
    expect(await put(li, zhao.id)).toMatchObject({ status: 403 });
    expect(await put(sun, zhao.id)).toMatchObject({ status: 403 });
    expect(await put(li, li.id)).toMatchObject({ status: 200 });
    expect(await put(sun, '')).toMatchObject({ status: 200 });
    expect(JSON.stringify((await zhao.call('GET', '/api/canned')).body)).not.toContain(li.id);
    expect(await zhao.call('DELETE', `/api/canned/r1?owner=${li.id}`)).toMatchObject({ status: 403 });
    expect(await zhao.call('DELETE', '/api/canned/r1')).toMatchObject({ status: 403 });
    expect(await li.call('DELETE', `/api/canned/r1?owner=${li.id}`)).toMatchObject({ status: 204 });
    expect(await li.call('DELETE', `/api/canned/r1?owner=${li.id}`)).toMatchObject({ status: 404 });
    expect(await li.call('PUT', '/api/canned/r2', { title: '', texts, owner: li.id })).toMatchObject({ status: 400 });
    expect(await li.call('PUT', '/api/canned/r2', { title: 'x', texts, owner: li.id, html: '<b>' })).toMatchObject({ status: 400 });
    // At the same moment: nobody's is lost, and it is there after the next start.
    await Promise.all(Array.from({ length: 8 }, (_, index) => put(index % 2 === 0 ? li : zhao, index % 2 === 0 ? li.id : zhao.id, `p${index}`)));
    await running.restart();
    expect(JSON.stringify((await li.call('GET', '/api/canned')).body).match(/"p\d"/g)).toEqual(['"p0"', '"p2"', '"p4"', '"p6"']);
  });
});

describe('a tab', () => {
  it('from yesterday, whose session is over, is refused everywhere and told on its socket', async () => {
    const stale = await AtDesk.in(running, li.staff);
    const customer = await heldBy(stale);
    const live = await LiveDesk.open(running, stale);
    const again = new ConsoleBrowser(running);
    again.cookies.set('guitai', stale.browser.cookies.get('guitai') ?? '');
    again.csrf = stale.browser.csrf;
    // The same browser signs in anew in another tab: this one's token is nobody's.
    const other = new ConsoleBrowser(running);
    other.cookies.set('guitai', stale.browser.cookies.get('guitai') ?? '');
    await other.signIn('li');
    expect(await again.call('POST', chat(customer.conversation, '/messages'), { key: key(), text: '昨天的' })).toMatchObject({ status: 401, code: 'NotSignedIn' });
    await untilClosed(live);
    expect([live.count('bye'), live.closed]).toEqual([1, 4001]);
    await expect(LiveDesk.open(running, { browser: again })).rejects.toThrow('401');
    expect(await toldTo(customer)).not.toContain('昨天的');
  });

  it('of an account that was disabled is refused, and its socket is closed with a word', async () => {
    const fired = await AtDesk.come(running, 'fired');
    const customer = await heldBy(fired);
    const live = await LiveDesk.open(running, fired);
    live.watch([customer.conversation, 0]);
    expect(await running.app.database.staff.change({ ...fired.staff, active: false, version: 2 })).toBe('changed');
    expect(await fired.says(customer.conversation, '再说一句')).toMatchObject({ status: 401 });
    expect(await fired.call('GET', '/api/queue')).toMatchObject({ status: 401 });
    await untilClosed(live);
    expect([live.count('bye'), live.closed]).toEqual([1, 4001]);
    await expect(LiveDesk.open(running, fired)).rejects.toThrow('401');
    // What they had is somebody else's turn at once.
    await running.app.router.tick();
    expect((await running.app.core.conversation(customer.conversation))?.owner).toBe('queue');
  });

  it.each([
    ['another origin', { Origin: 'https://evil.example' }, '403'],
    ['no origin', { Origin: '' }, '403'],
    ['no session', { Cookie: '' }, '401'],
  ])('GIVEN %s THEN no socket is opened', async (_what, headers, status) => {
    await expect(LiveDesk.open(running, li, headers)).rejects.toThrow(status);
  });

  it('GIVEN another page WHEN it posts with the right cookie THEN it is refused', async () => {
    const customer = await heldBy(li);
    const say = (headers: Readonly<Record<string, string>>) => li.call('POST', chat(customer.conversation, '/messages'), { key: key(), text: '伪造' }, headers);
    expect(await say({ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({ status: 403, code: 'Forged' });
    expect(await say({ 'X-Guitai-Csrf': 'x' })).toMatchObject({ status: 403, code: 'Forged' });
    expect(await toldTo(customer)).not.toContain('伪造');
  });

  it('GIVEN somebody who is no agent THEN no socket, and no queue', async () => {
    const clerk = await AtDesk.come(running, 'norms', ['agent', 'compliance']);
    await running.app.database.staff.change({ ...clerk.staff, roles: ['compliance'], version: 2 });
    expect(await clerk.call('GET', '/api/queue')).toMatchObject({ status: 403, code: 'WrongRole' });
    await expect(LiveDesk.open(running, clerk)).rejects.toThrow('403');
  });

  it('GIVEN an agent THEN the floor is not theirs', async () => {
    expect(await li.call('GET', '/api/floor')).toMatchObject({ status: 403, code: 'WrongRole' });
  });
});

async function untilClosed(live: LiveDesk): Promise<void> {
  await until('the socket to be closed', () => live.closed !== undefined);
}
