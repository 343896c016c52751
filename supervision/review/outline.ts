import type { CommunicationRecord, EventContent } from '../../records/record.js';
import type { MarkKind, OutlineMark } from './port.js';

/** Events by what they are a mark of; what is left out is read in passing. */
const KINDS: readonly (readonly [prefix: string, kind: MarkKind])[] = [
  ['form.begun', 'form'], ['form.cancelled', 'form'], ['form.done', 'form'],
  ['complaint.', 'case'], ['application.', 'case'], ['feedback.', 'case'], ['case.', 'case'], ['booking.', 'case'], ['deadline.', 'case'], ['service.', 'case'], ['desk.step', 'case'],
  ['norms.answered', 'answer'], ['norms.declined', 'answer'], ['norms.missing', 'answer'], ['advice.declined', 'answer'],
  ['turn.failed', 'fault'], ['state.lost', 'fault'], ['turn.gave-up', 'fault'],
  ['person.', 'handoff'], ['handoff.', 'handoff'],
  ['survey.answered', 'survey'],
  ['review.commented', 'comment'],
];

/** Data that says what an event is about, the first that there is. */
const ABOUT = ['number', 'form', 'clause', 'why', 'to', 'by', 'average', 'outcome', 'on'] as const;

/** What a record is a mark of; undefined for what is read in passing. */
export function markOf(record: Pick<CommunicationRecord, 'sequence' | 'at' | 'outcome'> & ({ readonly kind: 'event'; readonly content: EventContent } | { readonly kind: 'delivery'; readonly content: { readonly error?: string } })): OutlineMark | undefined {
  const { sequence, at } = record;
  if (record.kind === 'delivery') return record.content.error === undefined ? undefined : { sequence, at, kind: 'fault', event: 'delivery.failed', about: record.content.error };
  const { event, data = {} } = record.content;
  const kind = KINDS.find(([prefix]) => event.startsWith(prefix))?.[1];
  if (kind === undefined) return undefined;
  const about = ABOUT.map((name) => data[name]).find((value) => typeof value === 'string' || typeof value === 'number');
  return { sequence, at, kind, event, about: about === undefined ? '' : String(about).slice(0, 80) };
}
