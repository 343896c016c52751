import { Temporal } from 'temporal-polyfill';
import chineseDays from 'chinese-days';

/** Public holidays of mainland China. The names are keys; `showHoliday` has the words. */
export type HolidayName = 'new-year' | 'spring-festival' | 'qingming' | 'labour-day' | 'dragon-boat' | 'mid-autumn' | 'national-day';

/** Days that people name without a number; more than the public holidays. */
export type NamedDay = HolidayName | 'new-year-eve' | 'lunar-new-year-eve' | 'lantern' | 'valentine' | 'womens-day' | 'childrens-day' | 'qixi' | 'double-ninth' | 'christmas-eve' | 'christmas';

interface Named {
  /** Pattern sources over normalised text. */
  readonly zh: string;
  readonly en?: string;
  /** `[month, day]`, in the lunar calendar where `lunar` is set. */
  readonly on: readonly [number, number] | 'qingming';
  readonly lunar?: boolean;
  /** Days added: the eve. */
  readonly plus?: number;
}

/** The public holidays also have names to show. */
type Shown = Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', string>>;

/** Public holidays with their words. */
export const HOLIDAYS: Readonly<Record<HolidayName, Named & { readonly shown: Shown }>> = {
  'new-year': { zh: '元旦节?|新年第一天', en: "new year(?:'?s)?(?: day)?(?!'?s? eve)", on: [1, 1], shown: { 'zh-Hans': '元旦', 'zh-Hant': '元旦', en: "New Year's Day" } },
  'spring-festival': { zh: '春节|大年初一|正月初一|农历新年|农历春节|中国新年', en: "spring festival|(?:chinese|lunar) new year(?:'?s day)?", on: [1, 1], lunar: true, shown: { 'zh-Hans': '春节', 'zh-Hant': '春節', en: 'Spring Festival' } },
  qingming: { zh: '清明节?', en: 'qing ?ming(?: festival)?|tomb[- ]sweeping day', on: 'qingming', shown: { 'zh-Hans': '清明节', 'zh-Hant': '清明節', en: 'Qingming Festival' } },
  'labour-day': { zh: '五一劳动节|五一节|五一|劳动节', en: "labou?r day|may day", on: [5, 1], shown: { 'zh-Hans': '劳动节', 'zh-Hant': '勞動節', en: 'Labour Day' } },
  'dragon-boat': { zh: '端午节?', en: 'dragon boat(?: festival)?', on: [5, 5], lunar: true, shown: { 'zh-Hans': '端午节', 'zh-Hant': '端午節', en: 'Dragon Boat Festival' } },
  'mid-autumn': { zh: '中秋节?', en: 'mid[- ]?autumn(?: festival)?|moon festival', on: [8, 15], lunar: true, shown: { 'zh-Hans': '中秋节', 'zh-Hant': '中秋節', en: 'Mid-Autumn Festival' } },
  'national-day': { zh: '十一国庆节?|国庆节?|十一(?=假期?|长假|黄金周|期间|[前后](?!天))', en: 'national day', on: [10, 1], shown: { 'zh-Hans': '国庆节', 'zh-Hant': '國慶節', en: 'National Day' } },
};

/** Every named day. */
export const NAMED_DAYS: Readonly<Record<NamedDay, Named>> = {
  ...HOLIDAYS,
  'new-year-eve': { zh: '跨年夜|元旦前夜', en: "new year'?s? eve", on: [12, 31] },
  'lunar-new-year-eve': { zh: '除夕夜?|大年三十|年三十', en: "(?:chinese|lunar) new year'?s? eve", on: [1, 1], lunar: true, plus: -1 },
  lantern: { zh: '元宵节?|正月十五', en: 'lantern festival', on: [1, 15], lunar: true },
  valentine: { zh: '情人节', en: "valentine'?s(?: day)?", on: [2, 14] },
  'womens-day': { zh: '三八妇女节|三八节|妇女节', en: "(?:international )?women'?s day", on: [3, 8] },
  'childrens-day': { zh: '六一儿童节|六一节|六一|儿童节', en: "children'?s day", on: [6, 1] },
  qixi: { zh: '七夕节?', en: 'qixi(?: festival)?', on: [7, 7], lunar: true },
  'double-ninth': { zh: '重阳节?', en: 'double ninth(?: festival)?', on: [9, 9], lunar: true },
  'christmas-eve': { zh: '平安夜|圣诞前夜', en: 'christmas eve|xmas eve', on: [12, 24] },
  christmas: { zh: '圣诞节?', en: '(?:christmas|xmas)(?: day)?', on: [12, 25] },
};

const found = new Map<string, Temporal.PlainDate | undefined>();

/** A named day in a Gregorian year; undefined outside the lunar tables (1900–2100). */
export function namedDay(name: NamedDay, year: number): Temporal.PlainDate | undefined {
  const key = `${name} ${year}`;
  if (found.has(key)) return found.get(key);
  const { on, lunar, plus } = NAMED_DAYS[name];
  let date: Temporal.PlainDate | undefined;
  if (on === 'qingming') date = parsed(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
  else if (lunar === true) date = fromLunar(year, on[0], on[1]);
  else date = Temporal.PlainDate.from({ year, month: on[0], day: on[1] });
  if (date !== undefined && plus !== undefined) date = date.add({ days: plus });
  if (found.size < 2000) found.set(key, date);
  return date;
}

/** The Gregorian date of a lunar one; undefined when that lunar month is shorter or the year outside the tables. */
export function fromLunar(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1901 || year > 2099 || month < 1 || month > 12 || day < 1 || day > chineseDays.monthDays(year, month)) return undefined;
  return parsed(chineseDays.getSolarDateFromLunar(`${year}-${month}-${day}`).date);
}

function parsed(date: string): Temporal.PlainDate | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? Temporal.PlainDate.from(date) : undefined;
}
