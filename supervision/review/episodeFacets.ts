import type { Case } from '../../cases/case.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { CommunicationRecord, EventContent } from '../../records/record.js';
import type { ProjectionInput } from '../projection/projection.js';
import type { Episode } from './episode.js';
import { facetWord, MOODS, type Facets } from './facets.js';

/** Characters of the customer's first words. */
const PREVIEW = 80;
/** A mark of this or less is low (norm 7.2). */
const LOW = 2;
const HIGH = 4;
/** Values of one kind shown in a list. */
const SHOWN = 8;

const MOOD_NAMES: ReadonlySet<string> = new Set(MOODS);
const ASPECTS = ['attitude', 'professionalism', 'efficiency', 'convenience'] as const;

/** What an episode is found by and shown with, and the cases it is about. */
export function facetsOf(input: ProjectionInput, episode: Episode, following: Episode | undefined): { readonly facets: Facets; readonly cases: readonly Case[]; readonly words: readonly string[] } {
  const { records } = episode;
  const until = following?.records[0]?.at ?? '\uffff';
  const since = records[0]?.at ?? '';
  const within = (at: string): boolean => at >= since && at < until;
  const events = records.flatMap((record): EventContent[] => (record.kind === 'event' ? [record.content] : []));
  const cases = input.cases.filter((each) => isAbout(each, events) || (each.conversation === input.conversation.id && within(each.openedAt)));
  const handoffs = input.handoffs.filter(({ openedAt, closedAt }) => openedAt < until && (closedAt ?? '\uffff') >= since);
  const deadlines = deadlineFacets(cases, input.records);
  const { mark, marks } = marksOf(events);
  const moods = moodsOf(events, handoffs.filter(({ openedAt }) => within(openedAt)));
  const agents = agentsOf(records, handoffs);
  const clauses = clausesOf(events);
  const whys = [...new Set(handoffs.filter(({ kind }) => kind !== 'task').map(({ why }) => why))];
  const faults = records.filter((record) => (record.kind === 'event' && record.content.event === 'turn.failed') || (record.kind === 'delivery' && record.content.error !== undefined)).length;
  const customerClass = input.known.findLast((known) => known.customerClass !== undefined)?.customerClass ?? input.handoffs.findLast((each) => each.customerClass !== '')?.customerClass ?? '';
  const facets: Facets = {
    channel: input.conversation.channel, locale: input.conversation.locale, customerClass, agents: agents.slice(0, SHOWN),
    cases: cases.slice(0, SHOWN).map(({ number, kind, state, major }) => ({ number, kind, state, major })),
    deadlines, ...(mark !== undefined && { mark }), marks, moods, handoffs: whys.slice(0, SHOWN), clauses: clauses.slice(0, SHOWN), faults,
    messages: records.filter(({ kind }) => kind === 'message').length, said: firstWords(records),
  };
  const words = [
    facetWord('channel', facets.channel), ...(customerClass === '' ? [] : [facetWord('class', customerClass)]),
    ...agents.map((agent) => facetWord('agent', agent)),
    ...cases.flatMap(({ number, kind, state }) => [facetWord('case', kind), facetWord('state', state), facetWord('kind-state', `${kind}/${state}`), facetWord('number', number)]),
    ...deadlines.map((each) => facetWord('deadline', each)), ...marks.map((each) => facetWord('mark', each)), ...moods.map((each) => facetWord('mood', each)),
    ...whys.map((why) => facetWord('handoff', why)), facetWord('handoff', whys.length > 0 ? 'any' : 'none'),
    ...clauses.map((clause) => facetWord('clause', clause)), ...(faults > 0 ? [facetWord('fault', 'any')] : []),
  ];
  return { facets, cases, words };
}

function isAbout({ number }: Case, events: readonly EventContent[]): boolean {
  return events.some(({ data }) => data?.['number'] === number);
}

function deadlineFacets(cases: readonly Case[], records: readonly CommunicationRecord[]): Facets['deadlines'] {
  const missed = new Set(records.flatMap((record) => (record.kind === 'event' && record.content.event === 'deadline.missed' ? [record.content.data?.['number']] : [])));
  const found = new Set<Facets['deadlines'][number]>();
  for (const { number, deadlines } of cases) {
    for (const { doneAt, dueAt } of deadlines) found.add(doneAt === undefined ? (missed.has(number) ? 'missed' : 'open') : doneAt > dueAt ? 'missed' : 'kept');
  }
  return [...found].sort();
}

function marksOf(events: readonly EventContent[]): { readonly mark: number | undefined; readonly marks: Facets['marks'] } {
  let mark: number | undefined;
  const marks = new Set<Facets['marks'][number]>();
  for (const { event, data } of events) {
    if (event !== 'survey.answered') continue;
    const given = ASPECTS.flatMap((aspect) => (typeof data?.[aspect] === 'number' ? [data[aspect]] : []));
    if (given.length === 0) continue;
    mark = Math.round((given.reduce((sum, each) => sum + each, 0) / given.length) * 10) / 10;
    marks.add(given.some((each) => each <= LOW) ? 'low' : mark >= HIGH ? 'high' : 'middle');
  }
  return { mark, marks: [...marks].sort() };
}

function moodsOf(events: readonly EventContent[], handoffs: readonly Handoff[]): Facets['moods'] {
  const whys = [...events.flatMap(({ event, data }) => (event === 'person.needed' || event === 'person.offered' ? [data?.['why']] : [])), ...handoffs.map(({ why }) => why)];
  const found = new Set(whys.filter((why) => typeof why === 'string' && MOOD_NAMES.has(why)));
  return MOODS.filter((mood) => found.has(mood));
}

function agentsOf(records: readonly CommunicationRecord[], handoffs: readonly Handoff[]): string[] {
  const agents = new Set<string>();
  // Who comments on a conversation afterwards had no part in it.
  for (const record of records) if (record.from.role === 'agent' && !(record.kind === 'event' && record.content.event.startsWith('review.'))) agents.add(record.from.id);
  for (const { agent, former = [] } of handoffs) for (const each of [agent, ...former]) if (each !== '') agents.add(each);
  return [...agents];
}

function clausesOf(events: readonly EventContent[]): string[] {
  const clauses = new Set<string>();
  for (const { event, data } of events) {
    if (event === 'norms.answered' && typeof data?.['clause'] === 'string') clauses.add(data['clause']);
    const several = event === 'model.asked' ? data?.['clauses'] : undefined;
    if (Array.isArray(several)) for (const each of several) if (typeof each === 'string') clauses.add(each);
  }
  return [...clauses];
}

function firstWords(records: readonly CommunicationRecord[]): string {
  for (const record of records) {
    if (record.kind === 'message' && record.from.role === 'customer' && record.content.text.trim() !== '') return Array.from(record.content.text.trim().replace(/\s+/gu, ' ')).slice(0, PREVIEW).join('');
  }
  return '';
}
