/** Ways by which a customer can be told of what becomes of their matters: in this chat, by SMS, by mail, or in their chat on another channel. */
export const WAYS = ['chat', 'phone', 'mail', 'directline', 'wechat', 'wecom', 'msteams', 'slack', 'telegram', 'line', 'facebook'] as const;
/** One of {@link WAYS}. */
export type Way = (typeof WAYS)[number];

const NAMES: readonly (readonly [Way, RegExp])[] = [
  ['wecom', /企业微信|微信客服|wecom/u],
  ['wechat', /微信|公众号|wechat/u],
  ['msteams', /teams/u],
  ['slack', /slack/u],
  ['telegram', /telegram|电报/u],
  ['facebook', /messenger|facebook/u],
  ['line', /(?<![a-z])line(?![a-z])/u],
  ['mail', /邮箱|邮件|e-?mail|(?<![a-z])mail(?![a-z])/u],
  ['phone', /短信|手机号|(?<![a-z])(?:sms|text|texts|text messages?)(?![a-z])/u],
  ['directline', /网页|网站|网上|(?<![a-z])(?:web|website|web ?page)(?![a-z])/u],
  ['chat', /这里|这儿|这个(?:聊天|窗口|对话|渠道)|当前(?:聊天|窗口|对话|渠道)|聊天里|(?<![a-z])(?:here|this chat|the chat)(?![a-z])/u],
];
const NOTICE = '(?:通知|提醒|消息|结果|进度|回复|进展)';
const PLACE = '(?:这里|这儿|这个|当前|聊天|网页|微信|公众号|短信|手机|邮箱|邮件|企业微信|teams|slack|telegram|line|messenger)';
const WANTS = new RegExp(
  `${NOTICE}[^。！!？?]{0,8}(?:发|推|送|改|用|走|通过)[^。！!？?]{0,6}${PLACE}|(?:以后|今后|今后都|都|请|改)?(?:用|以|通过|发|走|在)(?:${PLACE})(?:上|里)?(?:来|给我|的方式)?(?:通知|提醒|告诉|告知)我?` +
    `|(?:设置|修改|更改|改|换|选择|调整)(?:一下)?(?:我的|接收)?(?:通知|提醒)的?(?:方式|渠道)|(?:通知|提醒)(?:方式|渠道)(?:怎么|如何|在哪)?(?:设置|修改|改|换|选)?$` +
    '|(?:notify|remind|tell|inform|update) me (?:by|via|on|through|over|here)|(?:send|get|have|want) (?:me )?(?:my |the |all )?(?:notices|notifications|reminders|updates)[^.!?]{0,20}(?:here|by|via|to|on|through)|(?:change|set|choose) (?:how|where) (?:you |i )?(?:notify|am notified|get notices|are notified)|notification (?:settings|preferences)',
  'u',
);
/** 别再发短信了: what is left is this chat. */
const STOPS = /(?:别|不要|不用|不想|停止)(?:再)?(?:给我)?(?:发|收到?|接收)(?:业务)?(?:短信|邮件)(?:通知|提醒)?(?:了|吧)?$|(?:stop|no more|don'?t send(?: me)?(?: any)?(?: more)?) (?:sending )?(?:me )?(?:texts?|text messages|sms|e-?mails?|mails?)$/u;

/** 以后通知发到微信, 别再发短信了, "notify me by mail". `words` as in `Intent.wanted`. */
export function choosesWay(words: string): boolean {
  return WANTS.test(words) || STOPS.test(words);
}

/** The way that words name; undefined where they leave it open. */
export function wayIn(words: string): Way | undefined {
  if (STOPS.test(words)) return 'chat';
  const found = NAMES.flatMap(([way, name]) => {
    const at = words.search(name);
    return at < 0 || /(?:不|别|不要)(?:再|用|发)*$/u.test(words.slice(0, at)) ? [] : [way];
  });
  // 微信 stands in 企业微信, too.
  return found[0];
}
