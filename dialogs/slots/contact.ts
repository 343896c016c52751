import { z } from 'zod';
import type { Contact } from '../../cases/booking/booking.js';
import type { Hit, ReadResult, Slot } from '../form/slot.js';
import { findMails } from './mail.js';
import { normalise, type Normalised } from './normalise.js';
import { findPhones, isCardOrIdentity, showPhone, spokenDigits, type PhoneReason } from './phone.js';
import { withoutReplaced, type Place } from './replaced.js';

/**
 * Why there is no contact. `too-short`, `too-long`: params `digits`. `area-code-missing`: a landline without its area code.
 * `card-or-id`: looks like a bank card or identity number, which must not be sent here. `has-extension`: a number with an
 * extension can't be kept.
 */
export type ContactReason = PhoneReason | 'not-a-contact' | 'card-or-id' | 'invalid-mail';
const REASONS: readonly ContactReason[] = ['not-a-contact', 'too-short', 'too-long', 'area-code-missing', 'invalid-number', 'has-extension', 'card-or-id', 'invalid-mail'];

const schema: z.ZodType<Contact> = z.union([
  z.object({ kind: z.literal('phone'), value: z.string().regex(/^\+\d{7,15}$/) }),
  z.object({ kind: z.literal('mail'), value: z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/).max(254) }),
]);

const CUE = /(?:手机号?码?|电话号?码?|联系方式|联系电话|联络方式|联络电话|号码|致电|来电|\b(?:phone|mobile|cell|tel|telephone|contact|call me|reach me|number)(?: number)?(?: is| on| at)?)\s*(?:是|为|[:：.])?\s*$/;

interface Found extends Place {
  readonly result: ReadResult<Contact, ContactReason>;
  readonly cued: boolean;
}

/** How to reach the customer: a phone number or a mail address (norm 2.1: contact). */
export function contactSlot(): Slot<Contact, ContactReason> {
  return {
    schema,
    reasons: REASONS,
    read(said) {
      const words = normalise(said);
      const good = found(words).find((each) => each.result.ok);
      return good?.result ?? whyNot(words);
    },
    find(said): Hit<Contact, ContactReason>[] {
      const words = normalise(said);
      return found(words)
        .filter((each) => each.result.ok || each.cued)
        .sort((a, b) => Number(b.result.ok) - Number(a.result.ok) || Number(b.cued) - Number(a.cued) || a.from - b.from)
        .map((each) => ({ ...each.result, ...words.span(each.from, each.to) }));
    },
    show: showContact,
  };
}

/** A contact as people write it. */
export function showContact({ kind, value }: Contact): string {
  return kind === 'phone' ? showPhone(value) : value;
}

/** Every number and address, right or wrong, in order, less those turned down (不是138…，是139…). */
function found(words: Normalised): Found[] {
  const text = spokenDigits(words.text);
  const mails = findMails(text).map(({ from, to, value }): Found => ({ from, to, cued: true, result: value === undefined ? { ok: false, reason: 'invalid-mail' } : { ok: true, value: { kind: 'mail', value } } }));
  const phones = findPhones(text)
    .filter((each) => !mails.some((mail) => mail.from < each.to && each.from < mail.to))
    .map((each): Found => ({ from: each.from, to: each.to, cued: CUE.test(text.slice(0, each.from)), result: each.ok ? { ok: true, value: { kind: 'phone', value: each.number } } : { ok: false, reason: each.reason, params: { digits: String(each.digits) } } }));
  return withoutReplaced(text, [...mails, ...phones].sort((a, b) => a.from - b.from));
}

function whyNot(words: Normalised): ReadResult<Contact, ContactReason> {
  const text = spokenDigits(words.text);
  if (text.includes('@')) return { ok: false, reason: 'invalid-mail' };
  if (isCardOrIdentity(text)) return { ok: false, reason: 'card-or-id' };
  const wrong = found(words)[0];
  return wrong?.result ?? { ok: false, reason: 'not-a-contact' };
}
