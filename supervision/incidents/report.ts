import type { Incident, ReportLanguage, Round, Section, Task, Written } from './incident.js';
import { REPORT_WORDS, type ReportWords } from './reportWords.js';

/** How far a message to customers has come. `delivered`: the customer's side has it; `waiting`: not sent yet. */
export interface Progress {
  readonly total: number;
  readonly waiting: number;
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  /** Everybody was found and nothing is on its way any more. */
  readonly finished: boolean;
}

/** What a report is written from, beside the incident. */
export interface Sources {
  /** By round. */
  readonly progress: ReadonlyMap<string, Progress>;
  /** A member of staff's name, by id. */
  readonly nameOf: (staff: string) => string;
  /** IANA name: what clocks on the wall show. */
  readonly timeZone: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** An instant on the institution's wall clock: `2026-11-25 10:00`. */
export function wallClock(at: string, timeZone: string): string {
  // Sweden writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
}

/** Writes a report from what is on record (norm 6.5: time, place, cause, extent, result, assessment, measures, handling). A person edits it afterwards. */
export function writtenReport(incident: Incident, language: ReportLanguage, sources: Sources): Written {
  const words = REPORT_WORDS[language];
  const clock = (at: string): string => wallClock(at, sources.timeZone);
  const stated = (fact: string): string => (fact === '' ? words.unknown : fact);
  const { facts } = incident;
  const parts: Readonly<Record<Section, readonly string[]>> = {
    time: times(incident, words, clock, sources),
    place: [stated(incident.place)],
    cause: [stated(facts.cause)],
    extent: [...(facts.extent === '' ? [] : [facts.extent]), ...(incident.evidence.conversations.length === 0 ? [] : [words.affected(incident.evidence.conversations.length, incident.evidence.numbers.length)]), ...toldLines(incident, words, clock, sources)],
    result: [stated(facts.result), `${words.stateLabel}${words.separator}${words.state[incident.state]}`],
    assessment: [words.levelled(words.level[incident.level]), ...relevelledLines(incident, words, clock, sources), ...(incident.alert === undefined ? [] : [words.proposed]), tasksLine(incident.tasks, words, sources.now), stated(facts.assessment)],
    measures: [...measuresLines(incident, language, words, clock, sources), ...(facts.measures === '' ? [] : [facts.measures])],
    handling: [...incident.steps.filter(({ note }) => note !== '').map(({ step, at, by, note }) => `${clock(at)} ${words.step[step]}（${sources.nameOf(by)}）${note}`), stated(facts.handling)],
  };
  const joined = (section: Section): string => parts[section].join('\n');
  return { time: joined('time'), place: joined('place'), cause: joined('cause'), extent: joined('extent'), result: joined('result'), assessment: joined('assessment'), measures: joined('measures'), handling: joined('handling') };
}

function times({ happenedAt, steps }: Incident, words: ReportWords, clock: (at: string) => string, { nameOf }: Sources): string[] {
  const reportedAt = steps[0]?.at;
  const closedAt = steps.find(({ step }) => step === 'close')?.at;
  return [
    `${words.step.happened}${words.separator}${clock(happenedAt)}`,
    ...steps.filter(({ step }) => step !== 'level').map(({ step, at, by }) => `${words.step[step]}${words.separator}${clock(at)} ${nameOf(by)}`),
    ...(reportedAt === undefined || closedAt === undefined ? [] : [words.lasted(Math.round((Date.parse(closedAt) - Date.parse(reportedAt)) / 60_000))]),
  ];
}

function toldLines({ banner, rounds, drill }: Incident, words: ReportWords, clock: (at: string) => string, { progress }: Sources): string[] {
  const told = rounds.flatMap((round) => {
    const { purpose, confirmedAt, confirmedCount = round.counted } = round;
    if (confirmedAt === undefined) return [];
    if (drill) return [words.rehearsed(clock(confirmedAt), words.purpose[purpose], confirmedCount)];
    const { total, waiting, delivered, failed } = progress.get(round.id) ?? { total: confirmedCount, waiting: confirmedCount, delivered: 0, failed: 0 };
    return [words.told(clock(confirmedAt), words.purpose[purpose], total, total - waiting, delivered, failed)];
  });
  return [...(banner === undefined || drill ? [] : [words.banner(clock(banner.shownAt), banner.liftedAt === undefined ? undefined : clock(banner.liftedAt))]), ...(told.length === 0 ? [words.noneTold] : told)];
}

function relevelledLines({ steps }: Incident, words: ReportWords, clock: (at: string) => string, { nameOf }: Sources): string[] {
  return steps.flatMap(({ at, by, note, from, level }) => (from === undefined || level === undefined ? [] : [words.relevelled(clock(at), words.level[from], words.level[level], nameOf(by), note)]));
}

function tasksLine(tasks: readonly Task[], words: ReportWords, now: string): string {
  const done = tasks.filter(({ doneAt }) => doneAt !== undefined);
  const late = tasks.filter(({ dueAt, doneAt }) => dueAt !== undefined && (doneAt ?? now) > dueAt);
  return words.tasks(tasks.length, done.length, late.length);
}

function measuresLines({ tasks }: Incident, language: ReportLanguage, words: ReportWords, clock: (at: string) => string, { nameOf }: Sources): string[] {
  const done = tasks.filter(({ doneAt }) => doneAt !== undefined).sort((one, other) => ((one.doneAt ?? '') < (other.doneAt ?? '') ? -1 : 1));
  const open = tasks.filter(({ doneAt }) => doneAt === undefined);
  return [
    ...(done.length === 0 ? [words.none] : done.map(({ what, call, doneAt = '', doneBy = '', note }) => `${clock(doneAt)} ${call ? words.call : ''}${what[language]}（${nameOf(doneBy)}）${note === undefined ? '' : ` ${note}`}`)),
    ...(open.length === 0 ? [] : [`${words.openTasks}${open.map(({ what }) => what[language]).join(language === 'en' ? '; ' : '；')}`]),
  ];
}

/** What a report says now: as a person left it, else as it writes itself. */
export function reportNow(incident: Incident, language: ReportLanguage, sources: Sources): { readonly version: number; readonly texts: Written; readonly at?: string; readonly by?: string } {
  const last = incident.reports.at(-1);
  return last === undefined ? { version: 0, texts: writtenReport(incident, language, sources) } : { version: last.version, texts: last.texts[language], at: last.at, by: last.by };
}

/** A round that goes, or went, to customers. */
export function isConfirmed({ confirmedAt }: Pick<Round, 'confirmedAt'>): boolean {
  return confirmedAt !== undefined;
}
