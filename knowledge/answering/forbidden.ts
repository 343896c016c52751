import { fold } from '../retrieval/tokens.js';
import { holdsLongNumber } from './longNumber.js';

/** Never said, whoever denies it. */
const LINKS = /https?:|www\.|:\/\/|\b[a-z0-9-]+\.(?:com|cn|net|org|io|cc|top|xyz|info|app|vip|me|hk|tw|ai)\b|\]\(|<\/?[a-z!]|[a-z0-9]@[a-z0-9]/;
/** Promises, and advice to buy: said only to be denied. */
const OFFERS = [
  /(?:保证|承诺|确保|保障)[^，。；]{0,8}(?:收益|回报|盈利|本金|获批|通过|赚)/g,
  /保本|稳赚|包赚|刚性兑付|(?:零|无|没有|毫无|不存在)(?:任何)?风险|年化(?:收益)?|收益率?(?:可达|达到|高达|为)/g,
  /一定(?:能|会|可以)?(?:获批|通过|赚|盈利|批准)|必(?:赚|涨|过)|包过/g,
  /(?:建议|推荐|值得|应该|应当|最好|赶快|立即|马上)(?:您|你|客户)?[^，。；]{0,6}(?:购买|买入|买|申购|认购|投资|持有|卖出|加仓|转账|汇款)/g,
  /guarante\w*[^.;]{0,40}\b(?:returns?|profits?|yields?|principal|approv\w*)/g,
  /(?:returns?|profits?|yields?|principal|approval)[^.;]{0,20}\bguarante\w*/g,
  /risk[- ]free|\b(?:no|without|zero)(?: any)? risk|(?:returns?|yields?|profits?) (?:of|up to|at least) \d/g,
  /\b(?:recommend|advise|suggest|should|ought to|good time to|worth)[^.;]{0,30}\b(?:buy(?:ing)?|purchas\w+|invest(?:ing)?|sell(?:ing)?|hold(?:ing)? (?:shares|stocks?|funds?))\b/g,
];
const DENIED = /不(?![妨仅但只])|禁|勿|杜绝|避免|并非|\bnever\b|\bnot\b(?! only)|n't|cannot|\bno\b|prohibit|forbid|avoid|without/;

/** Whether a claim says what is never said: a link, a long number, a promise, advice to buy. */
export function forbidden(text: string): boolean {
  const said = fold(text);
  if (LINKS.test(said) || holdsLongNumber(text, { spaced: true })) return true;
  return OFFERS.some((offer) => [...said.matchAll(offer)].some(({ index, 0: words }) => {
    const before = /[^，。；,;.!?]*$/.exec(said.slice(0, index))?.[0] ?? '';
    return !DENIED.test(before) && !DENIED.test(words.replace(/^(?:不存在)|\b(?:no|without)\b/, ''));
  }));
}
