import type { AnyForm } from './form/form.js';
import { bookingForm, type BookingForm } from './booking/form.js';
import type { CounterPorts } from './ports.js';

/** Every guided conversation there is. A new form is added here, and to what begins it (`counter/intents.ts`). */
export interface Forms {
  readonly booking: BookingForm;
  readonly all: readonly AnyForm<CounterPorts>[];
}

/** Makes the forms for an institution's profile, which may change while they are in use. */
export function makeForms({ profile }: Pick<CounterPorts, 'profile'>): Forms {
  const booking = bookingForm(profile);
  return { booking, all: [booking] };
}
