import type { Case } from '../../../cases/case.js';
import type { Handoff } from '../../../handoff/handoff.js';
import type { Json } from '../../../records/json.js';
import type { CommunicationRecord, EventContent, Party } from '../../../records/record.js';
import type { ProjectionInput } from '../../projection/projection.js';

/** A record of words. */
export type Said = CommunicationRecord & { readonly kind: 'message' };
/** A record of something that happened. */
export type Happened = CommunicationRecord & { readonly kind: 'event' };

/** A handoff with where it begins and ends in the record. */
export interface PlacedHandoff {
  readonly handoff: Handoff;
  /** Index of the first record that it is open at. */
  readonly begins: number;
  /** Index of the record that ends it; undefined while it is open. */
  readonly ends: number | undefined;
}

/** One conversation, prepared for counting. */
export interface Talk {
  readonly conversation: string;
  readonly records: readonly CommunicationRecord[];
  /** Its own cases; one that went on elsewhere is counted there. */
  readonly cases: readonly Case[];
  readonly handoffs: readonly PlacedHandoff[];
}

/** Prepares a conversation. */
export function talkOf({ conversation, records, cases, handoffs }: Pick<ProjectionInput, 'conversation' | 'records' | 'cases' | 'handoffs'>): Talk {
  return {
    conversation: conversation.id,
    records,
    cases: cases.filter((each) => each.conversation === conversation.id),
    handoffs: handoffs.map((handoff) => placed(handoff, records)).sort((one, other) => one.begins - other.begins),
  };
}

function placed(handoff: Handoff, records: readonly CommunicationRecord[]): PlacedHandoff {
  const { id, openedAt, closedAt } = handoff;
  // A turn's drafts bear its own time, as the handoff it asks for does.
  const opened = records.findIndex((record) => record.at >= openedAt && record.from.role !== 'customer');
  const begins = opened === -1 ? records.length : opened;
  if (closedAt === undefined) return { handoff, begins, ends: undefined };
  const told = records.findIndex((record) => isEvent(record, 'handoff.closed', 'handoff.returned') && text(record.content, 'handoff') === id);
  if (told !== -1) return { handoff, begins, ends: told };
  // Who left says so first, and the turn that answers ends it.
  const after = records.findIndex((record, index) => index >= begins && record.at >= closedAt && record.from.role !== 'customer');
  return { handoff, begins, ends: after === -1 ? records.length : after };
}

/** Whether the customer and a person speak in it, or will. */
export function isConversing({ kind }: Pick<Handoff, 'kind'>): boolean {
  return kind === 'chat' || kind === 'message';
}

/** Whether a record is one of these events. */
export function isEvent<Name extends string>(record: CommunicationRecord, ...names: readonly Name[]): record is Happened & { readonly content: { readonly event: Name } } {
  return record.kind === 'event' && names.some((name) => name === record.content.event);
}

/** Whether somebody said it in the conversation itself, not by mail or SMS beside it. */
export function isSaid<Role extends Party['role']>(record: CommunicationRecord, role: Role): record is Said & { readonly from: { readonly role: Role } } {
  return record.kind === 'message' && record.from.role === role && record.content.via === undefined;
}

/** A text among an event's data; '' when there is none. */
export function text({ data }: EventContent, name: string): string {
  const found: Json | undefined = data?.[name];
  return typeof found === 'string' ? found : '';
}

/** What the bot says of its own accord about people: no answer to anything. */
export function isNotice({ content: { texts = [] } }: Said): boolean {
  return texts.length > 0 && texts.every((name) => name.startsWith('agent.'));
}

/** The bot's apology when it has failed: no answer either. */
export function isApology({ content: { texts = [] } }: Said): boolean {
  return texts.length > 0 && texts.every((name) => name.startsWith('fault.'));
}
