import { failed, NONE, ofAgent, passed, type Check } from './check.js';

const GREETING = /[您你]们?好|(?:早上|上午|中午|下午|晚上)好|很高兴(?:能)?为您服务|\b(?:hello|hi|dear|good (?:morning|afternoon|evening|day)|welcome)\b/u;
const THANKS = /感谢|谢谢|多谢|祝您|\b(?:thanks?|thank you|appreciate|have a (?:nice|good|great))\b/u;
/** A greeting comes with the first words. */
const FIRST = 2;
const LAST = 3;

/** 您好 with the first words (norm 4.2). */
export const greeting: Check = (talk) => {
  const said = ofAgent(talk);
  if (said.length === 0) return NONE;
  const greets = said.slice(0, FIRST).find(({ text }) => GREETING.test(text));
  return greets ? passed([greets]) : failed(said.slice(0, 1));
};

/** 感谢您的耐心 at the end (norm 4.2). */
export const thanks: Check = (talk) => {
  const said = ofAgent(talk);
  if (said.length === 0) return NONE;
  const thanking = said.slice(-LAST).findLast(({ text }) => THANKS.test(text));
  return thanking ? passed([thanking]) : failed(said.slice(-1));
};

/** What is no answer however it is put. */
const RUDE = /不归(?:我|我们)管|(?:跟|和|与)(?:我|我们)没关系|(?:这|那)?不是(?:我|我们)的(?:事|问题|责任)|[你您]自己(?:去)?(?:看|查|问|想)|说了(?:多少|几)(?:遍|次)|听不懂吗|爱.{1,3}不.{1,3}|规定就是(?:这样|规定)|没有就是没有|\bnot my (?:problem|job|fault|business)\b|\bi (?:already|just) told you\b|\b(?:that's|that is) (?:just )?the rules?\b|\bfigure it out\b/u;
const DENIES = /^(?:这个|那个|这|那)?(?:不行|不可以|不能|不可能|办不了|办不到|没办法|没有$|没有[。！!]|不知道|不清楚|不会[。！!]?$|no\b(?! problem| worries)|nope|can't|cannot|impossible|not possible|no way|i don't know|we can't|you can't)/u;
/** What makes a no one that helps: regret, a reason, another way. */
const SOFT = /抱歉|对不起|不好意思|遗憾|因为|由于|原因|可以|建议|请|帮|您|为您|sorry|afraid|because|since|however|but |instead|could|please|help/u;
/** Words so short that nothing but the no is in them. */
const SHORT = 24;

/** No flat no (norm 4.2: never deny flatly): a refusal comes with regret, a reason, or what can be done instead. */
export const noFlatDenial: Check = (talk) => {
  const said = ofAgent(talk);
  if (said.length === 0) return NONE;
  const wrong = said.filter(({ text }) => RUDE.test(text) || (text.length <= SHORT && DENIES.test(text.trim()) && !SOFT.test(text)));
  return wrong.length > 0 ? failed(wrong) : { verdict: 'passed', lines: [] };
};

const LOST = /什么意思|[没不](?:太)?(?:听|看|搞)?(?:懂|明白|理解)|再说一(?:遍|次)|(?:能|请|麻烦)?解释(?:一下|下)|\bwhat (?:do|does) (?:you|that|this|it) mean\b|\b(?:do not|don't|didn't|can't) (?:understand|follow|get it)\b|\bconfus(?:ed|ing)\b|\bsay (?:that|it) again\b|\bexplain\b/u;

/** Terms are explained (norm 4.2): a customer who has to ask what an answer means was not answered in plain words. */
export const saidAgain: Check = (talk) => {
  const first = talk.lines.findIndex(({ by }) => by === 'agent');
  if (first === -1) return NONE;
  const lost = talk.lines.slice(first).filter(({ by, text }) => by === 'customer' && LOST.test(text));
  return lost.length > 0 ? failed(lost) : { verdict: 'passed', lines: [] };
};

/** Each of the customer's messages is answered in time; what waited too long is marked. */
export const answeredInTime: Check = ({ lines }, { lateSeconds }) => {
  const late: typeof lines[number][] = [];
  let waiting: (typeof lines)[number] | undefined;
  let answers = 0;
  for (const line of lines) {
    if (line.by === 'customer') waiting ??= line;
    else if (line.by === 'agent' && waiting) {
      answers += 1;
      if (line.at - waiting.at > lateSeconds * 1_000) late.push(waiting);
      waiting = undefined;
    }
  }
  if (answers === 0) return NONE;
  return late.length > 0 ? failed(late) : { verdict: 'passed', lines: [] };
};
