import { z } from 'zod';
import { bookingStep } from '../../cases/rules/bookingStep.js';
import { serviceStep } from '../../cases/rules/serviceStep.js';
import { deskStep } from '../../cases/rules/step.js';
import { SILENT } from '../form/reply.js';
import type { Answer, Answered } from '../happenings/answer.js';
import type { Happening } from '../happenings/happening.js';
import { stepBooking } from './bookingStep.js';
import { stepCase } from './caseStep.js';
import { refused } from './refused.js';
import { stepService } from './serviceStep.js';

const numbered = z.object({ number: z.string(), step: z.looseObject({}) });

/** A step of staff's, out of the conversation's inbox: the case or the appointment changes and the customer is told, in one commit. */
export const deskStepped: Answer = async (happening, ports, turn): Promise<Answered> => {
  const named = numbered.safeParse(happening.data);
  const number = named.data?.number ?? '';
  if (happening.by.role !== 'agent') return { reply: refused(number, happening.by.id, 'not-staff') };
  const step = withStaff(happening, named.data?.step);
  const onCase = deskStep.safeParse(step);
  if (onCase.success) return { reply: await stepCase(number, onCase.data, ports, turn) };
  const onService = serviceStep.safeParse(step);
  if (onService.success) return await stepService(number, onService.data, happening, ports, turn);
  const onBooking = bookingStep.safeParse(step);
  return { reply: onBooking.success ? await stepBooking(number, onBooking.data, ports, turn) : named.success ? refused(number, happening.by.id, 'unreadable') : SILENT };
};

/** Who did it is whom the desk let in, whatever the step says. */
function withStaff({ by }: Happening, step: object | undefined): object {
  return { ...step, by: by.id };
}
