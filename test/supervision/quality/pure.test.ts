import { describe, expect, it } from 'vitest';
import { quality, qualityForm, type QualityForm } from '../../../cases/profile/quality.js';
import { DEFAULT_FORM } from '../../../cases/profile/defaultQuality.js';
import { agreementOf } from '../../../supervision/quality/agreement.js';
import { drawn, lot, sampleKey } from '../../../supervision/quality/draw.js';
import type { Candidate } from '../../../supervision/quality/drawPlan.js';
import { fits, scored, together, type Points } from '../../../supervision/quality/score.js';
import { graveness } from '../../../supervision/register/risk.js';

const form: QualityForm = qualityForm.parse(DEFAULT_FORM);
const items = form.dimensions.flatMap((each) => each.items);
const full: Points = Object.fromEntries(items.map(({ id, points }) => [id, points]));

describe('the form', () => {
  it('GIVEN no setting THEN there is one with the four dimensions of norm 5.2', () => {
    expect(quality.parse({}).form.dimensions.map(({ id }) => id)).toEqual(['flow', 'quality', 'experience', 'compliance']);
  });
  it('GIVEN a form that lacks a dimension, or names an item twice THEN the profile is refused, and says why', () => {
    const [first, ...rest] = form.dimensions;
    expect(qualityForm.safeParse({ ...form, dimensions: rest }).success).toBe(false);
    const twice = qualityForm.safeParse({ ...form, dimensions: [{ ...first, items: [first?.items[0], first?.items[0]] }, ...rest] });
    expect(twice.error?.issues[0]?.message).toContain('two items are called "opening"');
  });
});

describe('scoring', () => {
  it('GIVEN all points THEN 100; GIVEN a veto with none THEN it fails whatever the rest', () => {
    expect(scored(form, full)).toEqual({ total: 100, dimensions: { flow: 100, quality: 100, experience: 100, compliance: 100 }, passed: true, vetoes: [] });
    expect(scored(form, { ...full, promise: 0 })).toMatchObject({ total: 91.7, dimensions: { compliance: 66.7 }, passed: false, vetoes: ['promise'] });
  });
  it('GIVEN what did not apply THEN it is left out, and so is a dimension of which nothing did', () => {
    const experience = Object.fromEntries((form.dimensions[2]?.items ?? []).map(({ id }) => [id, null]));
    // flow 15 of 15 at 25, quality 10 of 20 at 30, compliance full at 25: (25·100 + 30·50 + 25·100) / 80
    expect(scored(form, { ...full, identity: null, right: 0, ...experience })).toMatchObject({ total: 81.3, dimensions: { flow: 100, quality: 50, compliance: 100 }, passed: true });
    expect(scored(form, { ...full, ...experience }).dimensions).not.toHaveProperty('experience');
  });
  it('GIVEN points that don\'t fit the form THEN they are no score', () => {
    expect(fits(form, full)).toBe(true);
    expect(fits(form, { ...full, promise: 11 })).toBe(false);
    expect(fits(form, { ...full, invented: 1 })).toBe(false);
    expect(fits(form, { opening: 5 })).toBe(false);
    expect(fits(form, Object.fromEntries(items.map(({ id }) => [id, null])))).toBe(false);
  });
  it('GIVEN two reviewers THEN it is their mean, and a veto of either', () => {
    expect(together(form, [scored(form, full), scored(form, { ...full, promise: 0 })])).toMatchObject({ total: 95.9, vetoes: ['promise'], passed: false });
  });
});

describe('drawing', () => {
  const candidate = (agent: string, sequence: number, under: Candidate['under'] = []): Candidate => ({ conversation: `c${agent}`, agent, sequence, at: '2026-12-01T00:00:00.000Z', under });
  const all = ['a', 'b'].flatMap((agent) => Array.from({ length: 40 }, (_, index) => candidate(agent, index + 1, index % 4 === 0 ? ['complaint'] : [])));
  const staff = new Map(['a', 'b', 'r1', 'r2', 'r3'].map((id) => [id, { id, workNumber: '' }]));
  const reviewers = ['r1', 'r2', 'r3'].map((id) => ({ id, workNumber: '' }));
  const rules = { counts: { random: 5, complaint: 3 }, twice: 0.5, seed: 'march' };

  it('GIVEN the same seed THEN the same samples in whatever order they come; another seed, others', () => {
    const keys = (samples: readonly Candidate[], seed = 'march'): string[] => drawn(samples, { ...rules, seed }, reviewers, staff).map((each) => `${sampleKey(each)} ${each.rule} ${each.reviewers.join()}`).sort();
    expect(keys(all)).toEqual(keys([...all].reverse()));
    expect(keys(all, 'april')).not.toEqual(keys(all));
  });
  it('GIVEN counts THEN each agent has so many by each rule, none twice, and those of a rule fall under it', () => {
    const samples = drawn(all, rules, reviewers, staff);
    for (const agent of ['a', 'b']) {
      expect(samples.filter((each) => each.agent === agent && each.rule === 'random')).toHaveLength(5);
      const complaints = samples.filter((each) => each.agent === agent && each.rule === 'complaint');
      expect(complaints).toHaveLength(3);
      expect(complaints.every(({ under }) => under.includes('complaint'))).toBe(true);
    }
    expect(new Set(samples.map(sampleKey)).size).toBe(16);
  });
  it('GIVEN a draw THEN it can be explained: those drawn have the lowest lots', () => {
    const random = new Set(drawn(all, { ...rules, counts: { random: 5 } }, reviewers, staff).filter(({ agent }) => agent === 'a').map(sampleKey));
    const lots = all.filter(({ agent }) => agent === 'a').map((each) => ({ key: sampleKey(each), at: lot('march', 'random', sampleKey(each)) })).sort((one, other) => one.at - other.at);
    expect(lots.slice(0, 5).every(({ key }) => random.has(key))).toBe(true);
  });
  it('GIVEN reviewers THEN work is shared evenly, some is given to two, and nobody has their own, nor by a second account', () => {
    const samples = drawn(all, { ...rules, counts: { random: 30 } }, reviewers, staff);
    const load = ['r1', 'r2', 'r3'].map((id) => samples.filter((each) => each.reviewers.includes(id)).length);
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1);
    const twice = samples.filter((each) => each.reviewers.length === 2);
    expect(twice.length).toBeGreaterThan(15);
    expect(twice.length).toBeLessThan(45);
    expect(twice.every(({ reviewers: [one, other] }) => one !== other)).toBe(true);
    const own = drawn(all, rules, [{ id: 'a', workNumber: '' }, { id: 'second-account', workNumber: '8012' }], new Map([...staff, ['b', { id: 'b', workNumber: '8012' }]]));
    expect(own.filter(({ agent }) => agent === 'a').every((each) => each.reviewers.join() === 'second-account')).toBe(true);
    expect(own.filter(({ agent }) => agent === 'b').every((each) => each.reviewers.join() === 'a')).toBe(true);
    expect(drawn(all, rules, [{ id: 'a', workNumber: '' }], staff).every(({ agent }) => agent === 'b')).toBe(true);
  });
});

describe('agreement', () => {
  /** A form of one item of 2 points in each dimension, and pairs of marks for the first. */
  const small = { dimensions: [{ id: 'flow' as const, weight: 1, items: [{ id: 'x', name: { 'zh-Hans': 'x', 'zh-Hant': 'x', en: 'x' }, points: 2, checks: [], veto: false }] }] };
  const pairs = (...marks: readonly (readonly [number | null, number | null, number])[]) => marks.flatMap(([one, other, times]) => Array.from({ length: times }, () => ({ form: small, one: { x: one }, other: { x: other } })));

  it('GIVEN a table worked out by hand THEN kappa is what it comes to', () => {
    // 50 pairs. Linear weights: seen 10·½ = 5. Rows 25, 0, 25 (one gives no 1); columns 20, 10, 20.
    // Chance: (25·10·½ + 25·20·1 + 25·20·1 + 25·10·½) / 50 = 25. Kappa = 1 − 5/25 = 0.8.
    const { kappa, same, pairs: count, meaning } = agreementOf(pairs([0, 0, 20], [0, 1, 5], [2, 1, 5], [2, 2, 20]));
    expect(count).toBe(50);
    expect(same).toBeCloseTo(0.8, 10);
    expect(kappa).toBeCloseTo(0.8, 10);
    expect(meaning).toBe('substantial');
  });
  it('GIVEN chance alone THEN 0; opposite marks, below; the same throughout, perfect; one mark only, nothing to tell; few, said so', () => {
    expect(agreementOf(pairs([0, 0, 10], [0, 2, 10], [2, 0, 10], [2, 2, 10])).kappa).toBeCloseTo(0, 10);
    expect(agreementOf(pairs([0, 2, 20], [2, 0, 20]))).toMatchObject({ kappa: -1, meaning: 'poor' });
    expect(agreementOf(pairs([0, 0, 20], [2, 2, 20]))).toMatchObject({ kappa: 1, meaning: 'almost-perfect' });
    expect(agreementOf(pairs([2, 2, 40]))).toEqual({ pairs: 40, same: 1, meaning: 'no-spread' });
    expect(agreementOf(pairs([0, 0, 5], [2, 2, 5]))).toMatchObject({ kappa: 1, meaning: 'few' });
    expect(agreementOf(pairs([null, 2, 40]))).toEqual({ pairs: 0, meaning: 'none' });
    expect(agreementOf(pairs([0, 0, 20]), 'quality')).toEqual({ pairs: 0, meaning: 'none' });
  });
});

it('GIVEN likelihood and effect THEN the matrix says how grave it is', () => {
  expect([[1, 1], [1, 3], [2, 2], [4, 2], [3, 3], [2, 5], [5, 3], [5, 5]].map(([likelihood = 0, effect = 0]) => graveness({ likelihood, effect }))).toEqual(['low', 'low', 'middle', 'middle', 'high', 'high', 'extreme', 'extreme']);
});
