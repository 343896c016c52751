import { Temporal } from 'temporal-polyfill';
import chineseDays from 'chinese-days';

/** Public holidays of mainland China. The names are keys; `showHoliday` has the words. */
export type HolidayName = 'new-year' | 'spring-festival' | 'qingming' | 'labour-day' | 'dragon-boat' | 'mid-autumn' | 'national-day';

/** Days that people name without a number; more than the public holidays. */
export type NamedDay = HolidayName | 'new-year-eve' | 'lunar-new-year-eve' | 'lantern' | 'valentine' | 'womens-day' | 'childrens-day' | 'qixi' | 'double-ninth' | 'christmas-eve' | 'christmas'
  | 'arbor-day' | 'april-fools' | 'youth-day' | 'party-day' | 'army-day' | 'teachers-day' | 'halloween' | 'singles-day' | 'double-twelve' | 'mothers-day' | 'fathers-day' | 'thanksgiving' | 'laba' | 'dragon-head' | SolarTerm;

/** Solar terms by which people name days; those that are also words for weather or names of people (小雪, 小寒, 谷雨) are left out. */
export type SolarTerm = 'beginning-of-spring' | 'awakening-of-insects' | 'spring-equinox' | 'beginning-of-summer' | 'summer-solstice' | 'minor-heat' | 'major-heat' | 'beginning-of-autumn' | 'end-of-heat' | 'autumn-equinox' | 'frost-descent' | 'beginning-of-winter' | 'winter-solstice' | 'major-cold';

type TermKey = Parameters<typeof chineseDays.getSolarTermDate>[2];

interface Named {
  /** Pattern sources over normalised text. */
  readonly zh: string;
  readonly en?: string;
  /** `[month, day]`, in the lunar calendar where `lunar` is set; a solar term; or the nth weekday (Sunday 7) of a month. */
  readonly on: readonly [number, number] | { readonly month: number; readonly term: TermKey } | { readonly month: number; readonly nth: number; readonly weekday: number };
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
  qingming: { zh: '清明节?', en: 'qing ?ming(?: festival)?|tomb[- ]sweeping day', on: { month: 4, term: 'pure_brightness' }, shown: { 'zh-Hans': '清明节', 'zh-Hant': '清明節', en: 'Qingming Festival' } },
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
  'arbor-day': { zh: '植树节', on: [3, 12] },
  'april-fools': { zh: '愚人节', en: "april fools?'?s?(?: day)?", on: [4, 1] },
  'youth-day': { zh: '五四青年节|青年节', on: [5, 4] },
  'party-day': { zh: '七一建党节|建党节', on: [7, 1] },
  'army-day': { zh: '八一建军节|建军节', on: [8, 1] },
  'teachers-day': { zh: '教师节', en: "teachers?'?s?'? day", on: [9, 10] },
  halloween: { zh: '万圣节前夜|万圣夜', en: 'halloween', on: [10, 31] },
  'singles-day': { zh: '双十一|双11|光棍节', en: "singles'? day", on: [11, 11] },
  'double-twelve': { zh: '双十二|双12', on: [12, 12] },
  'mothers-day': { zh: '母亲节', en: "mother'?s'? day", on: { month: 5, nth: 2, weekday: 7 } },
  'fathers-day': { zh: '父亲节', en: "father'?s'? day", on: { month: 6, nth: 3, weekday: 7 } },
  thanksgiving: { zh: '感恩节', en: 'thanksgiving(?: day)?', on: { month: 11, nth: 4, weekday: 4 } },
  laba: { zh: '腊八节?', on: [12, 8], lunar: true },
  'dragon-head': { zh: '龙抬头', on: [2, 2], lunar: true },
  'beginning-of-spring': { zh: '立春', on: { month: 2, term: 'the_beginning_of_spring' } },
  'awakening-of-insects': { zh: '惊蛰', on: { month: 3, term: 'the_waking_of_insects' } },
  'spring-equinox': { zh: '春分', on: { month: 3, term: 'the_spring_equinox' } },
  'beginning-of-summer': { zh: '立夏', on: { month: 5, term: 'the_beginning_of_summer' } },
  'summer-solstice': { zh: '夏至', on: { month: 6, term: 'the_summer_solstice' } },
  'minor-heat': { zh: '小暑', on: { month: 7, term: 'lesser_heat' } },
  'major-heat': { zh: '大暑', on: { month: 7, term: 'greater_heat' } },
  'beginning-of-autumn': { zh: '立秋', on: { month: 8, term: 'the_beginning_of_autumn' } },
  'end-of-heat': { zh: '处暑', on: { month: 8, term: 'the_end_of_heat' } },
  'autumn-equinox': { zh: '秋分', on: { month: 9, term: 'the_autumn_equinox' } },
  'frost-descent': { zh: '霜降', on: { month: 10, term: 'frost_descent' } },
  'beginning-of-winter': { zh: '立冬', on: { month: 11, term: 'the_beginning_of_winter' } },
  'winter-solstice': { zh: '冬至', on: { month: 12, term: 'the_winter_solstice' } },
  'major-cold': { zh: '大寒', on: { month: 1, term: 'greater_cold' } },
};

const found = new Map<string, Temporal.PlainDate | undefined>();

/** A named day in a Gregorian year; undefined outside the lunar tables (1900–2100). */
export function namedDay(name: NamedDay, year: number): Temporal.PlainDate | undefined {
  const key = `${name} ${year}`;
  if (found.has(key)) return found.get(key);
  const { on, lunar, plus } = NAMED_DAYS[name];
  let date: Temporal.PlainDate | undefined;
  if ('term' in on) date = parsed(chineseDays.getSolarTermDate(year, on.month, on.term));
  else if ('nth' in on) date = nthWeekday(year, on.month, on.nth, on.weekday);
  else if (lunar === true) date = fromLunar(year, on[0], on[1]);
  else date = Temporal.PlainDate.from({ year, month: on[0], day: on[1] });
  if (date !== undefined && plus !== undefined) date = date.add({ days: plus });
  if (found.size < 2000) found.set(key, date);
  return date;
}

function nthWeekday(year: number, month: number, nth: number, weekday: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
}

/** The Gregorian date of a lunar one; undefined when that lunar month is shorter or the year outside the tables. */
export function fromLunar(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1901 || year > 2099 || month < 1 || month > 12 || day < 1 || day > chineseDays.monthDays(year, month)) return undefined;
  return parsed(chineseDays.getSolarDateFromLunar(`${year}-${month}-${day}`).date);
}

function parsed(date: string): Temporal.PlainDate | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? Temporal.PlainDate.from(date) : undefined;
}
