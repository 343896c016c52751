import type { Profile } from '../../cases/profile/profile.js';
import type { Choice } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';

const GOODS = '(?:基金|股票|理财产品|理财|债券|国债|保险产品|保险|黄金|信托|外汇|投资产品|投资)';
const ONE = '(?:一|几|两|三|些|点)?(?:只|支|款|个|种|样|家|类)?';

/** What is asked for, by what; in lower case and Simplified. In this order. */
const ADVICE: readonly (readonly ['investment' | 'legal' | 'medical', RegExp])[] = [
  ['investment', new RegExp([
    `(?:买|投|购买|入手|选|申购|配置|投资)(?:哪|什么|啥)${ONE}[^，。？?]{0,4}${GOODS}`,
    `(?:推荐|安利|介绍)(?:给)?(?:我|我们|一下|下)?${ONE}[^，。？?]{0,6}${GOODS}(?!经理|顾问)`,
    `(?:哪|什么|啥)(?:只|支|款|个|种)${GOODS}[^，。？?]{0,6}(?:好|赚|值得|收益|能买|可以买|该买|稳|靠谱|适合我)`,
    `${GOODS}[^，。？?]{0,8}(?:能买吗|能不能买|可以买吗|值得买|值不值得|该买|该卖|要不要卖|要不要买|该不该|抄底|加仓|减仓|清仓|止损|割肉|补仓)`,
    '(?:该不该|要不要|值不值得|能不能|可不可以|该|适合)(?:再|现在|马上)?(?:买入?|卖掉?|卖出|抛掉?|赎回|加仓|持有)[^，。？?]{0,6}(?:基金|股票|理财|债券|黄金)',
    '(?:钱|存款|积蓄|万块?)[^，。？?]{0,8}(?:投|买|放)(?:什么|哪里?|啥)[^，。？?]{0,6}(?:好|合适|赚|划算|收益)',
    String.raw`\b(?:which|what) (?:stocks?|funds?|shares?|bonds?|etfs?|insurance|products?|investments?)\b.{0,20}\b(?:should|do|can|would|to) (?:i |we )?(?:buy|invest|pick|choose|get)`,
    String.raw`\bshould (?:i|we) (?:buy|sell|hold|invest|put)`,
    String.raw`\brecommend (?:me )?(?:an?|some|any|the)?\s?(?:good |best )?(?:stock|fund|share|investment|bond|etf|insurance|wealth)`,
    String.raw`\bwhat should (?:i|we) (?:invest in|buy)|\bgood time to (?:buy|sell|invest)|\b(?:good|best) (?:stock|fund|investment|bond)s? (?:to buy|for me)|\bwhere should (?:i|we) (?:put|invest) my (?:money|savings)`,
  ].join('|'), 'u')],
  ['legal', new RegExp([
    '(?:官司|诉讼|上诉|仲裁)[^，。？?]{0,8}(?:能赢|会赢|能不能赢|赢吗|胜算|胜诉|输|有戏|怎么打|几率|判)',
    '(?:能不能|可不可以|可以|该不该|要不要|怎么|如何|我想)(?:去)?(?:起诉|打官司|告他|告她|告对方|告公司)',
    '(?:我|这)[^，。？?]{0,8}(?:违法|犯法|犯罪|判几年|坐牢)(?:吗|么|了)?|离婚[^，。？?]{0,8}(?:财产|房子|存款)[^，。？?]{0,4}(?:怎么|如何)?(?:分|判|归谁)',
    String.raw`\b(?:will|can|could|would|do) (?:i|we) (?:\w+ )?win (?:\w+ ){0,2}(?:case|lawsuit|suit|court)|\b(?:should|can|could) (?:i|we) sue|\blegal advice\b|\bam i breaking the law`,
  ].join('|'), 'u')],
  ['medical', new RegExp([
    '(?:吃|用|服|喝)(?:点)?(?:什么|哪种|啥|哪个)药|(?:什么|啥)药(?:好|管用|有效)',
    '(?:头疼|头痛|头晕|发烧|发热|咳嗽|胃疼|肚子疼|腰疼|失眠|感冒|过敏|高血压|糖尿病|胸闷|胸口疼)[^，。？?]{0,10}(?:怎么办|怎么治|吃什么|要不要紧|严重吗|挂什么科|看什么科|什么病)',
    '(?:我|这)(?:是|得了|得的是?)(?:什么|啥)病|(?:这|我的|我这)病[^，。？?]{0,4}(?:能治|治得好|怎么治)',
    String.raw`\b(?:what|which) (?:medicines?|medications?|drugs?|pills?)\b.{0,16}\b(?:should|can|do|to) (?:i )?take|\bmedical advice\b|\b(?:headache|fever|cough|stomach ache|chest pain|flu)\b.{0,30}\b(?:what should|what can|how (?:do|can)|should i take|serious)`,
  ].join('|'), 'u')],
];
/** How customers are to be treated is a question for the norms. */
const ABOUT_WORK = /客户|客人|客服|员工|柜员|规范|规定|流程|\b(?:customers?|clients?|staff|employees?|norms?)\b/u;

/**
 * Advice that is not a counter's to give: on investments, law and health. Declined politely, with a way on: an adviser, a
 * person. Decided by rule, where it is asked for clearly; `plain` as in `plain()`.
 */
export function declinedAdvice(plain: string, { phone, services }: Profile, { locale }: Moment): Reply | undefined {
  if (ABOUT_WORK.test(plain)) return undefined;
  const kind = ADVICE.find(([, pattern]) => pattern.test(plain))?.[0];
  if (kind === undefined) return undefined;
  const human = text(locale, 'counter.button.human');
  const advisers: Choice[] = kind !== 'investment' ? [] : services.filter(({ application }) => application === 'wealth').map(({ name }) => ({ title: text(locale, 'counter.book', { service: name[locale] }), say: text(locale, 'counter.book', { service: name[locale] }) }));
  return { ...saying([{ key: `advice.${kind}`, params: { phone } }], [...advisers, { title: human, say: human }]), events: [{ event: 'advice.declined', data: { kind } }] };
}
