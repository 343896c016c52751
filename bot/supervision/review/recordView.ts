import { deliveryStates, type DeliveryState } from '../../../records/export.js';
import type { CommunicationRecord } from '../../../records/record.js';
import type { ReviewRecord } from '../../api/review.js';

/** Records as a reviewer reads them. `masked` holds the sequences of which more was said; records after `records` tell what became of them. */
export function reviewRecords(records: readonly CommunicationRecord[], masked: ReadonlySet<number>, after: readonly CommunicationRecord[] = []): ReviewRecord[] {
  const states = deliveryStates([...records, ...after]);
  return records.map((record) => reviewRecord(record, masked.has(record.sequence), states.get(record.sequence)));
}

function reviewRecord(record: CommunicationRecord, masked: boolean, delivery: DeliveryState | undefined): ReviewRecord {
  const { sequence, at, from, to, outcome, hash } = record;
  const common = { sequence, at, from: { role: from.role, id: from.id }, to: { role: to.role, id: to.id }, outcome, hash, ...(masked && { masked }) };
  switch (record.kind) {
    case 'message': {
      const { text, subject, via, card, choices, files, value, texts } = record.content;
      return {
        ...common, kind: 'message', text, ...(subject !== undefined && { subject }), ...(via !== undefined && { via }),
        ...(card && { card: { title: card.title, facts: [...card.facts], notes: [...(card.notes ?? [])], ...(card.folded && { folded: { title: card.folded.title, text: card.folded.text, ...(card.folded.marked !== undefined && { marked: card.folded.marked }) } }) } }),
        ...(choices && { choices: choices.map(({ title }) => title) }),
        ...(files && { files: files.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })) }),
        ...(value !== undefined && { value }), ...(texts && { texts: [...texts] }),
        ...(delivery && { delivery: deliveryView(delivery) }),
      };
    }
    case 'event':
      return { ...common, kind: 'event', event: record.content.event, data: Object.fromEntries(Object.entries(record.content.data ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))) };
    case 'delivery': {
      const { through, by, attempts, error } = record.content;
      return { ...common, kind: 'delivery', data: { through, by, ...(attempts !== undefined && { attempts }), ...(error !== undefined && { error }) } };
    }
  }
}

function deliveryView(state: DeliveryState): NonNullable<ReviewRecord['delivery']> {
  const { attempts } = state;
  return state.kind === 'delivered'
    ? { state: 'delivered', at: state.at, by: state.by, ...(attempts !== undefined && { attempts }) }
    : { state: 'failed', at: state.at, error: state.error, ...(attempts !== undefined && { attempts }) };
}
