import { z } from 'zod';
import type { Hit, ReadResult, Slot } from '../form/slot.js';
import { findCalled, type Called } from './called.js';
import { normalise, type Normalised } from './normalise.js';
import { isPersonName, NAME_LIMIT } from './personName.js';
import { withoutReplaced } from './replaced.js';

/**
 * Why there is no name. `incomplete`: 我叫 and nothing after it. `declined`: the customer would rather not say.
 * `too-long`: params `limit`.
 */
export type NameReason = 'not-a-name' | 'incomplete' | 'declined' | 'too-long';

const DECLINED = /不想(?:说|告诉|透露|留|提供|给)|不(?:告诉|透露|提供|留|说)(?:你|您|姓名|名字|了)?$|不方便|保密|匿名|隐私|why do you need|rather not|prefer not|don't want to (?:say|tell|give)|anonymous|private|none of your business/;
// What may stand around a name that is given without a cue: 好的，王芳。
const AROUND = /^(?:好的?|嗯+|哦|是|您好|你好|就|那|叫|姓|ok|okay|sure|hi|hello|yes)?[\s,，。.!！:：、]+|[\s,，。.!！;；~～:：]+$/g;

/**
 * The customer's name (norm 2.1: the confirmation repeats it), as it was said: script, capitals and a title are kept.
 * `taken` tells what is something else in this institution: names of services and branches.
 */
export function nameSlot(taken: (said: string) => boolean = () => false): Slot<string, NameReason> {
  return {
    schema: z.string().trim().min(1).max(NAME_LIMIT * 2),
    reasons: ['not-a-name', 'incomplete', 'declined', 'too-long'],
    read(said) {
      const words = normalise(said);
      const [called] = named(words);
      if (called) return { ok: true, value: valueOf(words, called) };
      if (DECLINED.test(words.text)) return { ok: false, reason: 'declined' };
      return readWhole(words, taken);
    },
    find(said): Hit<string, NameReason>[] {
      const words = normalise(said);
      return named(words)
        .slice(0, 1)
        .map((called) => ({ ok: true, value: valueOf(words, called), ...words.span(called.cue, called.to) }));
    },
    show: (value) => value,
  };
}

/** Names given with a cue. The fullest first: 我姓王，叫王芳 is 王芳; of two full ones the one not turned down. */
function named(words: Normalised): Called[] {
  const all = withoutReplaced(words.text, findCalled(words.cased));
  return [...all].sort((a, b) => Number(a.surnameOnly) - Number(b.surnameOnly) || a.from - b.from);
}

/** As it was said, on one line. */
function valueOf(words: Normalised, { from, to }: { readonly from: number; readonly to: number }): string {
  return words.original(from, to).replace(/\s+/g, ' ').trim();
}

function readWhole(words: Normalised, taken: (said: string) => boolean): ReadResult<string, NameReason> {
  const bare = words.cased.replace(AROUND, '').replace(AROUND, '').trim();
  if (/^(?:我叫|我姓|我的名字(?:是|叫)?|姓名|名字(?:是|叫)?|my name(?: is)?|i am|i'm)?$/i.test(bare)) return { ok: false, reason: 'incomplete' };
  if (Array.from(bare).length > NAME_LIMIT) return { ok: false, reason: 'too-long', params: { limit: String(NAME_LIMIT) } };
  if (!isPersonName(bare, false) || taken(bare)) return { ok: false, reason: 'not-a-name' };
  const from = words.cased.indexOf(bare);
  return { ok: true, value: valueOf(words, { from, to: from + bare.length }) };
}
