import type { Intent } from '../counter/intents.js';
import { isIdentified } from '../progress/mine.js';
import { identifiedRequest } from './form.js';
import { plain } from '../understanding/plain.js';
import type { Wants } from './slots.js';

/** 我的个人信息, 你们掌握的我的资料, the data that you hold about me. */
const MINE = /(?:我的?(?:所有|全部)?(?:的)?(?:个人)?(?:信息|资料|数据|隐私)|个人(?:信息|资料|数据))/u;
const ACCESS = /(?:你们|银行|公司)?(?:保存|存|掌握|收集|记录|留存|持有|知道)(?:了|着|有)?.{0,4}(?:我|关于我|本人)的?(?:哪些|什么|所有|全部)?.{0,4}(?:个人)?(?:信息|资料|数据)|(?:查阅|查询|查看|复制|拷贝|导出|提供|下载)(?:一下|一份)?.{0,6}(?:我|本人)的?(?:所有|全部)?(?:个人)(?:信息|资料|数据)|(?:有|存)我(?:的)?哪些(?:个人)?(?:信息|资料|数据)|what (?:do|does) (?:you|the bank).{0,20}(?:hold|know|have|keep|store).{0,12}(?:about|on|of) me|(?:data|information) (?:that )?you (?:hold|have|keep|store) (?:about|on) me|(?:copy|see|access|export|download).{0,10}my (?:personal )?(?:data|information)(?!.{0,12}(?:account|balance))/u;
const CORRECTION = /(?:更正|改正|纠正|修正)(?:一下)?.{0,8}(?:信息|资料|数据|姓名|记录)|(?:我的?)?(?:个人)(?:信息|资料).{0,6}(?:有误|错了|不对|写错|记错)|(?:correct|fix|rectify) (?:my |the )?(?:personal )?(?:data|information|details)/u;
const DELETION = /(?:删除|删掉|清除|抹掉|销毁)(?:一下)?.{0,8}(?:我|本人|个人).{0,4}(?:信息|资料|数据|记录|隐私)|(?:delete|erase|remove|forget) (?:all )?(?:my|the) ?(?:personal )?(?:data|information|records)|right to be forgotten/u;
/** How it is done, who guards it: for the norms to answer. */
const GENERAL = /(?:怎么|如何|怎样)(?:保护|使用|处理)|保护(?:政策|措施)|隐私(?:政策|条款)|泄[露漏]|privacy policy|how do you (?:protect|use)/u;

/** Which of a customer's rights over their data words ask for; undefined when they ask for none. `words` as in `Intent.wanted`. */
export function wantsOf(words: string): Wants | undefined {
  if (GENERAL.test(words)) return undefined;
  if (DELETION.test(words)) return 'deletion';
  if (CORRECTION.test(words) && (MINE.test(words) || /(?:data|information|details|姓名|记录)/u.test(words))) return 'correction';
  return ACCESS.test(words) ? 'access' : undefined;
}

/** 你们有我的哪些信息, 更正个人信息, delete my data. */
export const dataRequestIntent: Intent = {
  form: 'data-request',
  wanted: (words) => wantsOf(words) !== undefined,
  begin({ text }, _ports, { known }) {
    const wants = wantsOf(plain(text));
    return Promise.resolve(isIdentified(known) ? { form: 'data-request', ...(wants !== undefined && { values: { wants } }) } : identifiedRequest(wants));
  },
};
