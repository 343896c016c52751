import { z } from 'zod';
import type { Amount as BookedAmount } from '../../cases/booking/booking.js';
import type { Locale } from '../../records/message.js';
import type { Hit, ReadResult, Slot } from '../form/slot.js';
import { findMoney, type Money } from './money.js';
import { normalise } from './normalise.js';
import { findPhones, spokenDigits } from './phone.js';
import { withoutReplaced } from './replaced.js';

/**
 * Why there is no amount. `too-small`, `too-large`: params `min` / `max`, already shown. `range`: two ends were given; both
 * are in `among`. `currency`: one we don't take. `vague`: 几万.
 */
export type AmountReason = 'not-an-amount' | 'zero' | 'negative' | 'too-small' | 'too-large' | 'range' | 'currency' | 'vague';
const REASONS: readonly AmountReason[] = ['not-an-amount', 'zero', 'negative', 'too-small', 'too-large', 'range', 'currency', 'vague'];

/** A booking's amount, as a type that counts as JSON (an interface does not). */
export type Amount = Pick<BookedAmount, keyof BookedAmount>;

/** What amounts are taken; `min` and `max` inclusive, in `currency`, which bare figures are in too. */
export interface AmountRange {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly currency?: Amount['currency'] | undefined;
}

/** No amount a bank is asked for is larger; also keeps figures exact. */
const LARGEST = 1e12;

const schema: z.ZodType<Amount> = z.object({ value: z.number().positive().max(LARGEST), currency: z.enum(['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'JPY']) });

/** How much money (norm 2.1: amount). `range` is asked at each reading; a service's own bounds are the form's business (`amountProblem`). */
export function amountSlot(range: () => AmountRange = () => ({})): Slot<Amount, AmountReason> {
  return {
    schema,
    reasons: REASONS,
    read(said, { at }) {
      const { text } = normalise(said);
      const all = moneyIn(text);
      // Beside amounts that say so themselves, bare figures are something else.
      const sure = all.filter((each) => each.sure);
      const [money, other] = sure.length > 0 ? sure : all;
      if (money === undefined || VAGUE.test(text)) return { ok: false, reason: VAGUE.test(text) ? 'vague' : 'not-an-amount' };
      if (other !== undefined && other.value !== money.value) return { ok: false, reason: 'range', among: [money, other].map((each) => amountOf(each, range())) };
      return check(money, range(), at.locale);
    },
    find(said, { at }): Hit<Amount, AmountReason>[] {
      const words = normalise(said);
      return moneyIn(words.text)
        .filter((each) => each.sure)
        .map((each) => ({ ...check(each, range(), at.locale), ...words.span(each.from, each.to) }));
    },
    show: showAmount,
  };
}

const VAGUE = /[几数多][十百千]*[万亿千百]|[十百千万]来万|[万亿]把|(?:成|上)[百千万]|一笔|a few (?:thousand|million)|several (?:thousand|million)/;

function moneyIn(text: string): Money[] {
  const phones = findPhones(spokenDigits(text)).filter((each) => each.ok);
  return withoutReplaced(text, findMoney(text).filter((each) => !phones.some((phone) => phone.from < each.to && each.from < phone.to)));
}

function amountOf(money: Money, { currency }: AmountRange, value = money.value): Amount {
  return { value, currency: money.currency ?? currency ?? 'CNY' };
}

function check(money: Money, range: AmountRange, locale: Locale): ReadResult<Amount, AmountReason> {
  const amount = amountOf(money, range);
  if (money.foreign) return { ok: false, reason: 'currency' };
  if (money.negative) return { ok: false, reason: 'negative' };
  if (money.upTo !== undefined) return { ok: false, reason: 'range', among: [amount, amountOf(money, range, money.upTo)] };
  if (amount.value === 0) return { ok: false, reason: 'zero' };
  const currency = range.currency ?? 'CNY';
  const max = amount.currency === currency ? (range.max ?? LARGEST) : LARGEST;
  if (amount.value > max) return { ok: false, reason: 'too-large', params: { max: showAmount({ value: max, currency: amount.currency }, locale) } };
  const { min } = range;
  if (min !== undefined && amount.currency === currency && amount.value < min) return { ok: false, reason: 'too-small', params: { min: showAmount({ value: min, currency }, locale) } };
  return { ok: true, value: amount };
}

const UNITS: Readonly<Record<Amount['currency'], Readonly<Record<'zh-Hans' | 'zh-Hant', string>>>> = {
  CNY: { 'zh-Hans': '元', 'zh-Hant': '元人民幣' },
  USD: { 'zh-Hans': '美元', 'zh-Hant': '美元' },
  HKD: { 'zh-Hans': '港元', 'zh-Hant': '港元' },
  EUR: { 'zh-Hans': '欧元', 'zh-Hant': '歐元' },
  GBP: { 'zh-Hans': '英镑', 'zh-Hant': '英鎊' },
  JPY: { 'zh-Hans': '日元', 'zh-Hant': '日圓' },
};

/** 50,000元 · 5,000美元 · CNY 50,000. */
export function showAmount({ value, currency }: Amount, locale: Locale): string {
  const figure = value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return locale === 'en' ? `${currency} ${figure}` : `${figure}${UNITS[currency][locale]}`;
}
