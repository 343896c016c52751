import { concepts, crossings, meant } from '../../knowledge/retrieval/concepts.js';
import type { Entry, Found } from '../../knowledge/retrieval/index.js';
import { soundsOf } from '../../knowledge/retrieval/readings.js';
import { fold, isChinese, tokens } from '../../knowledge/retrieval/tokens.js';
import { WEIGHTS } from '../../knowledge/retrieval/weights.js';

const FIELDS = [{ name: 'title', b: WEIGHTS.titleLength }, { name: 'text', b: WEIGHTS.textLength }, { name: 'questions', b: WEIGHTS.questionsLength }] as const;

const read = (folded: string) => [...tokens(folded), ...concepts(folded).map((concept) => `#${concept}`)];
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The index as its formulas say it, without anything that makes it fast or small: what it finds, the real one must find. */
export function plainIndex(entries: readonly Entry[]): (question: string, k: number) => Found[] {
  const docs = entries.map((entry) => ({ entry, texts: FIELDS.flatMap(({ name, b }) => entry[name].map((text) => ({ name, b, chinese: isChinese(text), said: read(fold(text)) }))) }));
  const lengthOf = (doc: (typeof docs)[number], name: string, chinese: boolean) => sum(doc.texts.filter((text) => text.name === name && text.chinese === chinese).map(({ said }) => said.length));
  const averages = new Map(FIELDS.flatMap(({ name }) => [true, false].map((chinese) => [`${name} ${chinese}`, Math.max(1, sum(docs.map((doc) => lengthOf(doc, name, chinese))) / docs.length)])));
  const impacts = docs.map((doc) => {
    const frequencies = new Map<string, number>();
    for (const { name, b, chinese, said } of doc.texts) {
      const each = WEIGHTS[name] / (1 - b + b * (lengthOf(doc, name, chinese) / (averages.get(`${name} ${chinese}`) ?? 1)));
      for (const token of said) frequencies.set(token, (frequencies.get(token) ?? 0) + each);
    }
    return frequencies;
  });
  const known = new Set(impacts.flatMap((frequencies) => [...frequencies.keys()]));
  const pairs = [...known].filter((token) => token.length === 2 && isChinese(token)).map((token) => ({ token, sounds: soundsOf(token) }));
  const inside = impacts.filter((_, doc) => entries[doc]?.aside !== true);
  const held = new Map<string, number>();
  for (const frequencies of inside) for (const token of frequencies.keys()) held.set(token, (held.get(token) ?? 0) + 1);
  const rarity = (count: number) => Math.log(1 + (inside.length - count + 0.5) / (count + 0.5));
  const idf = (token: string) => rarity(held.get(token) ?? 0);
  const kind = (token: string) => (token.startsWith('#') ? WEIGHTS.concept : token.length === 1 && isChinese(token) ? WEIGHTS.character : 1);

  const examples = docs.map(({ texts }) => texts.filter(({ name }) => name !== 'text').map(({ said }) => [...new Set(said)]).map((said) => ({ said, weight: sum(said.map((token) => kind(token) * idf(token))) })));

  const corrected = (folded: string) => {
    let text = folded;
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = text.slice(at, at + 2);
      const word = known.has(pair) || !isChinese(pair) ? undefined : meant(pair);
      if (word !== undefined && (word[0] === pair[0] || word[1] === pair[1])) text = text.slice(0, at) + word + text.slice(at + 2);
    }
    return text;
  };

  return (question, k) => {
    const folded = corrected(fold(question));
    const crossing = crossings(folded);
    const asked = new Map<string, number>();
    let [whole, unheard] = [0, 0];
    for (const token of new Set(read(folded))) {
      const own = kind(token) * (crossing.has(token) ? WEIGHTS.crossing : 1);
      if (known.has(token)) {
        asked.set(token, Math.max(own, asked.get(token) ?? 0));
        whole += own * idf(token);
        continue;
      }
      const pair = token.length === 2 && isChinese(token);
      whole += rarity(0) * (pair ? WEIGHTS.unknownPair : own);
      if (!pair) {
        if (isChinese(token)) unheard += rarity(0) * WEIGHTS.unheardCharacter;
        continue;
      }
      unheard += rarity(0) * WEIGHTS.unheard;
      const sounds = crossing.has(token) ? [] : soundsOf(token);
      if (sounds.length > 0) for (const other of pairs) if (other.sounds.some((sound) => sounds.includes(sound)) && !asked.has(other.token)) asked.set(other.token, WEIGHTS.soundsLike);
    }
    if (whole === 0) return [];
    const heard = whole / (whole + unheard);
    const sums = impacts.map((frequencies) => sum([...asked].map(([token, own]) => {
      const frequency = frequencies.get(token) ?? 0;
      return (own * idf(token) * frequency) / (WEIGHTS.saturation + frequency);
    })));
    const nearest = sums.map((_, doc) => doc).filter((doc) => (sums[doc] ?? 0) > 0).sort((one, other) => (sums[other] ?? 0) - (sums[one] ?? 0)).slice(0, Math.max(16, k));
    return nearest.map((doc): Found => {
      const alike = (examples[doc] ?? []).map(({ said, weight }) => (2 * sum(said.map((token) => (asked.get(token) ?? 0) * idf(token)))) / (whole + weight));
      const [coverage, likeness] = [Math.min(1, (sums[doc] ?? 0) / whole), Math.min(1, Math.max(0, ...alike))];
      const prior = entries[doc]?.overview === true ? WEIGHTS.overview : 1;
      return { id: entries[doc]?.id ?? '', score: heard * prior * ((1 - WEIGHTS.likeness) * coverage + WEIGHTS.likeness * likeness), likeness, coverage };
    }).sort((one, other) => other.score - one.score).slice(0, k);
  };
}
