import { z } from 'zod';
import type { Slot } from '../form/slot.js';
import { normalise } from '../slots/normalise.js';

const DECLINES = /^(?:我|现在|今天|暂时|实在|最近|,|，|\s|抱歉|不好意思|sorry)*(?:没空|没有空|没时间|没有时间|没功夫|没兴趣|很忙|在忙|不想(?:评|填|参加|做|打分)|不(?:评|填|打分|参加)|懒得|别问|不要(?:再)?问|别烦|以后再(?:说|评)|下次再|改天|no time|(?:i'?m |i am )?(?:too )?busy|not (?:now|interested)|(?:i'?d )?rather not|maybe later|leave me alone|don'?t ask)/;

/** The customer would rather not be asked (norm 7.2): 没空, 不想评, "not now". Never asked for, taken when it is said. */
export function declinedSlot(): Slot<'yes', 'unknown'> {
  return {
    schema: z.literal('yes'),
    reasons: ['unknown'],
    read: (said) => (declines(said) ? { ok: true, value: 'yes' } : { ok: false, reason: 'unknown' }),
    find: (said) => (declines(said) ? [{ ok: true, value: 'yes', from: 0, to: said.length }] : []),
    show: () => '—',
  };
}

function declines(said: string): boolean {
  return DECLINES.test(normalise(said.trim()).text);
}
