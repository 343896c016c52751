import type { Profile } from '../../cases/profile/profile.js';
import { saying, type Reply } from '../form/reply.js';

/** Somebody's money is being taken, or may be: the hotline first, whatever else is wanted. */
const AT_RISK =
  /盗刷|盗用|被盗|被骗|诈骗|骗走|骗了我|骗我转|转走了?|被转了|不是我(?:本人)?(?:转|刷|操作|消费|取)|(?:账户|账号|卡里?|余额|存款|钱).{0,8}(?:钱)?(?:没了|少了|不见了|被(?:人)?(?:动|转|清|掏)(?:了|空)|清零|归零|空了)|(?:卡|存折|u盾)(?:丢|掉|遗失|不见|被抢|被偷)|挂失|陌生人.{0,8}(?:转账|验证码)|(?:card|money|account).{0,24}(?:stolen|hacked|gone|missing|lost)|(?:lost|stole).{0,12}(?:card|money)|scam(?:med)?|fraud|unauthori[sz]ed (?:payment|transfer|transaction|charge)|phishing/u;
/** Questions about such things in general. */
const IN_GENERAL = /怎么(?:防|预防|避免|识别)|如何(?:防|预防|避免|识别)|防(?:诈骗|骗)|流程|要带什么|how (?:do|can|to) .{0,12}(?:avoid|prevent)/u;

/** What is said at once where money may be at risk; undefined where nothing speaks of it. `plain` as in `plain()`. */
export function moneyAtRisk(plain: string, { phone }: Profile): Reply | undefined {
  return AT_RISK.test(plain) && !IN_GENERAL.test(plain) ? saying([{ key: 'smallTalk.money-at-risk', params: { phone } }]) : undefined;
}
