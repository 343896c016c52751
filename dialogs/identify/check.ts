import type { FormContext, SendBack } from '../form/form.js';
import { isVerified } from '../form/known.js';
import type { CounterPorts } from '../ports.js';
import { RESEND } from './codeSlot.js';
import type { IdentifyValues } from './form.js';

/**
 * Why there is no proof yet. `no-way`: nothing can carry a code to this kind of contact. `wait`: too many codes were sent;
 * params `seconds`. `wrong`: params `tries` left. `already`: this contact is verified; another one may show more. `sent-again`: no refusal, but the question stands again.
 */
export const IDENTIFY_REFUSALS = ['no-way', 'wait', 'sent-again', 'wrong', 'used-up', 'expired', 'already'] as const;
/** One of {@link IDENTIFY_REFUSALS}. */
export type IdentifyRefusal = (typeof IDENTIFY_REFUSALS)[number];

type Back = SendBack<'contact' | 'code', IdentifyRefusal>;

/** Sends a code to a contact that is not verified, and holds an answer against it. Nothing it says tells whether the contact is a customer's. */
export async function checkIdentity({ contact, code }: IdentifyValues, ports: CounterPorts, { codes, known }: FormContext): Promise<Back | undefined> {
  if (contact === undefined) return undefined;
  if (isVerified(known, contact)) return code === undefined ? { slot: 'contact', reason: 'already' } : undefined;
  if (code === undefined && codes.open(contact)) return undefined;
  if (code === undefined || code === RESEND) {
    const sent = await codes.send(contact);
    switch (sent.kind) {
      case 'sent':
        return code === undefined ? undefined : { slot: 'code', reason: 'sent-again' };
      case 'wait':
        return { slot: 'code', reason: 'wait', params: { seconds: String(sent.seconds) } };
      case 'no-way':
        return { slot: 'contact', reason: 'no-way', params: { phone: ports.profile().phone } };
    }
  }
  const answered = codes.answer(contact, code);
  switch (answered.kind) {
    case 'right':
      return undefined;
    case 'wrong':
      return { slot: 'code', reason: 'wrong', params: { tries: String(answered.triesLeft) } };
    case 'used-up':
      return { slot: 'code', reason: 'used-up', person: true };
    case 'expired':
    case 'no-code':
      return { slot: 'code', reason: 'expired' };
  }
}
