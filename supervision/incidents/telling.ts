import type { Acted, IncidentAct, Judging, Refused } from './act.js';
import { isOver, type Incident } from './incident.js';
import { doneBy } from './plan.js';
import { mayConfirm } from './steps.js';

/**
 * Puts a notice on the customers' page, or changes what it says, as soon as an incident is reported (norm 6.3: customers
 * are told at once; a notice can be taken away again). A drill's is only looked at.
 */
export function shown(incident: Incident, { texts }: Extract<IncidentAct, { do: 'banner' }>, { by, at, planFor }: Judging): Acted | Refused {
  if (isOver(incident)) return { refused: 'over' };
  const plan = planFor(incident.level);
  if (plan === undefined) return { refused: 'no-plan' };
  if (!mayConfirm(plan, by)) return { refused: 'role' };
  return { incident: { ...incident, tasks: doneBy(incident.tasks, 'banner', by.id, at), banner: { texts: { ...texts }, shownAt: at, shownBy: by.id } }, event: 'incident.banner.shown', data: { drill: incident.drill, texts: { ...texts } } };
}

/** Takes the notice away. It can always be, also when nothing else may be done any more. */
export function lifted(incident: Incident, { by, at }: Judging): Acted | Refused {
  const { banner } = incident;
  if (banner === undefined || banner.liftedAt !== undefined) return { refused: 'already' };
  return { incident: { ...incident, banner: { ...banner, liftedAt: at, liftedBy: by.id } }, event: 'incident.banner.lifted', data: { drill: incident.drill } };
}

/** Somebody writes a message to customers; nothing leaves yet. */
export function prepared(incident: Incident, { purpose, audience, texts, counted }: Extract<IncidentAct, { do: 'prepare' }>, { by, at, planFor }: Judging): Acted | Refused {
  const refused = mayTell(incident, by, planFor);
  if (refused) return refused;
  if (counted === 0 && !incident.drill) return { refused: 'nobody' };
  const id = String(incident.rounds.length + 1);
  const round = { id, purpose, audience: { ...audience, channels: [...audience.channels], kinds: [...audience.kinds] }, texts: { ...texts }, counted, preparedAt: at, preparedBy: by.id };
  return { incident: { ...incident, rounds: [...incident.rounds, round] }, event: 'incident.message.prepared', data: { round: id, purpose, counted, who: audience.who, texts: { ...texts } } };
}

/** A second person says that it may go out. */
export function confirmed(incident: Incident, { round: id, counted }: Extract<IncidentAct, { do: 'confirm' }>, { by, at, planFor }: Judging): Acted | Refused {
  const refused = mayTell(incident, by, planFor);
  if (refused) return refused;
  const round = incident.rounds.find((each) => each.id === id);
  if (round === undefined) return { refused: 'unknown' };
  if (round.confirmedAt !== undefined || round.cancelledAt !== undefined) return { refused: 'already' };
  if (round.preparedBy === by.id) return { refused: 'same-person' };
  const rounds = incident.rounds.map((each) => (each === round ? { ...each, confirmedAt: at, confirmedBy: by.id, confirmedCount: counted } : each));
  const tasks = doneBy(incident.tasks, round.purpose === 'tell' ? 'tell' : 'lifted', by.id, at);
  return { incident: { ...incident, tasks, rounds }, event: incident.drill ? 'incident.message.rehearsed' : 'incident.message.confirmed', data: { round: id, purpose: round.purpose, counted } };
}

/** Nobody gets it after all. */
export function cancelled(incident: Incident, { round: id }: Extract<IncidentAct, { do: 'cancel' }>, { by, at }: Judging): Acted | Refused {
  const round = incident.rounds.find((each) => each.id === id);
  if (round === undefined) return { refused: 'unknown' };
  if (round.confirmedAt !== undefined || round.cancelledAt !== undefined) return { refused: 'already' };
  return { incident: { ...incident, rounds: incident.rounds.map((each) => (each === round ? { ...each, cancelledAt: at, cancelledBy: by.id } : each)) }, event: 'incident.message.cancelled', data: { round: id } };
}

/** It is in everybody's conversation. Said once. */
export function sent(incident: Incident, { round: id, total }: Extract<IncidentAct, { do: 'sent' }>, { at }: Judging): Acted | Refused {
  const round = incident.rounds.find((each) => each.id === id);
  if (round?.confirmedAt === undefined) return { refused: 'unknown' };
  if (round.sentAt !== undefined) return { refused: 'already' };
  return { incident: { ...incident, rounds: incident.rounds.map((each) => (each === round ? { ...each, sentAt: at } : each)) }, event: 'incident.message.sent', data: { round: id, purpose: round.purpose, total } };
}

function mayTell(incident: Incident, by: Judging['by'], planFor: Judging['planFor']): Refused | undefined {
  if (isOver(incident)) return { refused: 'over' };
  if (incident.state === 'reported') return { refused: 'not-started' };
  const plan = planFor(incident.level);
  if (plan === undefined) return { refused: 'no-plan' };
  return mayConfirm(plan, by) ? undefined : { refused: 'role' };
}
