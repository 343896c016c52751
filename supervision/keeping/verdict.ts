import type { Retention } from '../../cases/profile/keeping.js';
import type { Kept, NotDeletable } from './port.js';
import { keptUntil } from './retention.js';

/** Why a conversation may not be deleted now; undefined when it may. A hold comes first: it is what people must know of. */
export function notDeletable(kept: Kept, retention: Retention, timeZone: string, now: number): NotDeletable | undefined {
  if (kept.holds.length > 0) return { why: 'held', holds: kept.holds };
  if (kept.open !== undefined) return { why: 'open', what: kept.open };
  if (kept.records === 0) return { why: 'gone' };
  const { until } = keptUntil(kept, retention, timeZone);
  return Date.parse(until) > now ? { why: 'kept', until } : undefined;
}
