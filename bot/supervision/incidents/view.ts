import type { z } from 'zod';
import { planFor } from '../../../cases/profile/incidents.js';
import type { Json } from '../../../records/json.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { conversationOfDossier } from '../../../supervision/dossiers/dossier.js';
import { shownBanner, type Round } from '../../../supervision/incidents/incident.js';
import { isOverdue, nextDue } from '../../../supervision/incidents/plan.js';
import type { Progress } from '../../../supervision/incidents/report.js';
import { toldBy } from '../../../supervision/incidents/words.js';
import type { incidentRow, incidentView, IncidentEventView, RoundView } from '../../api/incidents.js';
import type { Kept } from './files.js';
import { broadcastId, type IncidentParts } from './parts.js';

type PersonOf = (id: string) => { readonly id: string; readonly name: string };

/** Read at once of a timeline; an incident with more is read on elsewhere. */
const MOST_EVENTS = 1_000;

/** Names of people for views; of whoever is not there any more, the id. */
export async function peopleOf({ staff }: Pick<IncidentParts, 'staff'>): Promise<PersonOf> {
  const names = new Map((await staff.list()).map(({ id, displayName }) => [id, displayName]));
  return (id) => ({ id, name: names.get(id) ?? id });
}

/** A line of the list. */
export function rowOf({ id, incident }: Kept, person: PersonOf, now: string): z.input<typeof incidentRow> {
  const { drill, level, kind, title, place, state, happenedAt, steps, tasks } = incident;
  const over = state === 'closed' || state === 'withdrawn';
  const due = over ? undefined : nextDue(tasks);
  return {
    id, drill, level, kind, title, place, state, happenedAt, reportedAt: steps[0]?.at ?? happenedAt, reportedBy: person(steps[0]?.by ?? ''), ...(due !== undefined && { dueAt: due }),
    overdue: over ? 0 : tasks.filter((task) => isOverdue(task, now)).length, open: tasks.filter(({ doneAt }) => doneAt === undefined).length, bannerShown: shownBanner(incident) !== undefined,
  };
}

/** One incident, with its timeline from the record and how far its messages are. */
export async function viewOf(parts: IncidentParts, kept: Kept): Promise<z.input<typeof incidentView>> {
  const { host, broadcasts, profile, clock } = parts;
  const { id, version, incident } = kept;
  const now = new Date(clock.now()).toISOString();
  const [person, records, progress] = await Promise.all([peopleOf(parts), host.recordsAfter(conversationOfDossier(id), 0, MOST_EVENTS), broadcasts.progress(id)]);
  const { incidents } = profile().supervision;
  const plan = planFor(incidents, incident.level, incident.kind);
  const { banner } = incident;
  return {
    ...rowOf(kept, person, now), version,
    tasks: incident.tasks.map((task) => ({ ...task, doneBy: task.doneBy === undefined ? undefined : person(task.doneBy), overdue: isOverdue(task, now) })),
    facts: incident.facts,
    ...(banner && { banner: { ...banner, shownBy: person(banner.shownBy), liftedBy: banner.liftedBy === undefined ? undefined : person(banner.liftedBy) } }),
    rounds: incident.rounds.map((round) => roundView(round, person, progress.get(broadcastId(id, round.id)))),
    evidence: incident.evidence, alert: incident.alert, steps: incident.steps.map(({ step, at, by, note }) => ({ step, at, by: person(by), note })),
    timeline: records.flatMap((record) => eventView(record, person)),
    told: toldBy(plan, incident.kind, profile()),
    ...(plan && { plan: { secondPerson: plan.secondPerson, confirmedBy: plan.confirmedBy } }),
    reportVersion: incident.reports.at(-1)?.version ?? 0, now,
  };
}

/** A message to customers, with how far it is. */
function roundView(round: Round, person: PersonOf, progress: Progress | undefined): RoundView {
  const { preparedBy, confirmedBy, cancelledBy, sentAt: _sent, ...rest } = round;
  return { ...rest, preparedBy: person(preparedBy), ...(confirmedBy !== undefined && { confirmedBy: person(confirmedBy) }), ...(cancelledBy !== undefined && { cancelledBy: person(cancelledBy) }), ...(progress && { progress }) };
}

/** A step as the record has it. */
export function eventView(record: CommunicationRecord, person: PersonOf): IncidentEventView[] {
  if (record.kind !== 'event') return [];
  const { event, data = {} } = record.content;
  const shown = Object.entries(data).flatMap(([name, value]): [string, Json][] => (name === 'dossier' || value === undefined ? [] : [[name, value]]));
  return [{ sequence: record.sequence, at: record.at, by: person(record.from.id), event, data: Object.fromEntries(shown) as IncidentEventView['data'] }];
}
