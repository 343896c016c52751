import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import type { Hit, ReadResult, Slot } from '../form/slot.js';
import { amountSlot, showAmount, type AmountReason } from '../slots/amount.js';
import { normalise } from '../slots/normalise.js';

const amounts = amountSlot();
const currency = z.enum(['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'JPY']);
const schema = z.object({ value: z.number().positive(), currency, per: z.enum(['month', 'year']) });

/** What somebody earns, in a month or in a year, as they said it. */
export type Income = z.infer<typeof schema>;

const NAMED = '(?:[月年]?(?:收入|薪资?|工资|入|营收|营业额|营业收入)|\\b(?:income|salary|earns?|earning|revenue|turnover)\\b)';
const CUE = new RegExp(`${NAMED}[^,，。;；]{0,12}$`);
// 月入8000: beside these words a bare figure is money, too.
const BARE = new RegExp(`${NAMED}(?:\\s|是|为|有|大概|大约|约|about|around|of|is|:)*(\\d[\\d,]{2,})(?![\\d.]|\\s*[万千百亿kw])`);
const YEARLY = /年|annual|year|\bp\.?a\b/;
const PERIOD = /[一每]?个?[年月](?:收入|薪|入)?/g;
const PER: Readonly<Record<Income['per'], Readonly<Record<Locale, string>>>> = {
  month: { 'zh-Hans': '/月', 'zh-Hant': '/月', en: ' a month' },
  year: { 'zh-Hans': '/年', 'zh-Hant': '/年', en: ' a year' },
};

/** Income (norm 2.2.2: ability to repay): an amount, by the month unless a year is named. */
export function incomeSlot(): Slot<Income, AmountReason> {
  return {
    schema,
    reasons: amounts.reasons,
    read(said, { at }): ReadResult<Income, AmountReason> {
      // 25万一年: the one of the year is no part of the figure.
      const bare = amounts.read(said.replace(PERIOD, ' '), { at });
      return incomeOf(bare.ok ? bare : amounts.read(said, { at }), said);
    },
    // Money is income only where it says so: the loan itself is money, too.
    find(said, { at }): Hit<Income, AmountReason>[] {
      const sure = amounts.find(said, { at }).flatMap((hit): Hit<Income, AmountReason>[] => {
        const cue = CUE.exec(normalise(said.slice(0, hit.from)).text.toLowerCase());
        if (cue === null) return [];
        const { from: begin, to, ...result } = hit;
        const from = Math.max(0, begin - cue[0].length);
        return [{ ...incomeOf(result, clauseFrom(said, from)), from, to }];
      });
      const words = normalise(said);
      const bare = sure.length > 0 ? null : BARE.exec(words.text.toLowerCase());
      const read = bare && amounts.read(bare[1] ?? '', { at });
      if (bare === null || read?.ok !== true) return sure;
      const place = words.span(bare.index, bare.index + bare[0].length);
      return [{ ...incomeOf(read, clauseFrom(said, place.from)), ...place }];
    },
    show: (value, locale) => `${showAmount(value, locale)}${PER[value.per][locale]}`,
  };
}

/** The words from a place to the end of their clause: a year is often named after the figure. */
function clauseFrom(said: string, from: number): string {
  return /^.[^，。;；\n]*/su.exec(said.slice(from))?.[0] ?? '';
}

function incomeOf(read: ReadResult<{ readonly value: number; readonly currency: Income['currency'] }, AmountReason>, said: string): ReadResult<Income, AmountReason> {
  const per = YEARLY.test(normalise(said).text.toLowerCase()) ? 'year' : 'month';
  if (read.ok) return { ok: true, value: { value: read.value.value, currency: read.value.currency, per } };
  const { among, ...rest } = read;
  return { ...rest, ...(among && { among: among.map(({ value, currency: of }) => ({ value, currency: of, per }) as const) }) };
}
