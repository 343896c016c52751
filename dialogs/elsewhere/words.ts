/** Where else: a channel by name, or simply not here. */
const PLACE = '(?:微信(?:公众号|客服)?|公众号|企业微信|网页|网站|网上|官网|电脑|手机|短信|邮件|邮箱|别的(?:地方|渠道|设备)|别处|另一个?(?:地方|渠道|设备)|其他(?:地方|渠道|设备)?|那边|之前那边|wechat|wecom|teams|slack|line|telegram|messenger|(?:the )?(?:web|website|web ?page|app|phone|computer)|another (?:channel|device|place)|elsewhere|over there)';
const BEGUN = '(?:填|填写|办|办理|预约|申请|投诉|写|说|聊|弄|做)';
const ASKS = new RegExp(
  `(?:继续|接着|接上|续上|恢复|接过来|转过来)[^。！!？?]{0,6}${PLACE}|${PLACE}[^。！!？?]{0,4}${BEGUN}[^。！!？?]{0,10}(?:没(?:填|办|弄|写|做)?(?:完|好|提交)|一半|继续|接着|转过来|接过来)|${PLACE}[^。！!？?]{0,10}(?:转|接|挪|搬)(?:过来|到这)` +
    `|(?:continue|go on|carry on|resume|pick up|finish)[^.!?]{0,40}(?:on|from|in|begun|started)[^.!?]{0,10}${PLACE}`,
  'u',
);

/** 继续我在微信上没填完的申请, "continue what I started on WeChat". `words` as in `Intent.wanted`. */
export function asksElsewhere(words: string): boolean {
  return ASKS.test(words);
}
