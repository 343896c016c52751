import { expect, test } from 'vitest';
import { openMeanings, type Meanings, type Placed } from '../../knowledge/retrieval/meanings.js';
import { openNorms } from '../../knowledge/retrieval/norms.js';
import { NormsRetriever } from '../../knowledge/retrieval/normsRetriever.js';
import { chapters, edition } from '../knowledge/fixture.js';

const norms = openNorms(chapters, edition);
const unit = (figures: readonly number[]) => Float32Array.from(figures, (figure) => figure / Math.hypot(...figures));
let state = 3;
const chance = () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32) - 0.5;
const noise = () => Array.from({ length: 96 }, chance);
const directions = new Map<string, readonly number[]>();
/** What a model gives that knows what a text is about, and adds what is common to all texts. */
const vector = (about: string, common = 0): Float32Array => {
  const shared = directions.get(about) ?? noise();
  directions.set(about, shared);
  return unit(noise().map((own, at) => own + 2 * (shared[at] ?? 0) + common));
};
const placed = (of: (place: string) => Float32Array): Placed[] => norms.passages().map((passage) => ({ ...passage, vector: of(passage.place) }));
async function opened(of: (place: string) => Float32Array): Promise<Meanings> {
  const meanings = await openMeanings(placed(of));
  if (!('near' in meanings)) throw new Error(`not used: ${meanings.told}`);
  return meanings;
}

test('THEN the norms’ passages are their words and questions in both languages, and what they are told apart from', () => {
  const passages = norms.passages();
  const of = passages.filter(({ place }) => place === '1.1.3');
  expect(of.filter(({ question }) => !question).map(({ text }) => text)).toEqual(['取消预约\n客户取消预约不收费，并说明取消的影响。', 'Cancelling an appointment\nCancelling is free; its effect is explained to the customer.']);
  expect(of.filter(({ question }) => question)).toHaveLength(4);
  expect(passages.filter(({ aside }) => aside).every(({ place }) => /^(?:outside|missing):/.test(place))).toBe(true);
});

// Some models give all texts much in common: raw cosines of .9 for what has nothing to do with each other.
test.each([0, 0.2, 0.6])('GIVEN vectors that tell clauses apart, with %d in common THEN a question is near to its clause on one scale', async (common) => {
  const meanings = await opened((place) => vector(place, common));
  expect(meanings.told).toBeGreaterThan(0.9);
  const { places, trust } = meanings.near(vector('2.1.2', common));
  expect(trust).toBe(1);
  expect([...places][0]?.[0]).toBe('2.1.2');
  expect([...places][0]?.[1]).toBeGreaterThan(0.5);
  expect([...places][1]?.[1]).toBeLessThan(0.5);
  expect(Math.max(...meanings.near(vector('something else', common)).places.values())).toBeLessThan(0.4);
});

test.each([
  ['that tell nothing', () => unit(noise())],
  ['that are all one', () => unit(Array.from({ length: 96 }, () => 1))],
])('GIVEN vectors %s THEN they are not used', async (_, of) => {
  const meanings = await openMeanings(placed(of));
  expect(meanings).not.toHaveProperty('near');
  expect(meanings.told).toBeLessThan(0.3);
});

test('GIVEN no passages, or very few THEN they are not used, and nothing fails', async () => {
  expect(await openMeanings([])).toEqual({ told: 0 });
  expect(await openMeanings(placed((place) => vector(place)).slice(0, 3))).toEqual({ told: 0 });
});

test('GIVEN vectors of several lengths THEN it says so', async () => {
  await expect(openMeanings(placed((place) => vector(place).subarray(0, place === '1.1' ? 95 : 96)))).rejects.toThrow(RangeError);
});

test('GIVEN a retriever that knows what is near by meaning THEN its documents are in the order of both', async () => {
  const meanings = await opened((place) => vector(place));
  const question = '外人打听得到我的底细不';
  const retriever = new NormsRetriever({ norms, k: 2, near: () => Promise.resolve(meanings.near(vector('2.1.1'))) });
  expect((await retriever.invoke(question))[0]?.id).toBe('2.1.1');
  expect((await new NormsRetriever({ norms, k: 2 }).invoke(question))[0]?.id).not.toBe('2.1.1');
});
