import { z } from 'zod';
import { skillFor } from '../../cases/profile/people.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { HandoffCommand } from '../../handoff/command.js';
import { needOf } from '../../handoff/need.js';
import type { EventContent } from '../../records/record.js';
import { instantOf } from '../newCase.js';
import { requested, taskDueAt, type Asking } from './draft.js';

const needed = z.object({ why: z.string(), number: z.string().optional() });

/** Work for people out of a turn's events: each `person.needed` whose reason is no business of a chat, one for each reason and matter. */
export function tasksOf(events: readonly EventContent[], profile: Profile, who: Asking): HandoffCommand[] {
  const now = instantOf(who.at);
  const seen = new Set<string>();
  return events.flatMap((event) => {
    const told = event.event === 'person.needed' ? needed.safeParse(event.data).data : undefined;
    const need = told && needOf(told.why);
    if (told === undefined || need?.kind !== 'task') return [];
    const { why, number } = told;
    if (seen.has(`${why} ${number ?? ''}`)) return [];
    seen.add(`${why} ${number ?? ''}`);
    const complaint = number?.startsWith('CP-') === true;
    return [requested({ kind: 'task', why, urgency: need.urgency, dueAt: taskDueAt(profile, need.urgency, now), skill: skillFor(profile.people, complaint ? 'complaint' : undefined), ...(number !== undefined && { summary: { numbers: [number] } }) }, who)];
  });
}
