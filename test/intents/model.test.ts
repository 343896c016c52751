import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { CALIBRATION } from '../../dialogs/understanding/intent/calibration.js';
import { classify, decide, decideAmong } from '../../dialogs/understanding/intent/decide.js';
import { features } from '../../dialogs/understanding/intent/features.js';
import { heldOut } from '../../dialogs/understanding/intent/heldOut.js';
import { INTENT_NAMES } from '../../dialogs/understanding/intent/intents.js';
import { IntentModel } from '../../dialogs/understanding/intent/model.js';
import { readUtterances, shippedUtterances } from '../../dialogs/understanding/intent/utterances.js';
import { choose, outcome } from '../../tools/eval/calibration.js';
import { randomTexts } from '../slots/helpers.js';

const shipped = shippedUtterances();

describe('the utterances that ship', () => {
  it('GIVEN any intent THEN it has at least sixty, also in Traditional and in English, and none is another’s', () => {
    for (const intent of INTENT_NAMES) {
      const own = shipped.filter((each) => each.intent === intent).map(({ text }) => text);
      expect(own.length, intent).toBeGreaterThanOrEqual(60);
      expect(own.filter((text) => /^[\p{ASCII}’]+$/u.test(text)).length / own.length, intent).toBeGreaterThan(0.12);
    }
    expect(new Set(shipped.map(({ text }) => text)).size).toBe(shipped.length);
  });

  it.each([
    ['nothing', undefined, 'booking.json'],
    ['another intent', { intent: '投诉', utterances: Array.from({ length: 40 }, (_, n) => `约${n}`) }, 'expected 预约'],
    ['too few', { intent: '预约', utterances: ['约'] }, 'booking.json'],
    ['one twice', { intent: '预约', utterances: [...Array.from({ length: 40 }, (_, n) => `约${n}`), '约1'] }, 'stands twice'],
  ])('GIVEN a file with %s THEN it says what is wrong, and where', (_, file, message) => expect(() => readUtterances('booking', file)).toThrow(message));
});

describe('the model', () => {
  it('GIVEN what ships THEN it is learned in a moment', () => {
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      new IntentModel(shipped);
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    // A third of it on a machine at rest; learning that grew with the square would take seconds.
    expect(times[0]).toBeLessThan(300);
  });

  it('GIVEN the same utterances THEN it learns the same, to the last bit', () => {
    const [one, other] = [new IntentModel(shipped), new IntentModel(shipped)];
    for (const said of ['我要投诉', '约个时间', 'cancel it', '嗯']) expect(one.rank(said)).toEqual(other.rank(said));
  });

  it('GIVEN random text THEN likelihoods are likelihoods', () => {
    const model = new IntentModel(shipped);
    for (const said of [...randomTexts(2000, 3), '', ' ', '\ud83d', '投诉'.repeat(20000), '不'.repeat(5000), 'a'.repeat(50000), '不想'.repeat(5000)]) {
      const ranking = model.rank(said);
      expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 5);
      expect(ranking.every(({ confidence }, index) => confidence >= 0 && confidence <= (ranking[index - 1]?.confidence ?? 1))).toBe(true);
    }
  });

  it('GIVEN width, script, case or spaces THEN it is the same message', () => {
    for (const [one, other] of [['我要投訴', '我要投诉'], ['ＣＡＮＣＥＬ', 'cancel'], ['我 要 预 约', '我要预约'], ['I’d like to book', "i'd like to book"]] as const) expect(features(one)).toEqual(features(other));
  });

  it('GIVEN a denial THEN it shares little with what it denies', () => {
    const [said, denied] = [features('投诉'), features('不想投诉')];
    expect([...said].filter((feature) => denied.has(feature)).length).toBeLessThanOrEqual(1);
  });
});

describe('what to do about a message', () => {
  const held = heldOut(shipped);

  it('GIVEN the shipped utterances held out in turn THEN the calibration in use is still what they call for', () => {
    const chosen = choose(held);
    expect(Math.abs(chosen.temperature - CALIBRATION.temperature)).toBeLessThanOrEqual(0.15);
    expect(Math.abs(chosen.act - CALIBRATION.act)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(chosen.ask - CALIBRATION.ask)).toBeLessThanOrEqual(0.1);
  });

  it('GIVEN the same THEN what is acted on is right, and buttons hold what was meant', () => {
    const { right, acted, actedRight, askedHolds, unclear } = outcome(held, CALIBRATION);
    expect(right).toBeGreaterThan(0.84);
    expect(acted).toBeGreaterThan(0.7);
    expect(actedRight).toBeGreaterThan(0.94);
    expect(askedHolds).toBeGreaterThan(0.82);
    expect(unclear).toBeLessThan(0.04);
  });

  it.each([
    ['我要投诉', { kind: 'act', intent: 'complaint' }],
    ['转人工', { kind: 'act', intent: 'human' }],
    ['你好', { kind: 'act', intent: 'greeting' }],
    ['取消', { kind: 'act', intent: 'cancel' }],
    ['谢谢', { kind: 'act', intent: 'other' }],
    ['取消预约有什么规定', { kind: 'act', intent: 'norms' }],
    ['預約下週三下午開戶', { kind: 'act', intent: 'booking' }],
    ['Please move my appointment to Friday', { kind: 'act', intent: 'reschedule' }],
    ['我要头诉', { kind: 'act', intent: 'complaint' }],
  ])('%s', (said, decision) => expect(decide(said)).toEqual(decision));

  it.each(['qzxv wvkj', '𠮷𠮷', '', '★', 'лшщ'])('GIVEN %j, which says nothing, THEN nothing is done about it', (said) => expect(decide(said).kind).not.toBe('act'));

  it('GIVEN several likely ones THEN it asks which, the likeliest first and none that is far off', () => {
    const ranking = (...confidences: number[]) => confidences.map((confidence, index) => ({ intent: INTENT_NAMES[index] ?? 'other', confidence }));
    expect(decideAmong(ranking(0.8, 0.2))).toEqual({ kind: 'act', intent: 'booking' });
    expect(decideAmong(ranking(0.5, 0.3, 0.15, 0.05))).toEqual({ kind: 'ask', among: ['booking', 'reschedule', 'cancel'] });
    expect(decideAmong(ranking(0.6, 0.35, 0.05))).toEqual({ kind: 'ask', among: ['booking', 'reschedule'] });
    expect(decideAmong(ranking(0.2, 0.2, 0.2))).toEqual({ kind: 'unclear' });
  });

  it('GIVEN an exact command THEN it is certain', () => expect(classify('转人工')).toMatchObject({ intent: 'human', confidence: 1, secondConfidence: 0 }));
});
