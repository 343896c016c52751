import type { CommunicationRecord } from '../../records/record.js';

/** Events that hold words of people. */
const NOTES: ReadonlySet<string> = new Set(['note.written', 'note.whispered', 'review.commented']);

/**
 * What a record says in words, as it stands on record (masked): what is searched, and what of it is shown where it was
 * found. '' for what says nothing. A clause that a card keeps folded is none of what was said.
 */
export function lineText(record: CommunicationRecord): string {
  if (record.kind === 'message') {
    const { text, card, files = [], subject } = record.content;
    const parts = [subject ?? '', text, ...(card ? [card.title, ...card.facts.map(({ label, value }) => `${label} ${value}`), ...(card.notes ?? [])] : []), ...files.map(({ name }) => name)];
    return parts.filter((part) => part !== '').join('\n');
  }
  if (record.kind === 'event' && NOTES.has(record.content.event)) {
    const words = record.content.data?.['text'];
    return typeof words === 'string' ? words : '';
  }
  return '';
}
