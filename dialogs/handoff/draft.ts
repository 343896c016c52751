import { randomUUID } from 'node:crypto';
import { addDeskSeconds, deskAt } from '../../cases/clock/deskHours.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Handoff, Summary } from '../../handoff/handoff.js';
import type { FormContext } from '../form/form.js';
import { instantOf } from '../newCase.js';

/** Whose conversation it is, and when. */
export type Asking = Pick<FormContext, 'conversation' | 'channel' | 'at' | 'known' | 'handoff'>;

/** What a handoff begins with. The turn adds its summary and title. */
export type HandoffSeed = Pick<Handoff, 'kind' | 'why' | 'urgency' | 'dueAt'> & { readonly skill?: string; readonly team?: string; readonly placeTold?: number; readonly summary?: Summary };

/** A new handoff of a conversation, waiting. */
export function newHandoff({ skill = '', team = '', placeTold = 0, summary = {}, ...seed }: HandoffSeed, { conversation, channel, at, known }: Asking): Handoff {
  return {
    id: `${conversation}~${randomUUID().slice(0, 8)}`,
    conversation, channel, locale: at.locale,
    ...seed, skill, team, placeTold, summary,
    state: 'waiting', customerClass: known.customerClass ?? '', title: '', openedAt: instantOf(at), offeredTo: '', passedBy: [], agent: '', version: 1,
  };
}

/** A request for a person. */
export function requested(seed: HandoffSeed, who: Asking): HandoffCommand {
  return { kind: 'request', handoff: newHandoff(seed, who) };
}

/** A wish that changed while it waits: the next version of the handoff, offered anew. */
export function changed(before: Handoff, change: Partial<Pick<Handoff, 'kind' | 'why' | 'urgency' | 'dueAt' | 'placeTold' | 'skill' | 'summary'>>): HandoffCommand {
  return { kind: 'change', handoff: { ...before, ...change, version: before.version + 1 } };
}

/** The customer does not want it any longer. */
export function ended({ id }: Handoff, { at }: Pick<Asking, 'at'>): HandoffCommand {
  return { kind: 'end', id, outcome: 'left', at: instantOf(at) };
}

/** The request of one of these kinds that waits in this conversation. */
export function waitingFor({ handoff }: Pick<Asking, 'handoff'>, ...kinds: readonly Handoff['kind'][]): Handoff | undefined {
  return handoff?.state === 'waiting' && kinds.includes(handoff.kind) ? handoff : undefined;
}

/** When a message left now is answered: so many hours of the desk's from now, or from its opening. ISO in UTC. */
export function messageDueAt(profile: Profile, now: string): string {
  return addDeskSeconds(profile, now, profile.people.messageWithin.hours * 3_600);
}

/** When work on a case is to be taken up: what is urgent as soon as somebody is there. ISO in UTC. */
export function taskDueAt(profile: Profile, urgency: Handoff['urgency'], now: string): string {
  if (urgency > 0) return messageDueAt(profile, now);
  const desk = deskAt(profile, now);
  return new Date(Date.parse(desk.open ? now : desk.opensAt) + profile.people.answerWithinSeconds * 1_000).toISOString();
}
