import { SUPERVISOR } from './act.js';
import type { Handoff } from './handoff.js';

/** An agent as the router sees them. */
export interface AgentSeat {
  readonly id: string;
  readonly available: boolean;
  readonly supervisor: boolean;
  /** Empty: anything. */
  readonly skills: readonly string[];
  readonly teams: readonly string[];
  /** Empty: any. */
  readonly languages: readonly string[];
  /** Chats held now. */
  readonly load: number;
  readonly capacity: number;
}

/** By how long a class of customer is served as if it had waited longer, in ms; 0 where it has no head start. */
export type HeadStart = (customerClass: string) => number;

/** The order people are served in: danger and complaints first (urgency), then who has waited longest, with the head start of their class. */
export function inOrder(waiting: readonly Handoff[], headStart: HeadStart = () => 0): Handoff[] {
  const since = ({ openedAt, customerClass }: Handoff): number => Date.parse(openedAt) - headStart(customerClass);
  return [...waiting].sort((one, other) => one.urgency - other.urgency || since(one) - since(other) || (one.id < other.id ? -1 : 1));
}

/** Whether an agent may be asked: is there, has a hand free, knows the matter, the language and the team. */
export function fits({ available, skills, teams, languages, load, capacity }: AgentSeat, { skill, team, locale }: Handoff): boolean {
  return available && load < capacity && (team === '' || teams.includes(team)) && (skill === '' || skills.length === 0 || skills.includes(skill)) && (languages.length === 0 || languages.includes(locale));
}

/**
 * Whom to ask next: who fits and has the fewest chats, and was not asked yet. After everybody was asked, or where nobody
 * fits in time, the supervisor; undefined while an offer still stands, or when the supervisor has it already. `now` ISO in UTC.
 */
export function nextOffer(handoff: Handoff, seats: readonly AgentSeat[], now: string): string | undefined {
  const { offeredTo, offeredUntil, passedBy } = handoff;
  const asked = seats.find(({ id }) => id === offeredTo);
  const stands = offeredUntil !== undefined && offeredUntil > now;
  if (asked?.available === true && stands) return undefined;
  const [best] = seats.filter((seat) => fits(seat, handoff) && seat.id !== offeredTo && !passedBy.includes(seat.id)).sort((one, other) => one.load - other.load || (one.id < other.id ? -1 : 1));
  if (best) return best.id;
  if (offeredTo === SUPERVISOR) return undefined;
  // Where nobody is there it waits for whoever comes: until it is due, and for who was asked and went away as long as they had.
  return (offeredTo === '' ? handoff.dueAt > now : stands) ? undefined : SUPERVISOR;
}

/** How long somebody at this place waits, in seconds, rounded up to whole minutes: each agent's chats end one after another. */
export function expectedWait(place: number, agents: number, meanHeldSeconds: number): number {
  return Math.max(60, Math.ceil((place * meanHeldSeconds) / Math.max(1, agents) / 60) * 60);
}
