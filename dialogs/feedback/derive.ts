import { branchOf, type Profile } from '../../cases/profile/profile.js';
import type { FormContext } from '../form/form.js';
import { branchSlot } from '../slots/branch.js';
import { plain } from '../understanding/plain.js';

/** What feedback is, beside a complaint (norm 4.3.3). */
export const FEEDBACK_KINDS = ['suggestion', 'praise'] as const;
/** One of {@link FEEDBACK_KINDS}. */
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

const PRAISE = /表扬|没得说|大大的赞|太感谢|热心|素质.{0,3}高|一流|kudos|点赞|好评|赞一个|夸(?!大|张)|锦旗|感谢信|感谢你们|(?:谢谢|多谢|感谢)(?:小?[\p{Script=Han}]{1,2}(?:经理|主任|师傅|老师|女士|先生|姐|哥))|帮了?(?:我)?大忙|(?:真|特别|非常|太|很|挺|超级?)(?:的)?(?:好|棒|不错|贴心|耐心|专业|热情|周到|负责|细心|给力|热心|nice)|又快又好|速度(?:很|真|非常)快|praise|compliment|well done|(?:great|excellent|wonderful|fantastic|amazing|very (?:helpful|friendly|patient|kind|professional)|so (?:helpful|friendly|patient|kind)|good) (?:service|job|work|staff|help|experience)|(?:was|were|is|are) (?:great|excellent|wonderful|fantastic|amazing|(?:very|so|really|extremely) (?:helpful|friendly|patient|kind|professional|good))/u;
const SUGGESTION = /建议|最好能|应该|提个醒|please consider|意见|希望|改进|最好能|可以考虑|能不能|要是能|如果能|可以再|suggest|recommend|could you|it would be (?:nice|good|great|better)|should|improve/u;
const COMPLAINT = /投诉|举报|态度(?:太|很|非常|极其?|十分|实在|真)?(?:恶劣|差|坏|不好)|骗|夸大|欺诈|误导|忽悠|损失|亏(?:了|损|钱)|赔偿|泄露|盗刷|乱收费|多收|辱骂|骂(?:我|人)|歧视|推诿|没人理|不理|说法|维权|过分|气死|不给办|拒绝办理|挂我电话|办错|complain|rude|cheat|scam|fraud|misled|mislead|lost (?:my )?money|compensat|refund|overcharged|insult|leaked|unacceptable|disgusting/u;
const NOT_COMPLAINT = /不是(?:要|想|来)?投诉|不(?:想|要|打算)投诉|没(?:有)?(?:骗|损失)|not (?:a|to) complain(?:t)?|don'?t want to complain/u;

/** Suggestion or praise, by the words; of both, the wish. */
export function kindOf(what: string): FeedbackKind {
  const words = plain(what);
  return PRAISE.test(words) && !SUGGESTION.test(words) ? 'praise' : 'suggestion';
}

/** Whether words are praise. */
export function isPraise(what: string): boolean {
  return PRAISE.test(plain(what));
}

/** Whether words are really a complaint (norm 4.3.3: complaints come first); a complaint that is denied is none. */
export function soundsLikeComplaint(what: string): boolean {
  const words = plain(what).replace(NOT_COMPLAINT, ' ');
  return COMPLAINT.test(words);
}

const PERSON = /(?:\d{1,2}|[一二三四五六七八九十]{1,2})号?(?:窗口|柜台)(?:的)?(?:小[\p{Script=Han}])?|(?:客服|柜员|大堂)?小[\p{Script=Han}](?![\p{Script=Han}]*[建意])|[王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚](?:经理|主任|行长|师傅|女士|先生)|(?:大堂|理财|客户)经理/u;

/** Whom or which branch words are about, as they say it. */
export function aboutOf(what: string, profile: Profile, { at }: Pick<FormContext, 'at'>): string | undefined {
  const place = branchSlot(() => profile).find(what, { at })[0];
  const branch = place?.ok === true ? branchOf(profile, place.value)?.name[at.locale] : undefined;
  const person = PERSON.exec(plain(what))?.[0];
  const about = [branch, person].filter((each) => each !== undefined && each !== '');
  return about.length === 0 ? undefined : about.join('，');
}
