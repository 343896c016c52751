import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { behindView, figureView, reportView, scorecardsView, scorecardView, type FigureView } from '../../../bot/api/figures.js';
import type { Staff } from '../../../bot/staff/port.js';
import { FIGURE_NAMES } from '../../../supervision/figures/figures.js';
import { startApp, type RunningApp } from '../../support/app.js';
import { Customer } from '../../support/customer.js';
import { addPastFacts } from '../../support/pastFacts.js';
import { addStaff, ConsoleBrowser, signedIn } from '../../support/staff.js';
import { until } from '../../support/until.js';

const OCTOBER = 'from=2026-10-01&to=2026-10-31';

describe('figures over HTTP', { timeout: 60_000 }, () => {
  let running: RunningApp;
  let supervisor: ConsoleBrowser;
  let compliance: ConsoleBrowser;
  let wang: Staff;
  let agent: ConsoleBrowser;

  beforeAll(async () => {
    running = await startApp();
    supervisor = await signedIn(running, 'zhou', ['supervisor']);
    compliance = await signedIn(running, 'he', ['compliance']);
    wang = await addStaff(running, 'wang', ['agent'], { displayName: '王敏' });
    await addStaff(running, 'li', ['agent'], { id: 's-li', displayName: '李强' });
    agent = new ConsoleBrowser(running);
    await agent.signIn('wang');
    addPastFacts(running, 4_000, [wang.id, 's-li']);
  }, 60_000);
  afterAll(() => running.stop());

  const figure = async (name: string, query: string): Promise<FigureView> => figureView.parse((await supervisor.call('GET', `/api/figures/${name}?${query}`)).body);

  /** Everything behind a number, page by page. */
  const behind = async (name: string, query: string): Promise<{ readonly total: number; readonly listed: number }> => {
    let listed = 0;
    for (let after = ''; ; ) {
      const page = behindView.parse((await supervisor.call('GET', `/api/figures/${name}/behind?${query}&limit=200${after}`)).body);
      listed += page.facts.length;
      if (page.next === undefined) return { total: page.total, listed };
      after = `&after=${encodeURIComponent(page.next)}`;
    }
  };

  it('GIVEN any figure WHEN each of its numbers is opened THEN the list has as many, in whole and by part, day and branch', async () => {
    for (const name of FIGURE_NAMES) {
      const view = await figure(name, `${OCTOBER}&across=branch`);
      expect(await behind(name, OCTOBER), name).toEqual({ total: view.n, listed: view.n });
      for (const { side, label, n } of view.cells) {
        const part = `${side === '' ? '' : `&side=${side}`}${label === '' ? '' : `&label=${encodeURIComponent(label)}`}`;
        expect(await behind(name, OCTOBER + part), `${name} ${side} ${label}`).toEqual({ total: n, listed: n });
      }
      expect(view.trend.reduce((sum, { n }) => sum + n, 0), name).toBe(view.n);
      expect(view.across.reduce((sum, { n }) => sum + n, 0), name).toBe(view.n);
      const [place] = view.across;
      const [on] = view.trend;
      if (place) expect((await behind(name, `${OCTOBER}&branch=${place.value}`)).total).toBe(view.across.filter(({ value }) => value === place.value).reduce((sum, { n }) => sum + n, 0));
      if (on) expect((await behind(name, `from=${on.from}&to=${on.to}`)).total).toBe(view.trend.filter(({ from }) => from === on.from).reduce((sum, { n }) => sum + n, 0));
    }
  });

  it('GIVEN answers WHEN the longest are asked for THEN they come in that order, and as many', async () => {
    const page = behindView.parse((await supervisor.call('GET', `/api/figures/answers/behind?${OCTOBER}&order=longest&limit=20`)).body);
    const values = page.facts.map(({ value = -1 }) => value);
    expect(values).toEqual([...values].sort((one, other) => other - one));
    expect(await behind('answers', `${OCTOBER}&order=longest`)).toMatchObject({ listed: page.total });
  });

  it('GIVEN a customer who asks and takes a person WHEN they are answered THEN the figures of the day say so, with the lines of the record', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('投诉的处理期限是多久？');
    await customer.say('转人工');
    const today = 'from=2026-11-25&to=2026-11-25';
    const mine = async (name: string, more = ''): Promise<number[]> => behindView.parse((await supervisor.call('GET', `/api/figures/${name}/behind?${today}${more}`)).body).facts.filter(({ conversation }) => conversation === customer.conversation).map(({ sequence }) => sequence);
    await until('the handoff is counted', async () => (await mine('handoffs')).length === 1);
    const records = await running.app.database.records.recordsAfter(customer.conversation, 0, 100);
    const line = (sequence: number | undefined): string => {
      const found = records.find((record) => record.sequence === sequence);
      return found?.kind === 'event' ? found.content.event : found?.kind === 'message' ? found.from.role : 'none';
    };
    expect((await mine('clauses')).map(line)).toEqual(['norms.answered']);
    expect((await mine('handoffs')).map(line)).toEqual(['person.needed']);
    expect((await mine('outcomes', '&label=person')).map(line)).toEqual(['customer']);
    expect((await mine('answers', '&side=bot')).map(line)).toEqual(['bot', 'bot']);
    const { body } = await supervisor.call('GET', `/api/audit?what=figures.`);
    // The audit is for administrators.
    expect(JSON.stringify(body)).toContain('error');
  });

  it.each([
    ['a figure that is none', '/api/figures/nothing?from=2026-10-01&to=2026-10-31', 404],
    ['an end before the beginning', '/api/figures/answers?from=2026-10-31&to=2026-10-01', 400],
    ['a thousand years', '/api/figures/answers?from=2000-01-01&to=2199-12-31', 400],
    ['a day that does not exist', '/api/figures/answers?from=2026-02-30&to=2026-10-31', 400],
    ['a place in a list that nobody gave', `/api/figures/answers/behind?${OCTOBER}&after=%5B1%5D`, 400],
    ['a place that is no JSON', `/api/figures/answers/behind?${OCTOBER}&after=%27%20or%201%3D1`, 400],
    ['a filter with SQL in it', `/api/figures/answers?${OCTOBER}&branch=%27%20or%201%3D1%20--`, 200],
    ['a month that is none', '/api/reports/2026-13', 404],
  ])('GIVEN %s THEN it is refused or safe', async (_name, path, status) => {
    expect((await supervisor.call('GET', path)).status).toBe(status);
  });

  it('GIVEN an agent WHEN they ask for figures or others’ scorecards THEN they are refused, and see their own', async () => {
    for (const path of ['/api/figures', `/api/figures/answers?${OCTOBER}`, `/api/figures/answers/behind?${OCTOBER}`, '/api/scorecards?month=2026-10', '/api/reports/2026-10', '/api/reports/2026-10/file']) {
      expect((await agent.call('GET', path)).status, path).toBe(403);
    }
    expect((await agent.call('GET', '/api/scorecards/own')).status).toBe(200);
  });

  it('GIVEN a month that is over WHEN its scorecards are shown THEN the agent sees theirs first, and the supervisor only when it is acknowledged', async () => {
    expect((await supervisor.call('POST', '/api/scorecards', { month: '2026-11' })).code).toBe('MonthNotOver');
    expect((await supervisor.call('POST', '/api/scorecards', { month: '2026-10' })).body).toEqual({ shown: 2 });
    expect((await supervisor.call('POST', '/api/scorecards', { month: '2026-10' })).body).toEqual({ shown: 0 });
    const cards = async (): Promise<ReturnType<typeof scorecardsView.parse>['scorecards']> => scorecardsView.parse((await supervisor.call('GET', '/api/scorecards?month=2026-10')).body).scorecards;
    expect((await cards()).map(({ state, scored }) => [state, scored])).toEqual([['shown', undefined], ['shown', undefined]]);
    const own = scorecardsView.parse((await agent.call('GET', '/api/scorecards/own')).body).scorecards;
    expect(own.map(({ staff, month }) => [staff, month])).toEqual([[wang.id, '2026-10']]);
    const [card] = own;
    if (card?.scored === undefined) throw new Error('the agent does not see their own');
    // The same numbers as the figures narrowed to them.
    const answers = await figure('answers', `${OCTOBER}&agent=${wang.id}`);
    const first = answers.cells.find(({ side, label }) => side === 'person' && label === 'first');
    expect(card.scored.efficiency.first).toEqual({ n: first?.n, p50: first?.p50, p90: first?.p90, deskP50: first?.deskP50, deskP90: first?.deskP90 });
    expect((await supervisor.call('POST', `/api/scorecards/${card.id}/comments`, { version: card.version, text: '很好' })).code).toBe('NotSeenYet');
    expect((await supervisor.call('POST', `/api/scorecards/${card.id}/answer`, { version: card.version })).status).toBe(404);
    const answered = scorecardView.parse((await agent.call('POST', `/api/scorecards/${card.id}/answer`, { version: card.version, comment: '10 月有两天系统故障' })).body);
    expect(answered.state).toBe('acknowledged');
    expect((await agent.call('POST', `/api/scorecards/${card.id}/answer`, { version: answered.version })).code).toBe('Answered');
    const seen = (await cards()).find(({ staff }) => staff === wang.id);
    expect(seen?.answer?.comment).toBe('10 月有两天系统故障');
    expect(seen?.scored?.efficiency.first.n).toBe(first?.n);
    expect((await supervisor.call('POST', `/api/scorecards/${card.id}/comments`, { version: card.version, text: '很好' })).code).toBe('Stale');
    expect((await supervisor.call('POST', `/api/scorecards/${card.id}/comments`, { version: answered.version, text: '保持' })).status).toBe(200);
    expect((await cards()).find(({ staff }) => staff === 's-li')?.scored).toBeUndefined();
  });

  it('GIVEN a plan WHEN it is written and approved THEN its writer can’t approve it, versions are kept, and nobody writes over another', async () => {
    const path = '/api/reports/2026-10/plan';
    const first = reportView.parse((await supervisor.call('PUT', path, { version: 0, text: '=增加晚班坐席' })).body);
    expect((await compliance.call('PUT', path, { version: 0, text: '另一个' })).code).toBe('Stale');
    expect((await supervisor.call('POST', `${path}/approval`, { version: first.version })).code).toBe('OwnPlan');
    const approved = reportView.parse((await compliance.call('POST', `${path}/approval`, { version: first.version })).body);
    expect(approved.versions).toMatchObject([{ text: '=增加晚班坐席', byName: 'zhou 同事', approved: { byName: 'he 同事' } }]);
    const second = reportView.parse((await supervisor.call('PUT', path, { version: approved.version, text: '再加一条' })).body);
    expect(second.versions.map(({ text }) => text)).toEqual(['=增加晚班坐席', '再加一条']);
    expect((await compliance.call('POST', '/api/reports/2026-09/plan/approval', { version: 1 })).status).toBe(404);
    const record = await running.app.database.records.recordsAfter('dossier-plan-2026-10', 0, 10);
    expect(record.map((each) => (each.kind === 'event' ? each.content.event : each.kind))).toEqual(['plan.written', 'plan.approved', 'plan.written']);
  });

  it('GIVEN a month WHEN its report is made THEN the page loads nothing and has the approved plan, and the table’s cells are safe', async () => {
    const page = await supervisor.call('GET', '/api/reports/2026-10/file?format=html&language=zh');
    const html = String(page.body);
    expect(page.headers.get('content-disposition')).toContain('guitai-report-2026-10.html');
    expect(html).toContain('=增加晚班坐席');
    expect(html).not.toContain('再加一条');
    expect(html).not.toMatch(/<script|src=|href=|url\(|@import/);
    const answers = await figure('answers', OCTOBER);
    expect(html).toContain(`响应时间 <small>${answers.n}</small>`);
    const csv = String((await supervisor.call('GET', '/api/reports/2026-10/file?format=csv&language=en')).body);
    const lines = csv.split('\r\n');
    expect(lines.find((line) => line.startsWith('2026-10,answers,person,first,'))).toContain(`,${answers.cells.find(({ side, label }) => side === 'person' && label === 'first')?.n},`);
    expect(lines.some((line) => /(^|,)"?[=+@-]/.test(line))).toBe(false);
  });

  it('GIVEN a scorecard that its agent has not answered for seven days THEN it is compared, as one without an answer', async () => {
    running.clock.move(7 * 86_400_000);
    // Everybody was signed out meanwhile.
    await supervisor.signIn('zhou');
    const { scorecards } = scorecardsView.parse((await supervisor.call('GET', '/api/scorecards?month=2026-10')).body);
    const li = scorecards.find(({ staff }) => staff === 's-li');
    expect(li?.state).toBe('unanswered');
    expect(li?.scored?.efficiency.first.n).toBeGreaterThan(0);
  });
});
