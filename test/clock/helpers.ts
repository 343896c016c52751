import { deadlinesFor, type Deadline, type Timed } from '../../cases/clock/deadline.js';
import type { DeadlinePolicy } from '../../cases/profile/deadlines.js';
import type { Profile } from '../../cases/profile/profile.js';
import { bank } from '../slots/helpers.js';

/** A Wednesday morning, 10:00 in Shanghai. */
export const OPENED = '2026-11-25T02:00:00.000Z';

/** A case as far as time goes. */
export function timed(kind: Timed['kind'], { openedAt = OPENED, major = false }: Partial<Timed> = {}): Timed {
  return { kind, major, openedAt };
}

/** The deadline of a policy in a case that was just opened. */
export function opened(policy: string, { profile = bank, openedAt = OPENED }: { profile?: Profile; openedAt?: string } = {}): Deadline {
  const kind = profile.deadlines.policies.find((each) => each.id === policy)?.kind ?? 'complaint';
  const found = deadlinesFor(profile, timed(kind, { openedAt, major: true }), openedAt).find((each) => each.policy === policy);
  if (found === undefined) throw new Error(`no policy ${policy}`);
  return found;
}

/** 示例银行 with one policy changed. */
export function withPolicy(id: string, change: Partial<DeadlinePolicy>, profile: Profile = bank): Profile {
  const policies = profile.deadlines.policies.map((policy) => (policy.id === id ? { ...policy, ...change } : policy));
  return { ...profile, deadlines: { ...profile.deadlines, policies } };
}

/** 示例银行 elsewhere. */
export function inZone(timeZone: string): Profile {
  return { ...bank, timeZone };
}
