import type { Profile } from '../profile/profile.js';
import { plusDays, plusHours } from './dueTime.js';

/** When to ask whether the matter is settled (norm 4.3.5): days after closing, at the same time of day. ISO in UTC. */
export function followUpAt({ deadlines, timeZone }: Pick<Profile, 'deadlines' | 'timeZone'>, closedAt: string): string {
  return plusDays(closedAt, deadlines.followUpDays, timeZone);
}

/** When a draft that was last touched at `touchedAt` counts as given up. ISO in UTC. */
export function draftAbandonedAt({ deadlines }: Pick<Profile, 'deadlines'>, touchedAt: string): string {
  return plusHours(touchedAt, deadlines.abandonedDraftHours);
}
