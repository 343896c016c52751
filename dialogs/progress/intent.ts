import type { Intent } from '../counter/intents.js';
import { plain } from '../understanding/plain.js';
import { isIdentified, ownMatters } from './mine.js';
import { isNumberAlone, numberIn } from './numberIn.js';
import { identifiedProgress } from './form.js';
import { asksProgress } from './words.js';

const OTHERS = /查询其他业务|look up others/u;

/** 查进度, 我的投诉怎么样了, where is my application, a receipt number alone. */
export const progressIntent: Intent = {
  form: 'progress',
  wanted: (plain, { text }) => asksProgress(plain) || OTHERS.test(plain) || isNumberAlone(text),
  async begin({ text }, ports, turn) {
    const parsed = numberIn(text);
    const { known, conversation } = turn;
    if (OTHERS.test(plain(text))) return identifiedProgress();
    if (parsed.kind === 'wrong-check') return { form: 'progress', values: { number: '?' } };
    const number = parsed.kind === 'valid' ? parsed.number : undefined;
    if (isIdentified(known)) return { form: 'progress', ...(number !== undefined && { values: { number } }) };
    const own = await ownMatters(ports, { known, conversation });
    return own.some((each) => number === undefined || each.number === number) ? { form: 'progress', ...(number !== undefined && { values: { number } }) } : identifiedProgress(number);
  },
};
