import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementView, drawView, mineView, resultsView, reviewRecords, reviewsView, reviewView, setupView, type ReviewItem } from '../../../bot/api/quality.js';
import { conversationOfDossier } from '../../../supervision/dossiers/dossier.js';
import { startApp, type RunningApp } from '../../support/app.js';
import type { Answer, ConsoleBrowser } from '../../support/staff.js';
import { until } from '../../support/until.js';
import { daysPass, key, read, talked, team, type Team } from './people.js';

let running: RunningApp;
let us: Team;
const talks: string[] = [];
const TALKS = 6;
const plan = (more: Readonly<Record<string, unknown>> = {}) => ({ from: '2026-11-20', to: '2026-11-30', agents: [us.id('li')], counts: { random: 2 }, reviewers: [us.id('chen'), us.id('zhou')], seed: 'spring', ...more });
type Caller = Pick<ConsoleBrowser, 'call'>;
const step = (who: Caller, { id, version }: Pick<ReviewItem, 'id' | 'version'>, what: Readonly<Record<string, unknown>>): Promise<Answer> => who.call('POST', `/api/quality/reviews/${id}/steps`, { version, step: what });
const one = async (who: Caller, id: string) => read(reviewView, await who.call('GET', `/api/quality/reviews/${id}`)).item;
let points: Record<string, number>;

beforeAll(async () => {
  running = await startApp();
  us = await team(running);
  for (let index = 0; index < TALKS; index += 1) {
    const { conversation } = await talked(running, us.li, ...(index % 2 === 0 ? ['您好，我是8001号', '理财非存款，投资有风险', '感谢您的耐心'] : ['什么事', '这款理财保证收益']));
    talks.push(conversation);
  }
  await until('facts of all talks', async () => read(drawView, await us.chen.call('POST', '/api/quality/draws', { key: key(), look: true, plan: plan() })).candidates === TALKS);
  const setup = read(setupView, await us.chen.call('GET', '/api/quality/setup'));
  points = Object.fromEntries(setup.form.dimensions.flatMap(({ items }) => items.map((item) => [item.id, item.points])));
}, 120_000);
afterAll(() => running.stop());

/** A talk chosen by hand, for a reviewer. */
const chosen = async (index: number, by: Caller, reviewer?: string): Promise<ReviewItem> =>
  read(reviewView, await by.call('POST', '/api/quality/reviews', { conversation: talks[index] ?? '', sequence: 1, agent: us.id('li'), ...(reviewer !== undefined && { reviewer }) })).item;

describe('drawing', () => {
  it('GIVEN a look WHEN a draw is planned THEN it says what it would draw, and draws nothing', async () => {
    const look = read(drawView, await us.chen.call('POST', '/api/quality/draws', { key: key(), look: true, plan: plan({ counts: { random: 2, 'after-handoff': 1, 'low-mark': 5 } }) }));
    expect(look).toMatchObject({ seed: 'spring', candidates: TALKS, complete: true, drawn: 3, agents: [{ agent: us.id('li'), candidates: TALKS, under: { 'after-handoff': TALKS }, drawn: { random: 2, 'after-handoff': 1 } }] });
    expect(read(reviewsView, await us.chen.call('GET', '/api/quality/reviews')).items).toEqual([]);
  });

  it('GIVEN a draw WHEN its answer was lost and it is sent again THEN it is the same; another draw draws others', async () => {
    const body = { key: key(), plan: plan() };
    const first = read(drawView, await us.chen.call('POST', '/api/quality/draws', body));
    expect(first.drawn).toBe(2);
    const items = async () => read(reviewsView, await us.chen.call('GET', `/api/quality/reviews?group=${first.draw}`)).items;
    const before = await items();
    read(drawView, await us.chen.call('POST', '/api/quality/draws', body));
    expect(await items()).toEqual(before);
    expect(before).toHaveLength(2);
    for (const each of before) {
      expect(each).toMatchObject({ state: 'waiting', about: { staff: us.id('li') }, body: { rule: 'random', seed: 'spring', hidden: true, form: { version: '2026-1' } } });
      const rude = talks.indexOf(each.about.conversation ?? '') % 2 === 1;
      expect(each.body.checks.greeting?.verdict).toBe(rude ? 'failed' : 'passed');
      expect(each.body.checks['no-promise']?.verdict).toBe(rude ? 'failed' : 'passed');
      const [line] = each.body.checks['no-promise']?.lines ?? [];
      if (rude) expect(JSON.stringify(read(reviewRecords, await us.chen.call('GET', `/api/quality/reviews/${each.id}/records`)).records.find(({ sequence }) => sequence === line))).toContain('保证收益');
    }
    const again = read(drawView, await us.zhou.call('POST', '/api/quality/draws', { key: key(), plan: plan({ counts: { random: 50 } }) }));
    expect(again).toMatchObject({ candidates: TALKS - 2, drawn: TALKS - 2 });
    const [entry] = await running.app.database.audit.list({ limit: 1, what: 'quality.drawn' });
    expect(entry).toMatchObject({ staff: us.id('zhou'), detail: { seed: 'spring', drawn: TALKS - 2 } });
  });

  it('GIVEN a plan that can\'t be THEN it is refused', async () => {
    const draws = (more: Readonly<Record<string, unknown>>, who: Caller = us.chen): Promise<Answer> => who.call('POST', '/api/quality/draws', { key: key(), look: true, plan: plan(more) });
    expect(await draws({ from: '2026-12-01' })).toMatchObject({ status: 400, code: 'BadArgument' });
    expect(await draws({ reviewers: [us.id('li')] })).toMatchObject({ status: 400, code: 'NotReviewer' });
    expect(await draws({ reviewers: ['s-nobody'] })).toMatchObject({ status: 400, code: 'UnknownPerson' });
    expect(await draws({ counts: { random: 0 } })).toMatchObject({ status: 400 });
    expect(await draws({ seed: "'; drop table facts" })).toMatchObject({ status: 400 });
    expect(await draws({}, us.li)).toMatchObject({ status: 403, code: 'WrongRole' });
  });
});

describe('reviewing', () => {
  it('GIVEN a sample WHEN it is scored THEN the agent sees it first, then it counts; the line comments are theirs to read', async () => {
    // A talk is reviewed once: chosen by hand, it is the sample that was drawn.
    const review = read(reviewsView, await us.he.call('GET', '/api/quality/reviews?state=waiting')).items.find(({ body }) => body.reviewers.length === 1);
    if (review === undefined) throw new Error('no sample of one reviewer');
    expect(review.may).toEqual([]);
    expect(await chosen(talks.indexOf(review.about.conversation ?? ''), us.he)).toEqual(review);
    const owner = review.body.reviewers[0] === us.id('chen') ? us.chen : us.zhou;
    const other = owner === us.chen ? us.zhou : us.chen;
    expect(await us.li.call('GET', `/api/quality/reviews/${review.id}`)).toMatchObject({ status: 404 });
    const own = await one(owner, review.id);
    expect(await step(other, own, { do: 'score', points })).toMatchObject({ status: 403, code: 'NotYours' });
    expect(await step(owner, own, { do: 'score', points: { ...points, promise: 99 } })).toMatchObject({ status: 400, code: 'Form' });
    const scored = read(reviewView, await step(owner, own, { do: 'score', points: { ...points, opening: 0 }, note: '总体良好', comments: [{ sequence: own.body.part.from, text: '这里应问候' }] })).item;
    expect(scored).toMatchObject({ state: 'shown', owner: us.id('li'), body: { hidden: false, result: { total: 95, passed: true } } });
    const theirs = await one(other, review.id);
    expect(theirs.body).toMatchObject({ hidden: true, assessments: [] });
    expect(theirs.body).not.toHaveProperty('result');
    const results = async () => read(resultsView, await us.he.call('GET', '/api/quality/results?from=2026-11-20&to=2026-11-30'));
    expect((await results()).agents).toEqual([]);
    expect((await results()).pending).toBe(1);
    expect(read(mineView, await us.li.call('GET', '/api/quality/mine')).unseen).toBe(1);
    const shown = await one(us.li, review.id);
    expect(shown.may).toEqual(['see', 'accept', 'object']);
    expect(shown.body.assessments[0]).toMatchObject({ note: '总体良好', comments: [{ text: '这里应问候' }] });
    expect(read(reviewRecords, await us.li.call('GET', `/api/quality/reviews/${review.id}/records`)).records.length).toBeGreaterThan(3);
    expect(await us.wang.call('GET', `/api/quality/reviews/${review.id}`)).toMatchObject({ status: 404 });
    read(reviewView, await step(us.li, shown, { do: 'see' }));
    expect((await one(other, review.id)).body).toMatchObject({ hidden: false, result: { total: 95 } });
    expect((await results()).pending).toBe(1);
    read(reviewView, await step(us.li, { id: review.id, version: shown.version + 1 }, { do: 'accept' }));
    expect(await results()).toMatchObject({ pending: 0, agents: [{ agent: us.id('li'), reviews: 1, passed: 1, mean: 95 }] });
    expect((await running.app.database.records.recordsAfter(conversationOfDossier(review.id), 0, 9)).flatMap((record) => (record.kind === 'event' ? [record.content.event] : []))).toEqual(['review.drawn', 'review.scored', 'review.shown', 'review.seen', 'review.accepted']);
  });

  it('GIVEN a result WHEN the agent objects THEN a reviewer answers, and another supervisor decides', async () => {
    const waiting = read(reviewsView, await us.chen.call('GET', '/api/quality/reviews?state=waiting')).items.find(({ body }) => body.reviewers.length === 1);
    if (waiting === undefined) throw new Error('no sample of one reviewer');
    const reviewer = waiting.body.reviewers[0] === us.id('chen') ? us.chen : us.zhou;
    const other = reviewer === us.chen ? us.zhou : us.chen;
    const current = async () => await one(reviewer, waiting.id);
    read(reviewView, await step(reviewer, waiting, { do: 'score', points: { ...points, promise: 0 } }));
    expect((await current()).body.result).toMatchObject({ passed: false, vetoes: ['promise'] });
    expect(await step(us.wang, await current(), { do: 'object', reason: 'x' })).toMatchObject({ status: 404 });
    expect(await step(reviewer, await current(), { do: 'object', reason: 'x' })).toMatchObject({ status: 403, code: 'NotYours' });
    read(reviewView, await step(us.li, await current(), { do: 'object', reason: '我说的是历史收益' }));
    expect(await step(other, await current(), { do: 'decide', reason: 'x' })).toMatchObject({ status: 409, code: 'WrongState' });
    expect(await step(other, await current(), { do: 'answer', text: 'x' })).toMatchObject({ status: 403, code: 'NotYours' });
    expect(await step(us.li, await current(), { do: 'answer', text: 'x' })).toMatchObject({ status: 403, code: 'Concerned' });
    read(reviewView, await step(reviewer, await current(), { do: 'answer', text: '原话为保证' }));
    expect(await step(reviewer, await current(), { do: 'decide', reason: 'x' })).toMatchObject({ status: 403, code: 'SamePerson' });
    expect(await step(us.li, await current(), { do: 'decide', reason: 'x' })).toMatchObject({ status: 403, code: 'Concerned' });
    expect(await step(other, waiting, { do: 'decide', reason: 'x' })).toMatchObject({ status: 409, code: 'Stale' });
    const decided = read(reviewView, await step(other, await current(), { do: 'decide', reason: '语境为历史数据', points: { ...points, promise: 5 } })).item;
    expect(decided).toMatchObject({ state: 'closed', body: { result: { passed: true, vetoes: [] }, objection: { reason: '我说的是历史收益', answer: { text: '原话为保证' }, decision: { changed: true } } } });
  });

  it('GIVEN somebody about themselves, a dossier, or a line that is not there WHEN a talk is chosen THEN it is refused', async () => {
    const choose = (body: Readonly<Record<string, unknown>>, who: Caller = us.chen): Promise<Answer> => who.call('POST', '/api/quality/reviews', { conversation: talks[0] ?? '', sequence: 1, agent: us.id('li'), ...body });
    expect(await choose({ agent: us.id('chen') })).toMatchObject({ status: 403, code: 'Concerned' });
    expect(await choose({ reviewer: us.id('wang') })).toMatchObject({ status: 403, code: 'WrongRole' });
    expect(await choose({ sequence: 9_999 })).toMatchObject({ status: 404 });
    const [review] = read(reviewsView, await us.chen.call('GET', '/api/quality/reviews')).items;
    expect(await choose({ conversation: conversationOfDossier(review?.id ?? '') })).toMatchObject({ status: 404 });
  });
});

describe('two reviewers', () => {
  it('GIVEN a sample of two WHEN one has scored THEN the other sees nothing of it; after both, how far they agree is shown', async () => {
    const { conversation } = await talked(running, us.li, '您好', '谢谢');
    const two = await until('a sample of two reviewers', async () => {
      // Whether a talk goes to two is a matter of its lot: seeds are tried until it does.
      for (let index = 0; index < 60; index += 1) {
        const seed = `two-${index}`;
        const look = read(drawView, await us.chen.call('POST', '/api/quality/draws', { key: key(), look: true, plan: plan({ seed, counts: { random: 1 } }) }));
        if (look.twice === 1) return seed;
        if (look.candidates === 0) return undefined;
      }
      return undefined;
    });
    const { draw } = read(drawView, await us.chen.call('POST', '/api/quality/draws', { key: key(), plan: plan({ seed: two, counts: { random: 1 } }) }));
    const [review] = read(reviewsView, await us.chen.call('GET', `/api/quality/reviews?group=${draw}`)).items;
    if (review === undefined) throw new Error('nothing drawn');
    expect(review.about.conversation).toBe(conversation);
    expect(new Set(review.body.reviewers)).toEqual(new Set([us.id('chen'), us.id('zhou')]));
    read(reviewView, await step(us.chen, review, { do: 'score', points }));
    const blind = await one(us.zhou, review.id);
    expect(blind).toMatchObject({ state: 'waiting', body: { hidden: true, assessments: [] } });
    expect((await one(us.chen, review.id)).body.assessments).toHaveLength(1);
    expect(await step(us.chen, blind, { do: 'score', points })).toMatchObject({ status: 409, code: 'Already' });
    expect(read(reviewView, await step(us.zhou, blind, { do: 'score', points: { ...points, opening: 0, right: 0 } })).item).toMatchObject({ state: 'shown', body: { hidden: false } });
    const agreed = read(agreementView, await us.he.call('GET', '/api/quality/agreement?from=2026-11-20&to=2026-11-30'));
    expect(agreed).toMatchObject({ samples: 1, all: { pairs: 13, meaning: 'few' }, pairs: [{ samples: 1 }], apart: [{ id: review.id, agent: us.id('li') }] });
    expect(agreed.all.same).toBeCloseTo(11 / 13, 5);
    expect(agreed.dimensions.experience).toMatchObject({ same: 1, meaning: 'no-spread' });
    await daysPass(running, us, 6);
    // The time to object is over: it counts, seen or not.
    expect(read(resultsView, await us.he.call('GET', '/api/quality/results?from=2026-11-20&to=2026-11-30')).pending).toBe(0);
    expect(await step(us.li, await one(us.li, review.id), { do: 'object', reason: 'x' })).toMatchObject({ status: 409, code: 'TooLate' });
  });
});
