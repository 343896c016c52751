import { Temporal } from 'temporal-polyfill';
import { deskAt } from '../../cases/clock/deskHours.js';
import type { FormContext, SendBack } from '../form/form.js';
import type { CounterPorts } from '../ports.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf } from '../slots/when.js';
import type { CallbackValues } from './form.js';
import { CALL_HORIZON_DAYS, CALL_LEAD_MINUTES, timesNear, timesOffered } from './times.js';

/** Why a call can't be agreed like this. `too-soon`: past, or sooner than anybody can see to it. `closed`: nobody is at the desk then. `needs-phone`: a mail address can't be called. */
export const CALLBACK_REFUSALS = ['too-soon', 'too-far', 'closed', 'needs-phone'] as const;
/** One of {@link CALLBACK_REFUSALS}. */
export type CallbackRefusal = (typeof CALLBACK_REFUSALS)[number];

/** The instant of a value of `when`. ISO in UTC. */
export function instantOfCall(when: string): string {
  return new Date(Temporal.Instant.from(`${when.slice(0, 16)}:00${when.slice(16)}`).epochMilliseconds).toISOString();
}

/** Whether somebody will be there to call then, and there is a number to call. */
export function checkCallback({ when, contact }: CallbackValues, ports: CounterPorts, { at }: FormContext): Promise<SendBack<'when' | 'contact', CallbackRefusal> | undefined> {
  const profile = ports.profile();
  if (when !== undefined) {
    const wall = wallOf(when);
    const time = showDate(wall, at.locale);
    const back = (reason: CallbackRefusal, instead: readonly string[]) => Promise.resolve({ slot: 'when' as const, reason, params: { time, days: String(CALL_HORIZON_DAYS), minutes: String(CALL_LEAD_MINUTES) }, instead });
    if (Temporal.PlainDateTime.compare(wall, at.now.add({ minutes: CALL_LEAD_MINUTES })) < 0) return back('too-soon', timesOffered(profile, at));
    if (Temporal.PlainDateTime.compare(wall, at.now.add({ days: CALL_HORIZON_DAYS })) > 0) return back('too-far', timesOffered(profile, at));
    if (!deskAt(profile, instantOfCall(when)).open) return back('closed', timesNear(profile, at, when));
  }
  return Promise.resolve(contact?.kind === 'mail' ? { slot: 'contact', reason: 'needs-phone' } : undefined);
}

