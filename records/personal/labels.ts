/** What the words around a number say that it is; `other`: something that is not personal. */
export type Label = 'phone' | 'id' | 'card' | 'other';

const WORDS: Readonly<Record<Label, string>> = {
  id: '(?:身份证|身份證|驾驶证|駕駛證|驾照|駕照|身分证|身分證|证件|證件|护照|護照|通行证|通行證|回乡证|回鄉證|居住证|居住證|居留证|居留證|台胞证|台胞證|臺胞證|军官证|軍官證|身份号码|身份號碼|(?<![a-z])(?:sfz|passport|identity(?: card)?|identification|id[ -]?card|my id|id (?:no|number|num)))(?:编号|編號)?',
  card: '(?:银行卡|銀行卡|信用卡|储蓄卡|儲蓄卡|借记卡|借記卡|贷记卡|扣账卡|扣賬卡|提款卡|提款咭|信用咭|金融卡|工资卡|卡片|卡号|卡號|咭號|账号|帐号|賬號|帳號|账户|帐户|賬戶|帳戶|戶口號碼|户口号码|(?<![a-z])(?:cards?(?![a-z])|account(?![a-z])|acct|iban(?![a-z])))(?:编号|編號)?',
  phone: '手机|手機|电话|電話|座机|座機|固话|固話|市話|市话|联系方式|聯絡方式|聯繫方式|同号|同號|致电|致電|拨打|撥打|传真|傳真|热线|熱線|来电|來電|(?<![a-z])(?:mobile|cell(?:phone)?|phone|tel(?:ephone)?|whatsapp|fax|hotline)(?![a-z])',
  other: '信用代码|信用代碼|设备|設備|机身|機身|序列号|序列號|会员号|會員號|客户号|客戶號|订单|訂單|工单|工單|流水|单号|單號|编号|編號|受理号|预约号|預約號|回执|回執|快递|快遞|运单|凭证|憑證|发票|發票|票据|票據|合同|合約|保单|保單|批次|批号|金额|金額|余额|餘額|案件|投诉号|交易号|交易號|交易时间|交易時間|条码|條碼|时间|時間|时间戳|有效期|期限|生日|出生|日期|尾号|尾號|末四|后四|後四|后六|後六|(?<![a-z])(?:orders?|tickets?|receipts?|invoice|tracking|serial|reference|ref|transaction|txn|policy|case|amount|imei|expir\\w*|valid|date|birth\\w*|ending|timestamp|version)(?![a-z])',
};
const NAMES = ['id', 'card', 'phone', 'other'] as const satisfies readonly Label[];
const ANY = new RegExp(NAMES.map((name) => `(?<${name}>${WORDS[name]})`).join('|'), 'gi');

/** Words between a label and its number that change nothing. */
const FILLER = /^(?:[号號码碼是为為系係的:：#=\s.()（）"'“”「」【】\-–—+]|no|num|number|is)*$/i;
/** The end of another number: what stands before it belongs to that one. */
const NUMBER = /[\d*]{5,}/g;
// A link is needed: in 13812345678的订单 and 13812345678，身份证110… the label is another thing's.
const AFTER = new RegExp(
  `^[)\\]」”"'】]?\\s*(?:[（(【]|[，,]?\\s*(?:就|才|也|这|這|那)?(?:是|係|为|為)|is |are |was )\\s*(?:(?:我|您|你|本人|他|她|客户|客戶|my|your|his|her|an?|the)\\s*(?:们|們)?的?)?\\s*(?:一个|个|個)?\\s*(?:${NAMES.map((name) => `(?<${name}>${WORDS[name]})`).join('|')})(?![号號码碼是为為:\\s]*\\d)`,
  'i',
);
const REACH = 30;
/** Without two letters running or a Chinese character there is no label to look for. */
const WORDY = /[a-z]{2}|[\u3400-\u9fff]/i;

/** What is said of a number from in front of it. */
export interface Said {
  readonly label: Label;
  /** The text between the label and the number. */
  readonly gap: string;
  /** Nothing between them but 号码是 and the like. */
  readonly adjacent: boolean;
  /** As written, lower case. */
  readonly word: string;
}

/** The nearest label before a number at `at`; undefined when there is none within its clause. */
export function saidBefore(text: string, at: number): Said | undefined {
  let before = text.slice(Math.max(0, at - REACH), at);
  const number = [...before.matchAll(NUMBER)].at(-1);
  if (number) before = before.slice(number.index + number[0].length);
  if (!WORDY.test(before)) return undefined;
  const match = [...before.matchAll(ANY)].at(-1);
  const label = labelOf(match?.groups);
  if (match === undefined || label === undefined) return bareCard(before);
  const gap = before.slice(match.index + match[0].length);
  return { label, gap, adjacent: FILLER.test(gap), word: match[0].toLowerCase() };
}

/** 卡6222…, which alone would also be 卡住了. */
function bareCard(before: string): Said | undefined {
  const match = /[卡咭]([号號是为為:：\s]*)$/.exec(before);
  return match ? { label: 'card', gap: match[1] ?? '', adjacent: true, word: '卡' } : undefined;
}

/** The label right after a number that ends at `to`: 是我的身份证, （手机）, 是流水号. */
export function saidAfter(text: string, to: number): Label | undefined {
  return labelOf(AFTER.exec(text.slice(to, to + REACH))?.groups);
}

function labelOf(groups: Readonly<Record<string, string | undefined>> | undefined): Label | undefined {
  return NAMES.find((name) => groups?.[name] !== undefined);
}

const UNIT = /^\s*(?:元|块|塊|圆|圓|万|萬|亿|億|千|美|港[元币幣]|人民[币幣]|欧元|歐元|英镑|英鎊|日[元圆圓]|股|份|%|‰|rmb|cny|usd|hkd|yuan|dollars?|人\s*(?:$|[,.!?，。]))/i;
const CURRENCY = /(?:[¥￥$€£]|rmb|cny|usd|hkd|人民[币幣])\s*$/i;

/** Whether the number is an amount: a unit after it, a currency before it, or a decimal fraction. */
export function isAmount(text: string, from: number, to: number): boolean {
  return UNIT.test(text.slice(to, to + 8)) || CURRENCY.test(text.slice(Math.max(0, from - 6), from)) || /^\.\d{1,2}(?!\d)/.test(text.slice(to, to + 4));
}

/** Whether letters of a code stand right before: BK-20261125, SF13812345678; but not Tel13812345678. */
export function isCode(text: string, from: number): boolean {
  const letters = /([A-Z]{1,6})-?$/.exec(text.slice(Math.max(0, from - 8), from))?.[1];
  return letters !== undefined && !/^(?:TEL|PHONE|MOBILE|WX|VX|QQ|FAX|ID|NO|MP|HP|CELL)$/.test(letters);
}
