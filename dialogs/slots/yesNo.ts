import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import type { Slot } from '../form/slot.js';
import { normalise } from './normalise.js';

/** An answer to a question of yes or no. */
export type YesNo = 'yes' | 'no';

// 没问题 and 不错 begin like a no and are none.
const NO_NO = /没问题|没有问题|不错|不客气|no problem|not a problem/g;
const NO = /^(?:还|都|并|也|先)*(?:不|没|未|否|别|无)|(?:不|没|没有|还没有?|未)(?:是|要|用|必|需要|想|行|满意|解决|处理|收到|好|可以)|^(?:no|nope|nah|not|don'?t)(?![a-z])|(?<![a-z])(?:not|isn'?t|wasn'?t|hasn'?t|never|still)(?![a-z])/;
const YES = /^(?:是|对|好|可以|行|嗯|要|愿意|同意|需要|请|已|都|麻烦|成|有|当然|确认|确定)|(?:解决|处理好|办好|满意|同意|没问题|没有问题|不错)|^(?:yes|yeah|yep|yup|sure|ok|okay|please|y|right|correct|go ahead|it is|it has|no problem)(?![a-z])|(?<![a-z])(?:settled|solved|resolved|fixed|sorted)(?![a-z])/;

/** A question of yes or no; `show` is what its two answers are called, `neither` words that answer it with neither: 不用了 to "is it settled?" */
export function yesNoSlot(show: Readonly<Record<YesNo, Readonly<Record<Locale, string>>>>, neither?: RegExp): Slot<YesNo, 'unknown'> {
  return {
    schema: z.enum(['yes', 'no']),
    reasons: ['unknown'],
    read(said) {
      const { text } = normalise(said.trim());
      const shown = (['yes', 'no'] as const).find((each) => Object.values(show[each]).some((title) => normalise(title).text === text));
      if (shown !== undefined) return { ok: true, value: shown };
      if (neither?.test(text) === true) return { ok: false, reason: 'unknown' };
      if (NO.test(text.replace(NO_NO, ''))) return { ok: true, value: 'no' };
      return YES.test(text) ? { ok: true, value: 'yes' } : { ok: false, reason: 'unknown' };
    },
    find: () => [],
    show: (value, locale) => show[value][locale],
  };
}
