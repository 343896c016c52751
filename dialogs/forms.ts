import type { AnyForm } from './form/form.js';
import { applicationForm } from './application/form.js';
import { bookingForm, type BookingForm } from './booking/form.js';
import { callbackForm } from './callback/form.js';
import { changeForm } from './change/form.js';
import { complaintForm } from './complaint/form.js';
import { complaintMoreForm } from './complaint/more.js';
import { complaintWithdrawForm } from './complaint/withdraw.js';
import { dataRequestForm } from './dataRequest/form.js';
import { elsewhereForm } from './elsewhere/form.js';
import { feedbackForm } from './feedback/form.js';
import { identifyForm } from './identify/form.js';
import { messageForm } from './message/form.js';
import { progressForm } from './progress/form.js';
import type { CounterPorts } from './ports.js';
import { reachForm } from './reach/form.js';
import { surveyForm } from './survey/form.js';
import { visitForm } from './visit/form.js';

/** Every guided conversation there is. A new form is added here, and to what begins it (`counter/intents.ts`). */
export interface Forms {
  readonly booking: BookingForm;
  readonly all: readonly AnyForm<CounterPorts>[];
}

/** Makes the forms for an institution's profile, which may change while they are in use. */
export function makeForms({ profile }: Pick<CounterPorts, 'profile'>): Forms {
  const booking = bookingForm(profile);
  return { booking, all: [booking, complaintForm(profile), complaintMoreForm(), complaintWithdrawForm(), applicationForm(profile), feedbackForm(profile), surveyForm(profile), visitForm(profile), identifyForm(), progressForm(), changeForm(profile), messageForm(), callbackForm(), dataRequestForm(), elsewhereForm(), reachForm()] };
}
