import { findMoney } from '../slots/money.js';
import { plain } from '../understanding/plain.js';

/** A loss from here on is a major matter; in whole units of any currency. */
const LARGE_LOSS = 50_000;
const LOSS = /亏|损失|被骗|骗走|盗刷|少了|不见了|丢|多扣|扣(?:走|掉|了)|(?<![a-z])(?:lost|loss|losses|missing|stolen|scammed|charged)(?![a-z])/u;

/**
 * What makes a complaint a major matter, answered within 48 hours (norm 4.3.2): many customers, the press, fraud, safety,
 * customers who need protection, authorities and courts. A person decides in the end; this only brings it up in time.
 */
const MAJOR: readonly RegExp[] = [
  /集体|群体|联名|(?:\d{2,}|几十|十几|上百|许多|很多|好多)(?:个|位|名)?(?:客户|储户|受害者|人都|人一起)|(?<![a-z])(?:many|dozens of|hundreds of) (?:customers|people|clients)/u,
  /媒体|记者|曝光|微博|抖音|小红书|热搜|新闻|(?<!\d)315(?!\d)|(?<![a-z])(?:press|journalist|media|newspaper|go viral)(?![a-z])/u,
  /诈骗|被骗|盗刷|挪用|伪造|冒用|飞单|(?<![a-z])(?:fraud\w*|scam\w*|forged|stolen|embezzle\w*)(?![a-z])/u,
  /受伤|摔伤|晕倒|送医|打人|动手打|殴打|威胁|自杀|轻生|不想活|跳楼|(?<![a-z])(?:injur\w*|assault\w*|threaten\w*|suicid\w*)(?![a-z])/u,
  /老人|老年|老太|老奶奶|老爷爷|残疾|盲人|孕妇|未成年|(?:[789]\d|[七八九]十.?)(?:多)?岁|(?<![a-z])(?:elderly|disabled|pregnant|blind|minor child)(?![a-z])/u,
  /银保监|金监|金融监管|监管局|监管部门|银监|人民银行|央行|(?<!\d)123(?:78|63)(?!\d)|法院|起诉|律师|报警|公安|派出所|(?<![a-z])(?:regulator\w*|lawyer|sue|lawsuit|court|police)(?![a-z])/u,
];

/** Whether a complaint's words tell of a major matter. */
export function isMajor(said: string): boolean {
  const words = plain(said);
  if (MAJOR.some((sign) => sign.test(words))) return true;
  return LOSS.test(words) && findMoney(words).some(({ value, sure }) => sure && value >= LARGE_LOSS);
}
