import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { Slot } from '../form/slot.js';
import { plain } from '../understanding/plain.js';
import { readCode } from './readCode.js';

/** Said, or pressed, for a new code. */
export const RESEND = 'resend';

const WANTS_NEW = /(重新发|重发|再发|没收到|没有收到|收不到|没有来|过期|失效|new code|resend|send.{0,10}again|another code|(did ?n[o']t|haven'?t|not) (get|got|receive)|expired)/u;

/** The one-time code in an answer, or the wish for a new one. Never found anywhere but in answer to its own question, and never shown. */
export function codeSlot(): Slot<string, 'not-a-code'> {
  return {
    schema: z.string().regex(/^(?:\d{6}|resend)$/),
    reasons: ['not-a-code'],
    read(said) {
      const code = readCode(said);
      if (code !== undefined) return { ok: true, value: code };
      return WANTS_NEW.test(plain(said)) ? { ok: true, value: RESEND } : { ok: false, reason: 'not-a-code' };
    },
    find: () => [],
    show: (value: string, locale: Locale) => (value === RESEND ? text(locale, 'identify.button.resend') : '••••••'),
  };
}
