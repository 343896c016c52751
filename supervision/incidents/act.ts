import type { IncidentPlan } from '../../cases/profile/incidents.js';
import type { Words } from '../../cases/profile/words.js';
import type { Json } from '../../records/json.js';
import { FACTS, isOver, type Audience, type Fact, type Incident, type IncidentLevel, type IncidentStep, type Round, type Written } from './incident.js';
import { doneBy } from './plan.js';
import { relevelled, stepped, ticked, withdrawn } from './steps.js';
import { cancelled, confirmed, lifted, prepared, sent, shown } from './telling.js';

/** Somebody who acts, and what they may. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What is known when an incident is reported. */
export interface Report {
  readonly drill: boolean;
  readonly level: IncidentLevel;
  readonly kind: string;
  readonly title: string;
  readonly place: string;
  readonly happenedAt: string;
  readonly alert?: string;
  readonly evidence: Incident['evidence'];
}

/** What somebody does about an incident. */
export type IncidentAct =
  | { readonly do: 'step'; readonly step: IncidentStep; readonly note: string }
  | { readonly do: 'withdraw'; readonly note: string }
  | { readonly do: 'level'; readonly level: IncidentLevel; readonly note: string }
  | { readonly do: 'tick'; readonly task: string; readonly done: boolean; readonly note: string }
  | { readonly do: 'facts'; readonly facts: Readonly<Partial<Record<Fact, string | undefined>>> }
  | { readonly do: 'banner'; readonly texts: Words }
  | { readonly do: 'lift' }
  | { readonly do: 'prepare'; readonly purpose: Round['purpose']; readonly audience: Audience; readonly texts: Words; readonly counted: number }
  | { readonly do: 'confirm'; readonly round: string; readonly counted: number }
  | { readonly do: 'cancel'; readonly round: string }
  /** More of what it stands on has come in. */
  | { readonly do: 'evidence'; readonly evidence: Incident['evidence'] }
  /** Everybody whom a message was for has got it. */
  | { readonly do: 'sent'; readonly round: string; readonly total: number }
  | { readonly do: 'report'; readonly texts: { readonly 'zh-Hans': Written; readonly en: Written }; /** The version it was made from; 0: the one that wrote itself. */ readonly from: number };

/** Why an act is refused. */
export type IncidentRefusal =
  /** It is closed or withdrawn. */
  | 'over'
  /** Steps are taken in order. */
  | 'skips'
  /** Somebody else has to do this. */
  | 'same-person'
  /** The plan wants it confirmed by another role. */
  | 'role'
  /** The institution has no plan for this level and kind. */
  | 'no-plan'
  /** Tasks that must be done before are not. */
  | 'tasks-open'
  /** There is no such task or message. */
  | 'unknown'
  /** It is so already. */
  | 'already'
  /** Somebody else wrote a newer version. */
  | 'stale'
  /** The notice is still shown, or a message still waits to be confirmed. */
  | 'still-told'
  /** Before it is started, customers are told nothing. */
  | 'not-started'
  /** Nobody would get it. */
  | 'nobody';

/** What an act comes to: the incident after it, and what the record says of it. */
export interface Acted {
  readonly incident: Incident;
  /** `incident.started` */
  readonly event: string;
  /** Ids, states, figures, and what is public: on record as they are. */
  readonly data: Readonly<Record<string, Json>>;
  /** What people wrote: masked on record. */
  readonly words?: Readonly<Record<string, Json>>;
}

/** An act refused, and what it hangs on. */
export interface Refused {
  readonly refused: IncidentRefusal;
  /** Tasks that are open. */
  readonly tasks?: readonly string[];
}

/** What an act is judged by. */
export interface Judging {
  readonly by: Actor;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The plan for a level of this incident's kind. */
  readonly planFor: (level: IncidentLevel) => IncidentPlan | undefined;
}

/** Does something to an incident. Pure: everything it depends on is given. */
export function act(incident: Incident, what: IncidentAct, judging: Judging): Acted | Refused {
  switch (what.do) {
    case 'step': return stepped(incident, what, judging);
    case 'withdraw': return withdrawn(incident, what, judging);
    case 'level': return relevelled(incident, what, judging);
    case 'tick': return ticked(incident, what, judging);
    case 'facts': return stated(incident, what);
    case 'banner': return shown(incident, what, judging);
    case 'lift': return lifted(incident, judging);
    case 'prepare': return prepared(incident, what, judging);
    case 'confirm': return confirmed(incident, what, judging);
    case 'cancel': return cancelled(incident, what, judging);
    case 'evidence': return added(incident, what);
    case 'sent': return sent(incident, what, judging);
    case 'report': return written(incident, what, judging);
  }
}

function added(incident: Incident, { evidence }: Extract<IncidentAct, { do: 'evidence' }>): Acted | Refused {
  if (isOver(incident)) return { refused: 'over' };
  const { conversations, numbers } = incident.evidence;
  const more = { conversations: [...new Set([...conversations, ...evidence.conversations])], numbers: [...new Set([...numbers, ...evidence.numbers])] };
  if (more.conversations.length === conversations.length && more.numbers.length === numbers.length) return { refused: 'already' };
  return { incident: { ...incident, evidence: more }, event: 'incident.evidence', data: { conversations: more.conversations.length, numbers: more.numbers.filter((each) => !numbers.includes(each)) } };
}

/** Facts are added to when it is over, too: an analysis takes its time. */
function stated(incident: Incident, { facts }: Extract<IncidentAct, { do: 'facts' }>): Acted | Refused {
  const changed = FACTS.filter((name) => facts[name] !== undefined && facts[name] !== incident.facts[name]);
  if (changed.length === 0) return { refused: 'already' };
  const now = { ...incident.facts };
  for (const name of changed) now[name] = facts[name] ?? '';
  return { incident: { ...incident, facts: now }, event: 'incident.facts', data: { facts: changed }, words: Object.fromEntries(changed.map((name) => [name, facts[name] ?? ''])) };
}

function written(incident: Incident, { texts, from }: Extract<IncidentAct, { do: 'report' }>, { by, at }: Judging): Acted | Refused {
  const last = incident.reports.at(-1)?.version ?? 0;
  if (from !== last) return { refused: 'stale' };
  const version = last + 1;
  const tasks = isOver(incident) ? incident.tasks : doneBy(incident.tasks, 'report', by.id, at);
  return { incident: { ...incident, tasks, reports: [...incident.reports, { version, at, by: by.id, texts: { 'zh-Hans': { ...texts['zh-Hans'] }, en: { ...texts.en } } }] }, event: 'incident.report', data: { version }, words: { 'zh-Hans': { ...texts['zh-Hans'] }, en: { ...texts.en } } };
}
