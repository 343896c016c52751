import type { Amount, CustomerKind } from '../cases/booking/booking.js';
import { amountAsked, amountProblem, serviceOf, type Profile } from '../cases/profile/profile.js';
import type { SendBack } from './form/form.js';
import type { Moment } from './form/slot.js';
import { showAmount } from './slots/amount.js';

/** Why a service does not go with the rest of what was given. */
export const SERVICE_REFUSALS = ['kind-mismatch', 'amount-too-small', 'amount-too-large'] as const;
/** One of {@link SERVICE_REFUSALS}. */
export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number];

/** The answers of a form that are held against each other here. */
interface Given {
  readonly service?: string | undefined;
  readonly customerKind?: CustomerKind | undefined;
  readonly amount?: Amount | undefined;
}

/** Whether the service is for this kind of customer (norm 2.1.2); those that are stand instead. */
export function kindMismatch(profile: Profile, { service, customerKind }: Given, { locale }: Pick<Moment, 'locale'>): SendBack<'service', 'kind-mismatch'> | undefined {
  const found = service === undefined ? undefined : serviceOf(profile, service);
  if (found === undefined || customerKind === undefined || found.customerKinds.includes(customerKind)) return undefined;
  const fitting = profile.services.filter((each) => each.customerKinds.includes(customerKind)).map((each) => each.id);
  return { slot: 'service', reason: 'kind-mismatch', params: { service: found.name[locale] }, instead: fitting };
}

/** Whether the amount is within the service's limits. */
export function wrongAmount(profile: Profile, { service, amount }: Given, { locale }: Pick<Moment, 'locale'>): SendBack<'amount', 'amount-too-small' | 'amount-too-large'> | undefined {
  if (service === undefined || amount === undefined) return undefined;
  const problem = amountProblem(profile, service, amount);
  const asked = amountAsked(profile, service);
  if (problem === undefined || asked === undefined) return undefined;
  const show = (value: number) => showAmount({ value, currency: asked.currency }, locale);
  return { slot: 'amount', reason: `amount-${problem}`, params: { of: asked.of[locale], min: show(asked.min), max: show(asked.max) } };
}
