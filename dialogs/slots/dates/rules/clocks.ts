import { clock, part, rule, type PartWord, type Piece, type Rule } from '../pieces.js';
import { N2, NUMERAL_STARTS, numberOf } from '../numerals.js';

const PARTS: readonly (readonly [PartWord, string])[] = [
  ['early', '凌晨|拂晓'],
  ['morning', '上午|上昼|午前|朝早|早上|早晨|早间|清早|清晨|大早上?|一早|一大早|上半天|晨间'],
  ['noon', '中午|正午|晌午|午间|午饭时间'],
  ['afternoon', '下午|下昼|午后|下半天'],
  ['dusk', '傍晚|黄昏'],
  ['evening', '晚上|晚间|夜晚|入夜|傍黑'],
  ['night', '夜里|夜间|深夜|半夜|午夜|大半夜'],
];
const PART_OF = new Map<string, PartWord>(PARTS.flatMap(([word, source]) => source.split('|').flatMap((one): [string, PartWord][] => [[one, word], [one.replace('?', ''), word], [one.replace(/.\?/, ''), word]])));
/** 早上好 greets; 下午好吗 asks. */
const NOT_A_GREETING = '(?!好(?!吗|不好|的|了|么|像|点))(?!安)';

const HOUR = `(?:点钟?|时(?![候间段长刻常不代区尚光期而机差效]))`;
/** After an hour: 半, 一刻, 五十, 零五分. A bare digit is not a minute: 三点五. */
const MINUTE = '(?:(?<half>半)(?!小时|个|天|年|月)|(?<quarter>[一二两三123])刻钟?|(?:过|又)?(?<m>[零〇]?[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九]|[二三四五][零〇]|\\d{2})(?!\\d|[万千百元块点])分?(?!钟之|期)|(?:过|零)?(?<few>[一二两三四五六七八九]|\\d)分(?!行|局|部|期)|整|正(?!好|常|是))';

function minute(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const { half, quarter, m, few } = groups;
  if (half !== undefined) return 30;
  if (quarter !== undefined) return (numberOf(quarter) ?? 0) * 15;
  const written = m ?? few;
  return written === undefined ? 0 : numberOf(written.length > 1 ? written.replace(/^[零〇]/, '') : written);
}

/** Clock minus some minutes: 差五分三点. */
function short(hour: string, less: string): Piece {
  const h = numberOf(hour);
  const m = /刻/.test(less) ? (numberOf(less.replace(/刻.*/, '')) ?? 1) * 15 : numberOf(less.replace('分', ''));
  if (h === undefined || m === undefined || m > 59) return clock(undefined, undefined, 'unsaid');
  return clock(h === 1 ? 12 : h - 1, 60 - m, 'unsaid');
}

const LESS_OR_MORE = /(?:[早快慢多少有差大小高低好近远]|(?<![今明昨后])晚)$/;

/** Chinese hours and parts of the day: 下午, 三点半, 差五分三点, 14时05分, 9到11点. */
export const clockRules: readonly Rule[] = [
  rule('凌拂上午朝早清大一晨中正晌下傍黄晚夜入深半', `(?:${PARTS.map(([, source]) => source).join('|')})${NOT_A_GREETING}`, ([word]) => {
    const of = PART_OF.get(word);
    return of === undefined ? undefined : [part(of)];
  }),
  // Bare 早 and 晚 only right behind a day: 周五晚. 明天早点 and 晚一点 ask for earlier and later.
  rule('早晚夜', '(?<=[天日号一二三四五六节末儿])([早晚夜])(?!一?[点些](?!钟|半|整|[零一二三四五]?[十零])|上|些|于|报|餐|饭|安|到|来)', ([, word]) => [part(word === '早' ? 'morning' : 'evening')]),
  // 三四点, 十一二点: either hour.
  rule(NUMERAL_STARTS, `(十?)([一二两三四五六七八九])([二三四五六七八九十])${HOUR}`, ([, ten = '', a = '', b = '']) => {
    const [first = 0, second = 0] = [numberOf(a), numberOf(b)];
    if (second !== first + 1 || (ten !== '' && second > 4)) return undefined;
    const more = ten === '' ? 0 : 10;
    return [{ kind: 'clock', clock: { hour: first + more, minute: 0, half: first + more > 12 ? 'exact' : 'unsaid', or: second + more } }];
  }),
  rule(NUMERAL_STARTS, `(${N2})\\s?${HOUR}(?:\\s?${MINUTE})?`, (match) => {
    const [all, hour = ''] = match;
    // 晚一点, 快一点 ask for more or less; 今晚一点 is an hour.
    if (/^[一1]点$/.test(all) && LESS_OR_MORE.test(match.input.slice(0, match.index))) return undefined;
    return [clock(numberOf(hour), minute(match.groups ?? {}), /^0\d/.test(all) ? 'exact' : 'unsaid')];
  }),
  rule(NUMERAL_STARTS, '(?<=(?:上午|早上|中午|下午|晚上|傍晚)\\s?)(\\d{1,2})\\.([0-5]\\d)(?![\\d.:/-]|\\s?(?:[万千百亿%元块点号日月]|折))', ([, h = '', m = '']) => [clock(Number(h), Number(m), 'unsaid')]),
  rule('差', `差\\s?(${N2}分|[一1]刻钟?)\\s?(${N2})${HOUR}`, ([, less = '', hour = '']) => [short(hour, less)]),
  rule(NUMERAL_STARTS, `(${N2})${HOUR}差\\s?(${N2}分|[一1]刻钟?)`, ([, hour = '', less = '']) => [short(hour, less)]),
  rule(NUMERAL_STARTS, `(${N2})(?=\\s*(?:到|至|-|~|、|或者?|还是)\\s*(?:${N2}\\s?(?:点|时(?!间|段))|\\d{1,2}:\\d\\d))`, ([, hour = '']) => [clock(numberOf(hour), 0, 'unsaid')]),
];
