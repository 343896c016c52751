import type { Locale } from '../../records/message.js';
import type { Amount, CustomerKind } from '../booking/booking.js';
import type { Adviser } from './adviser.js';
import type { Branch } from './branch.js';
import type { Profile } from './schema.js';
import type { AmountAsked, Service } from './service.js';

export type { Profile } from './schema.js';

/** The branch with this id. */
export function branchOf(profile: Profile, id: string): Branch | undefined {
  return profile.branches.find((branch) => branch.id === id);
}

/** The service with this id. */
export function serviceOf(profile: Profile, id: string): Service | undefined {
  return profile.services.find((service) => service.id === id);
}

/** The adviser with this id. */
export function adviserOf(profile: Profile, id: string): Adviser | undefined {
  return profile.advisers.find((adviser) => adviser.id === id);
}

/** What an adviser, and so a booking, is looked for by (norm 2.1.2). */
export interface Need {
  readonly service: string;
  readonly branch?: string | undefined;
  readonly customerKind?: CustomerKind | undefined;
}

/** The advisers who can do it, in the profile's order; language is a preference, not a need (see `booking/matchAdviser.ts`). */
export function advisersFor(profile: Profile, need: Need): Adviser[] {
  const service = serviceOf(profile, need.service);
  if (service === undefined) return [];
  return profile.advisers.filter(
    (adviser) =>
      adviser.services.includes(service.id) &&
      (need.branch === undefined || adviser.branch === need.branch) &&
      (service.where === 'all' || service.where.includes(adviser.branch)) &&
      (need.customerKind === undefined || (adviser.customerKinds.includes(need.customerKind) && service.customerKinds.includes(need.customerKind))) &&
      service.skills.every((skill) => adviser.skills.includes(skill)),
  );
}

/** The branches where a service can really be had: somebody there offers it. In the profile's order. */
export function branchesFor(profile: Profile, service: string, customerKind?: CustomerKind): Branch[] {
  const places = new Set(advisersFor(profile, { service, customerKind }).map((adviser) => adviser.branch));
  return profile.branches.filter((branch) => places.has(branch.id));
}

/** The services that can be had at a branch, in the profile's order. */
export function servicesAt(profile: Profile, branch: string, customerKind?: CustomerKind): Service[] {
  return profile.services.filter((service) => advisersFor(profile, { service: service.id, branch, customerKind }).length > 0);
}

/** What to bring for a service, one thing a line. */
export function whatToBring(profile: Profile, service: string, locale: Locale): string[] {
  return serviceOf(profile, service)?.bring.map((each) => each[locale]) ?? [];
}

/** The amount a service asks for; undefined when it asks for none. */
export function amountAsked(profile: Profile, service: string): AmountAsked | undefined {
  return serviceOf(profile, service)?.amount;
}

/**
 * Why an amount does not fit a service. Amounts in another currency than the service's are not compared: rates are
 * not ours to guess, an adviser will.
 */
export function amountProblem(profile: Profile, service: string, amount: Amount): 'too-small' | 'too-large' | undefined {
  const asked = amountAsked(profile, service);
  if (asked?.currency !== amount.currency) return undefined;
  if (amount.value < asked.min) return 'too-small';
  return amount.value > asked.max ? 'too-large' : undefined;
}

/** The only customer kind a service is for; undefined when it is for both: 企业贷款 implies a company. */
export function impliedKind(profile: Profile, service: string): CustomerKind | undefined {
  const kinds = serviceOf(profile, service)?.customerKinds ?? [];
  return kinds.length === 1 ? kinds[0] : undefined;
}
