import { conversationOfDossier } from '../../../supervision/dossiers/dossier.js';
import type { ReportLanguage, Written } from '../../../supervision/incidents/incident.js';
import { writtenReport, type Sources } from '../../../supervision/incidents/report.js';
import type { IncidentEventView } from '../../api/incidents.js';
import type { Kept } from './files.js';
import { broadcastId, type IncidentParts } from './parts.js';
import { eventView, peopleOf } from './view.js';

const MOST_EVENTS = 1_000;

/** What reports are written from: how far messages are, people's names, the clock on the wall. */
export async function sourcesOf(parts: IncidentParts, { id, incident }: Kept): Promise<Sources> {
  const [person, progress] = await Promise.all([peopleOf(parts), parts.broadcasts.progress(id)]);
  const byRound = incident.rounds.flatMap((round) => {
    const found = progress.get(broadcastId(id, round.id));
    return found === undefined ? [] : [[round.id, found] as const];
  });
  return { progress: new Map(byRound), nameOf: (staff) => person(staff).name, timeZone: parts.profile().timeZone, now: new Date(parts.clock.now()).toISOString() };
}

/** The report as it writes itself now, in both languages. */
export async function writtenNow(parts: IncidentParts, kept: Kept): Promise<Readonly<Record<ReportLanguage, Written>>> {
  const sources = await sourcesOf(parts, kept);
  return { 'zh-Hans': writtenReport(kept.incident, 'zh-Hans', sources), en: writtenReport(kept.incident, 'en', sources) };
}

/** An incident's steps as its chain has them. */
export async function timelineOf(parts: IncidentParts, id: string): Promise<readonly IncidentEventView[]> {
  const [person, records] = await Promise.all([peopleOf(parts), parts.host.recordsAfter(conversationOfDossier(id), 0, MOST_EVENTS)]);
  return records.flatMap((record) => eventView(record, person));
}
