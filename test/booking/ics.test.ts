import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../cases/booking/booking.js';
import { bookingCalendar } from '../../cases/booking/ics.js';
import { icsLine, icsText } from '../../cases/booking/icsLines.js';
import { icsTimeZone } from '../../cases/booking/icsTimeZone.js';
import { receiptNumber } from '../../cases/number.js';
import { LOCALES } from '../../records/message.js';
import { bank } from '../slots/helpers.js';

const booking: Booking = {
  number: receiptNumber('BK', '20261203', 7), conversation: 'c', formKey: 'k', service: 'wealth-advice', branch: 'pudong', adviser: 'pd-chen', customerKind: 'personal', name: '王芳',
  contact: { kind: 'phone', value: '+8613800138000' }, start: '2026-12-02T15:00', duration: 60, locale: 'zh-Hans', madeAt: '2026-11-25T02:00:00.000Z', version: 1,
};

interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Reads a calendar file back as strictly as RFC 5545 writes it: CRLF, 75 octets, folds, balanced components, whole UTF-8. */
function parse(file: string): { readonly path: string; readonly property: Property }[] {
  expect(file.endsWith('\r\n')).toBe(true);
  const bytes = Buffer.from(file, 'utf8');
  const physical: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf('\r\n', from);
    physical.push(bytes.subarray(from, end));
    from = end + 2;
  }
  for (const line of physical) {
    expect(line.length).toBeLessThanOrEqual(75);
    expect(line.length).toBeGreaterThan(0);
    // A character cut by a fold would not decode.
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(line)).not.toThrow();
    expect(line.includes(13) || line.includes(10)).toBe(false);
  }
  const open: string[] = [];
  const read: { path: string; property: Property }[] = [];
  for (const line of file.replace(/\r\n[ \t]/g, '').split('\r\n').slice(0, -1)) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/.exec(line);
    expect(match, line).not.toBeNull();
    const [, name = '', parameters = '', value = ''] = match ?? [];
    if (name === 'BEGIN') open.push(value);
    else if (name === 'END') expect(open.pop()).toBe(value);
    else read.push({ path: open.join('/'), property: { name, value, parameters: Object.fromEntries(parameters.split(';').slice(1).map((each) => each.split('=') as [string, string])) } });
  }
  expect(open).toEqual([]);
  return read;
}

function unescape(value: string): string {
  // Whatever must be escaped is.
  expect(value).not.toMatch(/(?<!\\)(?:\\\\)*[;,]/);
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (char.toLowerCase() === 'n' ? '\n' : char));
}

function event(of: Booking, profile = bank) {
  const all = parse(bookingCalendar(profile, of));
  const get = (name: string, path = 'VCALENDAR/VEVENT') => all.find((each) => each.path === path && each.property.name === name)?.property;
  return { all, get, text: (name: string) => unescape(get(name)?.value ?? '') };
}

describe('the calendar file of a booking', () => {
  it('holds when, where, what, and the receipt number as its id', () => {
    const { get, text, all } = event(booking);
    expect(get('VERSION', 'VCALENDAR')?.value).toBe('2.0');
    expect(get('PRODID', 'VCALENDAR')).toBeDefined();
    expect(get('UID')?.value).toBe(`${booking.number}@guitai`);
    expect(get('DTSTAMP')?.value).toBe('20261125T020000Z');
    expect(get('DTSTART')).toMatchObject({ value: '20261202T150000', parameters: { TZID: 'Asia/Shanghai' } });
    expect(get('DTEND')).toMatchObject({ value: '20261202T160000', parameters: { TZID: 'Asia/Shanghai' } });
    expect(text('SUMMARY')).toBe('示例银行 · 理财咨询');
    expect(text('LOCATION')).toBe('浦东支行，上海市浦东新区示例大道1号');
    expect(text('DESCRIPTION')).toBe(`预约编号：${booking.number}\n接待：陈顾问\n网点电话：021-5550-0101\n请携带：\n- 本人有效身份证件\n- 风险测评结果（如已做过）`);
    expect(all.filter((each) => each.path.endsWith('VALARM') && each.property.name === 'TRIGGER').map((each) => each.property.value)).toEqual(['-P1D', '-PT1H']);
  });

  it('defines the zone it names', () => {
    const { get } = event(booking);
    expect(get('TZID', 'VCALENDAR/VTIMEZONE')?.value).toBe('Asia/Shanghai');
    expect(get('TZOFFSETTO', 'VCALENDAR/VTIMEZONE/STANDARD')?.value).toBe('+0800');
  });

  it('holds neither the customer’s name nor how to reach them', () => {
    const file = bookingCalendar(bank, booking).replace(/\r\n /g, '');
    expect(file).not.toContain('王芳');
    expect(file).not.toContain('13800138000');
  });

  it.each(LOCALES)('is in %s', (locale) => {
    const { text, get } = event({ ...booking, locale });
    expect(text('SUMMARY')).toBe(`${bank.name[locale]} · ${bank.services[0]?.name[locale] ?? ''}`);
    expect(get('SUMMARY')?.parameters).toEqual({ LANGUAGE: locale });
    for (const thing of bank.services[0]?.bring ?? []) expect(text('DESCRIPTION')).toContain(thing[locale]);
  });

  it('GIVEN a remark with everything that must be escaped THEN it comes back as it was', () => {
    const remark = `a;b,c\\d\ne: "f" \\n ${'字'.repeat(200)}😀${'x'.repeat(100)}\u0007`;
    expect(event({ ...booking, remark }).text('DESCRIPTION')).toContain(`备注：${remark.slice(0, -1)}`);
  });

  it('is the same file each time', () => {
    expect(bookingCalendar(bank, booking)).toBe(bookingCalendar(bank, booking));
  });
});

describe('its parts', () => {
  it.each(['', 'a'.repeat(75), 'a'.repeat(76), '字'.repeat(25), '字'.repeat(26), `${'a'.repeat(74)}字`, '😀'.repeat(60), `${'a'.repeat(73)}é${'b'.repeat(200)}`])('GIVEN %j THEN its folds hold 75 octets and give it back', (line) => {
    const folded = icsLine(line);
    for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
    expect(folded.replace(/\r\n[ ]/g, '')).toBe(`${line}\r\n`);
  });

  it('escapes', () => {
    expect(icsText('a,b;c\\d\r\ne\rf\ng\u0000')).toBe('a\\,b\\;c\\\\d\\ne\\nf\\ng');
  });

  it('GIVEN a zone with summer time THEN both its changes around the moment are there', () => {
    const lines = icsTimeZone('Europe/London', '2026-12-02T15:00');
    expect(lines.join('\n')).toContain('BEGIN:DAYLIGHT\nDTSTART:20260329T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100');
    expect(lines.join('\n')).toContain('BEGIN:STANDARD\nDTSTART:20261025T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000');
    expect(Temporal.PlainDateTime.from('2026-12-02T15:00').toZonedDateTime('Europe/London').offset).toBe('+00:00');
  });
});
