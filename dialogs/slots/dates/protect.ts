/** What protected characters are replaced by: nothing matches it, and it separates. */
export const BLANK = '\u0001';
/** What a date in digits that was typed wrong is replaced by: it makes its neighbours doubtful. */
export const SMUDGE = '\u0002';
/** 20226-12-15, 2026-1215. */
const MISTYPED = /(?<![a-z\d-])(?!20\d\d-\d{1,2}-\d{1,2}(?!\d))2{1,2}0{1,2}2\d{1,4}-\d{1,4}(?:-\d{1,2})?(?![\d-])/g;

const MONTH_OR_DAY = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)';
const HAN = '零〇一二两三四五六七八九十百';
const COUNTED = '位|人(?!民币)|个人|个?小朋友|笔|张|次|份|名|楼|层|室|级|套|户|种|项|条|家(?!银行)|间|页|本|股|克|斤|岁|周岁|周年|手|栋|单元|路(?!上)|折|倍|成(?!都|为)|期|bps?|gb|mb|kg|cm|people|persons?|adults?|cards?|accounts?|copies|percent|usd|rmb|cny|hkd|yuan|dollars?';

/** Numbers that are no dates, by kind. What one blanks, the next does not see. */
const NUMBERS: readonly RegExp[] = [
  // Addresses.
  /[a-z0-9._%+-]+@[a-z0-9.-]+/g,
  /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]+/g,
  // Receipts and other codes: BK-20261203-0007-K, no12345, 20261203-0007.
  new RegExp(`(?<![a-z0-9])(?!${MONTH_OR_DAY})[a-z]{1,10}-?\\d[a-z0-9]*(?:-[a-z0-9]+)+`, 'g'),
  new RegExp(`(?<![a-z0-9])(?!${MONTH_OR_DAY})[a-z]{1,10}-?\\d{3,}[a-z0-9]*`, 'g'),
  /(?<!\d)\d{5,}(?:-[a-z0-9]+)+/g,
  /\d+(?:-\d+){3,}/g,
  /(?:#|№|(?<![a-z])no\.)\s*\d+/g,
  /(?:尾号|卡号|账号|帐号|编号|单号|订单号?|工号|身份证号?|证件号?|手机号?|电话|号码|票号|业务号|回执号?|验证码|密码|房号)(?:码|后四位)?(?:是|为|[:\s])*[\da-z*-]{3,}/g,
  new RegExp(`尾号(?:是|为|[:\\s])*[${HAN}幺]{3,}`, 'g'),
  // Telephone and card numbers in groups, then anything long: 8 digits may be a date.
  /\+\d{1,3}[ -]?\d[\d -]{5,}\d/g,
  /(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)/g,
  /\(?(?<!\d)0\d{2,3}\)?[ -]?\d{7,8}(?!\d)/g,
  /(?<!\d)[48]00[ -]?\d{3,4}[ -]\d{3,4}(?!\d)/g,
  /(?<!\d)\d{4}(?:[ -]\d{4}){2,4}(?:[ -]\d{1,3})?(?!\d)/g,
  /(?<!\d)(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))\d{5,}x?/g,
  /(?<!\d)\d{3,5}-\d{3,8}(?!\d)/g,
  new RegExp(`[零〇幺一二三四五六七八九]{7,}(?![年])`, 'g'),
  // Versions, addresses of machines, rates.
  /\d+(?:\.\d+){3,}/g,
  /\d+\.\d{3,}/g,
  // Amounts: ¥12.20, 3.5w, 五万, 三点五万, 12.20元, 3.85%.
  /[¥$€£]\s?\d[\d,.]*/g,
  new RegExp(`(?:百|千|万)分之[${HAN}点]+`, 'g'),
  new RegExp(`[${HAN}\\d]+点[${HAN}\\d]+\\s*(?:万|亿|千|百|元(?!旦|宵)|块|倍|%|个百分点|折)[${HAN}]*`, 'g'),
  new RegExp(`[${HAN}千]*[万亿千][${HAN}千万亿]*(?:元(?!旦|宵)|块钱?)?`, 'g'),
  /\d[\d,]*(?:\.\d+)?\s*(?:万|亿|千|百|w|k|%|‰|元(?!旦|宵)|块|个百分点|美元|美金|港币|欧元|日元|人民币)(?![a-z])/g,
  new RegExp(`(?<![${HAN}\\d.:/-])[${HAN}]+(?:元(?!旦|宵)|块钱?|个百分点|美元|美金|港币|欧元|日元)`, 'g'),
  /(?:百|千|万)分之\d[\d.]*/g,
  // Street numbers: 中山路12号.
  new RegExp(`(?:路|街|大道|巷|弄|胡同)\\s?(?:\\d+|[${HAN}]+)\\s?号`, 'g'),
  // Terms: 三年期, 7日年化, 12个月定期, 七天通知存款; things with numbers: 3号窗口, 第三次.
  new RegExp(`(?<![\\d${HAN}.:/-])(?:\\d+|[${HAN}]+)(?:年|个?月|天|日)(?:期|定期|定存|存款|年化|通知|理财)`, 'g'),
  new RegExp(`(?<![\\d.:/-])(?:\\d+|[${HAN}]+)号(?:线|楼|窗|柜|院|门(?!口)|店|机|库|桌|厅|馆|码|房|车|牌)`, 'g'),
  new RegExp(`第(?:\\d+|[${HAN}]+)(?!个?(?:工作日|上班|交易日|营业日|周|星期|礼拜)|[天\\d])`, 'g'),
  new RegExp(`(?<![\\d${HAN}.:/-])(?:\\d+(?:\\.\\d+)?|[${HAN}]+)\\s?(?:${COUNTED})(?![a-z])`, 'g'),
  new RegExp(`(?<![\\d${HAN}.:/-])(?:\\d+|[${HAN}]+)个(?!半|月|星期|礼拜|周|小时|钟头|工作日|上班日|交易日|营业日|季度|自然日|年头)`, 'g'),
];

/** Text in which numbers that are not dates (telephone, card, identity, receipt numbers, amounts, terms, counts) are blanked out. Length is kept. */
export function protect(text: string): string {
  if (!/[\d零〇一二两三四五六七八九十百千万亿]/.test(text)) return text;
  let result = text.replace(MISTYPED, (found) => SMUDGE.repeat(found.length));
  for (const pattern of NUMBERS) result = result.replace(pattern, (found) => BLANK.repeat(found.length));
  return result;
}
