import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { CounterPorts } from '../ports.js';

/** Somebody asks what is going on, or whether something is wrong with us. */
const ASKS =
  /(?:怎么|咋|什么|啥)(?:回)?(?:事|情况|状况|问题|故障)|(?:发生|出)(?:了)?(?:什么|啥)|(?:出|有)(?:什么|啥)?(?:问题|故障|事故?)(?:了)?(?:吗|么|没|$)|(?:系统|服务|网站|网银|手机银行|app|软件).{0,8}(?:坏|故障|崩|瘫|挂|打不开|用不了|登不|登录不|异常|恢复|出问题|中断|维护)|(?:什么时候|何时|几时|多久|啥时候)(?:才)?(?:能|会|可以)?(?:恢复|修好|正常)|恢复(?:了)?(?:吗|没)|公告|通知.{0,4}(?:什么|是真|怎么)|what(?:'s| is| has)? (?:going on|happen\w*|wrong|the (?:matter|problem|notice))|(?:is|are) .{0,24}(?:down|broken|out of order|not working)|outage|when .{0,24}(?:back|restored|fixed|work(?:ing)? again)|(?:doesn'?t|don'?t|not|isn'?t|won'?t) work/u;

/**
 * What is going on, where the institution tells its customers of an incident just now and somebody asks; undefined while all
 * is well, and for everything else. `words` as in `plain()`.
 */
export function goingOn(words: string, { notices }: Pick<CounterPorts, 'notices'>, { locale }: Moment): Reply | undefined {
  const now = notices?.() ?? [];
  if (now.length === 0 || !ASKS.test(words)) return undefined;
  return saying([{ key: 'incident.asked', params: { what: now.map((each) => each[locale]).join('\n') } }]);
}
