const ASKS =
  /进度|进展|(到|处理到|办到|走到|审到|审核到|进行到)(哪|什么)(一?步|了|儿|里|阶段|程度|环节)|我(们)?的?(上次|之前|昨天|那个|那笔|那件|提交)?的?(预约|申请|投诉|贷款|建议|反馈|意见|业务|单子|案子|事情|事儿|事)[^，。,.]{0,8}(怎么样|怎样|如何|好了吗|好了没|办好|办完|处理|结果|有没有消息|是什么时候|是几点|是哪天|呢$)|^(查询?|看|查看)?(一下|看)?我的(预约|申请|投诉|业务|反馈)(有哪些|列表|记录|信息|情况)?$|(查询?|查看|看看)[^，。,.]{0,6}(预约|申请|投诉|反馈)(?!.{0,4}(流程|电话|渠道))|(申请|投诉|反馈)[^，。,.]{0,6}(处理|办|审|批|下来|回复|结果)[^，。,.]{0,4}(了吗|了没|没有|没$|吗$)|where('s| is| are) my (application|complaint|booking|appointment|case|request|loan|feedback)|how('s| is) my (application|complaint|case|request|loan)|(status|progress)( of|$)|(check|track|see|view|show|look up)[^.]{0,12}(status|progress|my (booking|appointment|application|complaint|case)s?)|what (has )?happened to my (application|complaint|case|request)|^my (bookings?|appointments?|cases?|applications?|complaints?)$|when is my (appointment|booking)|any (news|update)s? (on|about) my/u;
/** Words that begin a complaint, or ask in general, whatever else they hold. */
const NOT = /(要|想|我)投诉你|要投诉|想投诉|我要举报|complain about|(怎么|如何|哪里|在哪)(申请|投诉|预约)/u;

/** Whether a message asks how the customer's matters stand. `plain` as in `Intent.wanted`. */
export function asksProgress(plain: string): boolean {
  return !NOT.test(plain) && ASKS.test(plain);
}
