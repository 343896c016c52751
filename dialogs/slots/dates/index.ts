export { chineseCalendar, showHoliday } from './calendar.js';
export type { CalendarDay, CalendarOverrides, HolidayCalendar } from './calendar.js';
export type { HolidayName } from './holidays.js';
export { findDates, readDate } from './read.js';
export type { AmbiguousWhy, DateContext, DateFound, DateReading, DateSense, DateValue, DayPart, HeldDate, InvalidWhy } from './reading.js';
export { showDate } from './show.js';
