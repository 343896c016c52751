import { fold } from './tokens.js';

/** What kind of fact a question wants. */
export type Fact = 'money' | 'rate' | 'duration' | 'hours' | 'phone' | 'address' | 'person' | 'figure';

const FIGURE = String.raw`(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百半]+|one|two|three|four|five|six|seven|ten|twelve|twenty-four|forty-eight)`;

/** Of these one part is enough; a mention alone asks for nothing (利息跟你们说的不一样). */
const any = (...parts: readonly string[]) => new RegExp(parts.join('|'));

const RATE = '(?:利率|利息|年化|收益率|汇率|牌价|税率|费率|贴现率)';
const CHARGE = '(?:年费|手续费|工本费|服务费|管理费|违约金|滞纳金|罚金|罚款|奖金|补偿|赔偿|赔|费用|收费|工资)';
const SPAN = '(?:天|日|年|个?月|周|个?小时|分钟|个?工作日)';
const BANK = '(?:网点|分行|支行|银行|柜台|营业厅|atm|取款机|总行)';

/** In order: the first that is asked for. `asked` reads the folded question, `held` the folded clause; nothing holds what has none. */
const FACTS: readonly { readonly fact: Fact; readonly asked: RegExp; readonly held: RegExp | undefined }[] = [
  {
    fact: 'rate',
    asked: any(`${RATE}.{0,6}(?:多少|多高|几|怎么算)`, `多少.{0,3}${RATE}`, `^.{0,8}${RATE}[?]?$`, '百分之几', '百分比是?多少', '(?:占比|比例|率)(?:大概|大约|一般)?(?:是|有|为)?(?:多少|多高|几)', '(?:interest|exchange|mortgage|deposit) rate', 'how much interest', 'what (?:percentage|percent)'),
    held: /\d\s*%|百分之|per cent|percent/,
  },
  {
    fact: 'money',
    asked: any('多少(?:钱|元|块)', '几(?:块钱|元)', '价格|价钱|限额|余额', '额度(?:是|有)?多少', `${CHARGE}(?:标准)?(?:大概|一般)?(?:要|是|有)?(?:多少|怎么算|怎么收|几)`, '(?:要不要|收不收|收|要)(?:手续费|费用|年费|服务费)', 'how much (?:does|do|is|are|will|money|must|to pay|would|can)', String.raw`(?:what|which|any|how (?:much|high)|is there an?|are there).{0,40}\b(?:fee|cost|price|charge)s?\b`, String.raw`\b(?:my|account|the) balance\b`, '(?:daily|transfer|card) limit'),
    held: /\d\s*(?:万|亿|千|百)?\s*元|人民币|\byuan\b|\brmb\b|\bcny\b/,
  },
  {
    fact: 'hours',
    asked: any('(?<![哪这那有好])几点(?:钟|开|关|上班|下班|营业|结束|了|到|能|可以)', '到几点', '(?:营业|上班|下班|工作)时间(?:是|到|有)?', '周[末六日](?:开|营业)', '节假日(?:开|营业)', '(?:opening|business|banking) hours', 'what time (?:do|does|are|is)', 'open on (?:sun|satur)day'),
    held: /\d{1,2}[:：]\d\d|\d{1,2}\s*点/,
  },
  {
    fact: 'phone',
    asked: any('(?:电话|手机|热线|客服|传真|联系)(?:号码|号)?(?:是)?(?:多少|几号|什么号)', '(?:电话|热线|传真)号码?(?:是|发|给)', '号码(?:是)?(?:多少|几)', '打(?:哪个|什么|几号)(?:电话|号码|热线)', '(?:phone|hotline|telephone|fax) number', 'number (?:do|can|should) i call'),
    held: /\d{5,}|\d{3,4}-\d{3,}/,
  },
  {
    fact: 'address',
    asked: any('(?:地址|位置)(?:是|在|发)', '地址', `${BANK}(?:都|具体|到底)?(?:在哪(?!.?办)|在什么地方|怎么走)`, `哪里有${BANK}`, 'nearest (?:branch|atm)', 'where (?:is|are) (?:the|your|my) .*(?:branch|atm|office|bank)', 'what is (?:the|your) address'),
    held: /[路街道]\d+号/,
  },
  {
    fact: 'person',
    asked: any('(?:行长|经理|主管|主任|董事长|领导|法人).{0,2}(?:叫什么|是谁|姓什么|名字是)', 'who is (?:the|your) (?:president|ceo|manager|chair|head|director)', 'name of (?:the|your) (?:president|ceo|manager|director)'),
    held: undefined,
  },
  {
    fact: 'duration',
    asked: any('(?:多久|多长时间)(?!没|.{0,4}一次)', `(?<![好过这那前近])几${SPAN}(?!没|.{0,3}一次)`, `多少${SPAN}`, '多快', '(?:什么时候|何时|哪天|啥时候).{0,4}(?:到账|发放|下来|放款|批好|办好|能好)', '(?:保存|保管|留存)期限', 'how (?:long(?!-)|soon|fast|quickly)', 'how many (?:working |business )?(?:days|hours|years|months|weeks|minutes)'),
    held: new RegExp(String.raw`${FIGURE}\s*(?:-\s*)?(?:个)?(?:小时|钟头|天|日|工作日|年|月|周|分钟|hours?|days?|years?|months?|weeks?|minutes?)|第一时间|立即|at once|immediately`),
  },
  { fact: 'figure', asked: any('是多少', '有多少', '多少(?:人|件|个|次|分)', 'how many'), held: /\d|[一二两三四五六七八九十]+(?:种|类|级|道|步|项|个)/ },
];

/** What kind of fact is asked for, if a kind that a clause either holds or doesn't. */
export function factAsked(question: string): Fact | undefined {
  const folded = fold(question);
  return FACTS.find(({ asked }) => asked.test(folded))?.fact;
}

/** Whether a text holds a fact of that kind: no clause is shown for an answer that it doesn't give (贷款审批要几天). */
export function holds(text: string, fact: Fact): boolean {
  const held = FACTS.find((one) => one.fact === fact)?.held;
  return held?.test(fold(text)) ?? false;
}
