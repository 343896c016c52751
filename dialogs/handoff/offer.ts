import type { Reply } from '../form/reply.js';

/** A reply that offers a person, with the reason on record: whoever takes the offer is called for that reason. */
export function offered(why: string, reply: Reply): Reply {
  return { ...reply, events: [...reply.events, { event: 'person.offered', data: { why } }] };
}

/** The reason of the last offer among a turn's events. */
export function offeredIn(events: Reply['events']): string | undefined {
  const why = events.findLast(({ event }) => event === 'person.offered')?.data?.['why'];
  return typeof why === 'string' ? why : undefined;
}
