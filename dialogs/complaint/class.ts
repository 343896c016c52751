import { optionSlot } from '../slots/option.js';
import { plain } from '../understanding/plain.js';

/** What complaints are about (norm 1.5.1). */
export const COMPLAINT_CLASSES = ['attitude', 'quality', 'product', 'wrong-information'] as const;
/** One of {@link COMPLAINT_CLASSES}. */
export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number];

/** Words that tell what a complaint is about; compared in {@link plain} form. */
const TELLING: Readonly<Record<ComplaintClass, RegExp>> = {
  attitude: /态度|骂|吼|很凶|不耐烦|冷漠|粗鲁|没礼貌|不礼貌|翻白眼|嘲讽|讽刺|歧视|爱理不理|爱答不理|(?<![a-z])(?:rude|attitude|impolite|shout\w*|yell\w*|insult\w*|swore)/u,
  quality: /服务质量|服务(?:太|很|真)?差|等了|排(?:了)?队|没人(?:管|理|接|办|处理)|推诿|踢皮球|互相推|效率|太慢|很慢|迟迟|拖(?:了|着|延)|打不通|(?:不|没)回复|跑了.{0,4}趟|(?<![a-z])(?:waited|waiting|queue\w*|slow|delay\w*|nobody|no one|ignored|unanswered)(?![a-z])/u,
  product: /产品|基金|亏|收益|净值|费率|手续费|扣费|多扣|利率|(?<![a-z])(?:product|fund|loss|losses|lost money|lost \d|yield|overcharged|fee|fees)(?![a-z])/u,
  'wrong-information': /说错|误导|骗|虚假|隐瞒|没(?:有)?(?:告诉|告知|说明|提示)|保本|夸大|忽悠|(?:错误|不实)(?:的)?信息|信息(?:错误|不实|有误)|告诉我.{0,10}(?:错|不对)|(?<![a-z])(?:misl\w*|wrong information|false|lied|told me wrong\w*|incorrect information)(?![a-z])/u,
};

/** The class that a complaint's words tell, when they tell one and no other. */
export function classIn(said: string): ComplaintClass | undefined {
  const words = plain(said);
  const [told, ...others] = COMPLAINT_CLASSES.filter((each) => TELLING[each].test(words));
  return others.length === 0 ? told : undefined;
}

/** What a complaint is about, as a question. What a story tells is not searched for here: {@link classIn}. */
export function classSlot() {
  return optionSlot<ComplaintClass>([
    { value: 'attitude', show: { 'zh-Hans': '服务态度', 'zh-Hant': '服務態度', en: 'Attitude of staff' }, answers: ['态度', '态度问题', '态度差', 'attitude', 'rude staff', 'staff attitude'] },
    { value: 'quality', show: { 'zh-Hans': '服务质量', 'zh-Hant': '服務品質', en: 'Quality of service' }, answers: ['质量', '服务', '效率', '等太久', '服务差', 'quality', 'service', 'waiting time', 'slow'] },
    { value: 'product', show: { 'zh-Hans': '产品问题', 'zh-Hant': '產品問題', en: 'A product' }, answers: ['产品', '理财', '收费', '亏损', 'product', 'fees', 'losses'] },
    { value: 'wrong-information', show: { 'zh-Hans': '信息错误或误导', 'zh-Hant': '資訊錯誤或誤導', en: 'Wrong or misleading information' }, answers: ['信息错误', '误导', '说错', '信息', '信息误导', 'wrong information', 'misleading', 'misled', 'information'] },
  ]);
}
