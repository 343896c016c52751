import { plain } from './plain.js';

/** What a customer can ask about the institution itself; answered from its profile. */
export type Topic = 'hours' | 'address' | 'bring' | 'phone' | 'services' | 'branches' | 'fees' | 'duration';

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['bring', /(带什么|带哪些|带上?(哪些|什么)|(需要|要|得)(带|准备|提供|拿)(什么|哪些|身份证|户口本|材料|证件|资料)|(什么|哪些)(材料|证件|资料|文件|手续)|what (should|do|must|to) (i |we )?(need to )?bring|which documents|what documents|bring my|need to bring|(带|准备)(身份证|护照|营业执照|证件|材料)吗)/u],
  ['hours', /(营业时间|上班时间|开门时间|办公时间|(几点|什么时候|何时|多早|多晚)(开门|关门|上班|下班|营业|开始营业|打烊)|(开门|关门|上班|下班|营业)(到|是)?(几点|什么时候)|(周[一二三四五六日天末]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|节假日|假期|春节|国庆|元旦|今天|明天)(上班|开门|营业|开|休息|放假)(吗|么|不|嘛)|opening hours|business hours|open on|what time do you (open|close)|when (do|are) you (open|close)|are you open)/u],
  ['address', /(地址|在哪|在什么地方|怎么走|怎么去|具体位置|哪条路|附近有|地铁|where is|where are|address|how (do|can) (i|we) get (to|there)|directions|location)/u],
  ['phone', /((电话|热线|号码|联系方式)(是)?(多少|几号|什么)|(客服|网点|支行|你们的?)(电话|热线)|phone number of|your (phone|number|hotline)|call you)/u],
  ['fees', /(手续费|费用|收费|多少钱|要钱|免费|收不收|利率|利息|年化|收益率|汇率|how much (does|is|do)|fee|fees|cost|charge|interest rate|exchange rate)/u],
  ['duration', /((要|需要|得|大概|办)(多久|多长时间|几分钟|多少时间)|how long)/u],
  ['branches', /((有|在)(哪些|几个|哪几个)(网点|支行|分行|营业部)|(网点|支行)(有哪些|列表)|which branches|what branches|list of branches|your branches)/u],
  ['services', /((有|提供|能办|可以办|能办理|可以办理)(哪些|什么|啥)(服务|业务)?|which services|what services|what do you offer)/u],
];

/** What takes its time by the norms, not by a service's profile: 投诉要多久处理. */
const BY_NORMS = /投诉|反馈|答复|回复|回访|complain|feedback|reply|respond/u;

/** What a question is about; undefined when it is about none of these. */
export function topicOf(said: string): Topic | undefined {
  const words = plain(said);
  return TOPICS.find(([topic, pattern]) => pattern.test(words) && !(topic === 'duration' && BY_NORMS.test(words)))?.[0];
}

/** Whether a message asks for information about the institution. */
export function asksInformation(said: string): boolean {
  return topicOf(said) !== undefined;
}
