import { failed, neverSays, NONE, ofAgent, passed, says, type Check } from './check.js';

const PRODUCT = /理财(?!经理|顾问|师|规划)|基金(?!会)|信托|债券|国债|股票|结构性存款|大额存单|年金险|分红险|万能险|投连险|保险产品|贵金属|黄金(?:积存|投资)|外汇投资|资管|\b(?:wealth (?:management )?products?|mutual funds?|index funds?|funds?|bonds?|stocks?|shares|structured deposits?|annuit(?:y|ies)|unit-linked|trust products?)\b/gu;
const WARNING = /风险(?!承受能力为)|不保(?:本|证)|不承诺(?:收益|保本)|可能.{0,6}(?:亏损|损失)|本金.{0,8}(?:亏损|损失)|投资(?:须|需)?谨慎|净值.{0,4}波动|\b(?:risks?|not guaranteed|no guarantee|may lose|could lose|loss of (?:capital|principal)|value (?:may|can) (?:fall|go down))\b/u;

/** With any product named, the risk is named, too (norm 3.3): by the agent, or by the bot in the same talk. */
export const riskWarning: Check = (talk) => {
  const named = ofAgent(talk).filter(({ text }) => says(text, PRODUCT));
  if (named.length === 0) return NONE;
  const warned = talk.lines.find(({ by, text }) => (by === 'agent' || by === 'bot') && WARNING.test(text));
  return warned ? passed([warned]) : failed(named);
};

/** Promises of return (norm 1.1). */
export const noPromise = neverSays(
  /保证.{0,8}(?:收益|盈利|赚|回报|本金|不亏|不赔|安全)|(?:收益|本金|回报).{0,4}(?:有保证|有保障|是保证的)|稳赚|包赚|保赚|保本|刚性兑付|零风险|没有(?:任何|什么)?风险|无风险|绝对(?:安全|不会?亏|不会?赔|没问题)|(?:一定|肯定|绝对|必定|百分之百|100%)(?:会|能|可以)?(?:赚|涨|盈利|有收益|不会?亏|不会?赔|回本)|承诺.{0,8}(?:收益|回报)|(?<!\bi )\bguarante(?:e|es|ed)\b.{0,24}\b(?:returns?|profits?|yields?|gains?|income|capital|principal)\b|\bguarantee (?:you|that)\b.{0,30}\b(?:returns?|profits?|yields?|gains?|money)\b|\b(?:returns?|profits?|yields?|gains?|capital|principal) (?:is|are) (?:fully )?guaranteed\b|\brisk[- ]free\b|\b(?:no|zero|without) risks?\b|\b(?:can't|cannot|can not|won't|never) (?:possibly )?lose\b|\bsure (?:profit|win|thing)\b/gu,
);

/** Nobody is pressed (norm 3.3: no misleading sales talk). */
export const noPressure = neverSays(
  /(?:现在|今天)不(?:买|办|下单|申购).{0,6}(?:就|会)|最后(?:一天|一次机会|机会|几个?名额)|(?:仅|只)(?:限|剩)(?:今天|今日|最后)|过了(?:今天|这村)|错过.{0,8}(?:没有|后悔|可惜|再等)|(?:赶紧|赶快|马上|立刻)(?:买|下单|申购|入手|办理吧)|内部(?:消息|额度|名额)|(?:别人|大家|其他客户)都(?:在)?(?:买|办|抢)|\b(?:buy|act|sign up) now\b|\b(?:last|final) chance\b|\b(?:only|just) (?:for )?today\b|\bbefore it's too late\b|\bdon't miss (?:out|this)\b|\beveryone (?:is|else is) buying\b|\binside (?:tip|information)\b/gu,
);

/** Passwords and one-time codes are asked of nobody. */
export const noSecretsAsked = neverSays(
  /(?:提供|告诉|告知|发(?:送|来|给|一下)?|说(?:一下|出)?|报(?:一下)?|念|把)[^。，,；;？?！!\n]{0,10}(?:密码|验证码|动态码|动态口令|口令|cvv2?|安全码)|(?:密码|验证码|动态码|动态口令|口令|cvv2?|安全码)(?:是(?:多少|什么|几)|发(?:给|来)|告诉我|提供(?:给)?|报(?:给|一下))|\b(?:tell|send|give|provide|share|read|text|what is|what's|need|confirm)\b[^.,;!?\n]{0,24}\b(?:password|passcode|pin|one-time (?:code|password)|verification code|security code|otp|cvv2?)\b/gu,
);

const DISCLOSES = /[您你](?:的|名下|这边|账户)?[^。，,；;？?！!\n]{0,10}(?:余额|可用额度|授信额度|额度|欠款|账单|应还|待还|还款额|月供|流水|交易|保单|持仓|存款)[^。，,；;？?！!\n]{0,12}(?:\d|\*{2,}|[一二三四五六七八九十百千万]+(?:元|块|万)|已逾期|逾期了)|(?:余额|应还|待还|欠款|月供|可用额度)[^。，,；;？?！!\n]{0,8}\d[\d.,]*(?:元|块|万)|\byour (?:[a-z-]+ ){0,3}(?:balance|limit|debt|statement|payment|instal?ment|policy|loan|account|card|holdings?)\b[^.;!?\n]{0,24}(?:\d|\*{2,}|\boverdue\b)/u;
const VERIFIES = /(?:核实|核对|验证|确认)(?:一下)?[^。；;\n]{0,6}(?:身份|本人|信息|资料)|是(?:您|你)?本人|请(?:您)?(?:提供|报)[^。；;\n]{0,8}(?:后四位|证件|姓名)|\b(?:verify|confirm|check) (?:your identity|who you are|your details)\b|\bsecurity questions?\b|\blast four digits\b/u;

/** Who the customer is, before anything of theirs is said (norm 1.3): by a sign-in or a code, or by asking and hearing an answer. */
export const identityFirst: Check = ({ lines, identifiedAt }) => {
  const telling = lines.find(({ by, text }) => by === 'agent' && DISCLOSES.test(text));
  if (telling === undefined) return NONE;
  if (identifiedAt !== undefined && identifiedAt <= telling.at) return { verdict: 'passed', lines: [telling.sequence] };
  const asking = lines.findIndex(({ by, text, sequence }) => by === 'agent' && sequence < telling.sequence && VERIFIES.test(text));
  const answered = asking !== -1 && lines.slice(asking + 1).some(({ by, sequence }) => by === 'customer' && sequence < telling.sequence);
  const asked = lines[asking];
  return answered && asked ? passed([asked, telling]) : failed([telling]);
};
