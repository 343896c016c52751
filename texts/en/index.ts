import { booking } from './booking.js';
import { counter } from './counter.js';
import { fault } from './fault.js';
import { identify } from './identify.js';
import { form } from './form.js';
import { information } from './information.js';

/** All texts of this language, by key. */
export const en = { ...form, ...booking, ...counter, ...information, ...fault, ...identify };
