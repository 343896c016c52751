import { Temporal } from 'temporal-polyfill';
import type { DateValue } from './reading.js';

const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * A value read back with its weekday, so that a misunderstanding shows: `2026年12月2日（星期三）15:00`,
 * `Wednesday, 2 December 2026, 15:00`. What this writes, `readDate` reads. Not from `Intl`, whose wording changes with the runtime.
 */
export function showDate(value: DateValue, locale: 'zh-Hans' | 'zh-Hant' | 'en'): string {
  const { year, month, day, dayOfWeek } = value;
  const time = value instanceof Temporal.PlainDateTime ? `${two(value.hour)}:${two(value.minute)}` : '';
  if (locale === 'en') return `${WEEKDAYS[dayOfWeek - 1] ?? ''}, ${day} ${MONTHS[month - 1] ?? ''} ${year}${time === '' ? '' : `, ${time}`}`;
  // Both Chinese scripts write these characters alike.
  return `${year}年${month}月${day}日（星期${WEEKDAYS_ZH.charAt(dayOfWeek - 1)}）${time}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
