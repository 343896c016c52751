import { fold } from '../slots/normalise.js';

/** The sentences of a clause, with their punctuation. */
export function sentencesOf(text: string): string[] {
  return text.match(/(?:[^。！？.!?]|[.](?=\d))+[。！？.!?]*(?:\s+|$)?/gu)?.map((each) => each.trim()).filter((each) => each !== '') ?? [];
}

/** The sentence that is likest a question; the whole text where there is only one. */
export function answeringSentence(text: string, question: string): string {
  const asked = pairs(question);
  let best = '';
  let most = -1;
  for (const sentence of sentencesOf(text)) {
    const own = pairs(sentence);
    const shared = [...own].filter((pair) => asked.has(pair)).length;
    // A figure is what is mostly asked for.
    const aside = /《[^》]+》.{0,12}(?:指出|显示|顯示)|数据显示|數據顯示|(?:report|white paper|survey|figures?) (?:says?|shows?|finds?)/iu.test(sentence) && !/数据|比例|占|统计|figure|share|percent/iu.test(question) ? 0.6 : 0;
    const score = shared / Math.sqrt(Math.max(6, own.size)) - aside + (/\d/.test(sentence) && /多久|几|多少|何时|什么时候|how (?:long|many|much|soon)|when/iu.test(question) ? 0.5 : 0);
    if (score > most) [best, most] = [sentence, score];
  }
  return best === '' ? text : best;
}

function pairs(said: string): Set<string> {
  const text = fold(said).replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from(text.slice(0, -1), (_, index) => text.slice(index, index + 2)));
}
