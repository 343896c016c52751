import type { z } from 'zod';
import type { Booking } from '../cases/booking/booking.js';
import type { Bookings } from '../cases/bookings.js';
import type { Case } from '../cases/case.js';
import type { Cases } from '../cases/cases.js';
import { bookingStep } from '../cases/rules/bookingStep.js';
import { serviceStep } from '../cases/rules/serviceStep.js';
import { deskStep } from '../cases/rules/step.js';
import type { Json } from '../records/json.js';
import { maskValue } from '../records/personal/mask.js';
import type { Vault } from '../records/vault.js';
import type { ChannelHost } from './channelHost.js';
import type { Clock } from './clock.js';

/** What putting a step into its conversation stands on. */
export interface StepParts {
  readonly host: Pick<ChannelHost, 'receive'>;
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'now'>;
}

/** A step of staff's, as its own rules read it: of an appointment, of a service, of a case. `by` did it, whatever the step says. */
export function readStep(number: string | undefined, step: { readonly do: string }, by: string) {
  const rules: z.ZodType<Readonly<Record<string, Json | undefined>>> = step.do.startsWith('service.') ? serviceStep : number?.startsWith('BK-') === true ? bookingStep : deskStep;
  return rules.safeParse({ ...step, by });
}

/** What a receipt number stands for. */
export async function subjectOf(number: string, { cases, bookings }: { readonly cases: Pick<Cases, 'byNumber'>; readonly bookings: Pick<Bookings, 'byNumber'> }): Promise<Case | Booking | undefined> {
  return await (number.startsWith('BK-') ? bookings : cases).byNumber(number);
}

/**
 * Puts a step into its conversation's inbox, as a message is put there: once for each key. Gives its place on record;
 * undefined when there is no such conversation. Personal data is masked on record, and the original sealed beside it.
 * @throws StoreUnavailable when it was not kept
 */
export async function putStep({ host, vault, clock }: StepParts, { number, conversation, by, key, step }: { readonly number: string; readonly conversation: string; readonly by: string; readonly key: string; readonly step: Readonly<Record<string, Json | undefined>> }): Promise<number | undefined> {
  const { by: _by, ...told } = step;
  const said = Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const data: Readonly<Record<string, Json>> = { number, step: said };
  const masked: Readonly<Record<string, Json>> = { number, step: maskValue(said) };
  const accepted = await host.receive({
    conversation, key: `desk:${key}`, wantsTurn: true,
    record: { kind: 'event', at: new Date(clock.now()).toISOString(), from: { role: 'agent', id: by }, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { event: 'desk.step', data: masked } },
    ...(JSON.stringify(masked) !== JSON.stringify(data) && { original: vault.seal(JSON.stringify({ data })) }),
  });
  return accepted.kind === 'unknown-conversation' ? undefined : accepted.kind === 'accepted' ? accepted.record.sequence : accepted.sequence;
}
