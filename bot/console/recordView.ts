import type { RecordView } from '../api/chats.js';
import type { Card } from '../../records/message.js';
import type { CommunicationRecord } from '../../records/record.js';

/** Events that are staff's own words. */
const NOTES: ReadonlySet<string> = new Set(['note.written', 'note.whispered']);

/** A record as the desk shows it; undefined for what only machines read. `masked`: its original is kept, and can be revealed. */
export function recordView(record: CommunicationRecord, masked = false): RecordView | undefined {
  const { conversation, sequence, at, from } = record;
  const common = { conversation, sequence, at, from: { role: from.role, id: from.id } };
  switch (record.kind) {
    case 'message': {
      const { text, card, choices, files, clientId } = record.content;
      return {
        ...common, kind: 'message', text,
        ...(card && { card: { title: card.title, lines: linesOf(card) } }),
        ...(choices && { choices: choices.map(({ title }) => title) }),
        ...(files && { files: files.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })) }),
        ...(masked && { masked }),
        ...(clientId !== undefined && from.role === 'agent' && { key: clientId }),
      };
    }
    case 'event': {
      const { event, data = {} } = record.content;
      const words = data['text'];
      if (NOTES.has(event) && typeof words === 'string') return { ...common, kind: 'note', text: words, event };
      return { ...common, ...(masked && { masked }), kind: 'event', event, data: Object.fromEntries(Object.entries(data).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))) };
    }
    case 'delivery':
      return record.content.error === undefined ? { ...common, kind: 'event', event: 'delivered', deliveredThrough: record.content.through } : { ...common, kind: 'event', event: 'delivery.failed', data: { through: record.content.through, error: record.content.error } };
  }
}

function linesOf({ facts, notes = [] }: Card): string[] {
  return [...facts.map(({ label, value }) => `${label}：${value}`), ...notes];
}

/** Whether more may have been said than a record shows: people's words, or what was entered by hand. */
export function mayHaveOriginal(record: CommunicationRecord): boolean {
  return record.kind === 'message' ? record.from.role === 'customer' || record.from.role === 'agent' : record.kind === 'event' && record.content.event === 'entry.made';
}

/** Records as the desk shows them. */
export function recordViews(records: readonly CommunicationRecord[], originals: ReadonlyMap<number, string> = new Map()): RecordView[] {
  return records.flatMap((record) => recordView(record, originals.has(record.sequence)) ?? []);
}

/**
 * Since when the customer waits for a word of ours, and the last words; of the latest records, in order. What the bot said
 * before a person was called (`openedAt`) was an answer; what it says after that is none.
 */
export function waitingOf(records: readonly CommunicationRecord[], openedAt: string): { readonly waitingSince?: string; readonly last?: { readonly at: string; readonly role: 'customer' | 'bot' | 'agent' | 'system'; readonly text: string } } {
  let waitingSince: string | undefined;
  let last: CommunicationRecord | undefined;
  for (const record of records) {
    if (record.kind !== 'message' || record.content.via !== undefined) continue;
    last = record;
    if (record.from.role === 'customer') waitingSince ??= record.at;
    else if (record.from.role === 'agent' || record.at < openedAt) waitingSince = undefined;
  }
  const text = last?.kind === 'message' ? (last.content.text === '' ? (last.content.files?.[0]?.name ?? '') : last.content.text) : '';
  return { ...(waitingSince !== undefined && { waitingSince }), ...(last && { last: { at: last.at, role: last.from.role, text: Array.from(text).slice(0, 60).join('') } }) };
}
