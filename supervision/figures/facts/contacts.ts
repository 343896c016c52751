import type { Seen } from './fact.js';
import { isEvent, isSaid, text, type Said, type Talk } from './talk.js';

/** A customer who was silent for so long, and comes back, comes anew. In ms. */
const SILENCE_MS = 4 * 3_600_000;

/** The bot did what was wanted. */
const DONE = ['norms.answered', 'booking.made', 'booking.moved', 'booking.cancelled', 'progress.shown'] as const;
/** What was wanted became somebody's work. */
const TAKEN = ['application.opened', 'complaint.submitted', 'complaint.added', 'complaint.withdrawn', 'feedback.made'] as const;
/** The bot did not know, could not, or failed. */
const FAILED = ['norms.declined', 'norms.missing', 'norms.offered', 'identify.impossible', 'turn.failed'] as const;
/** Answers out of the institution's profile, without an event of their own. */
const INFORMED = /^information\.(?!unknown|fees)/;

/** How a contact went; see docs/figures.md. */
export type ContactOutcome = 'bot' | 'taken' | 'person' | 'unsolved' | 'talk';

/** A stretch of a conversation: from coming to silence. Indices into the record; `to` exclusive. */
interface Contact {
  readonly from: number;
  readonly to: number;
  readonly first: Said;
}

/**
 * Every time a customer came (volumes), whether it was the first time, and how it went: `person` when a person was called or
 * spoke; else by what happened last: `bot` (the bot did what was wanted), `taken` (it became a case), `unsolved` (the bot did
 * not know, or failed); `talk` when nothing was wanted. Who served a customer that comes again is told by `returned`.
 */
export function contactsIn(talk: Talk): Seen[] {
  const seen: Seen[] = [];
  let served: { readonly agent: string; readonly at: string } | undefined;
  for (const [count, contact] of contactsOf(talk).entries()) {
    const { first } = contact;
    const agent = agentIn(contact, talk);
    if (served !== undefined) seen.push({ kind: 'returned', label: '', agent: served.agent, sequence: first.sequence, at: first.at, since: served.at });
    seen.push({ kind: 'contact', label: outcomeOf(contact, talk), side: count === 0 ? 'first' : 'again', sequence: first.sequence, at: first.at, agent: agent?.agent });
    served = agent ?? served;
  }
  return seen;
}

function contactsOf({ records, handoffs }: Talk): Contact[] {
  const contacts: { from: number; first: Said }[] = [];
  let heard: string | undefined;
  for (const [index, record] of records.entries()) {
    if (!isSaid(record, 'customer') && !isSaid(record, 'agent')) continue;
    const silent = heard === undefined || Date.parse(record.at) - Date.parse(heard) >= SILENCE_MS;
    // Who left a message in the evening and reads the answer in the morning is still here.
    const withPerson = handoffs.some(({ handoff, begins, ends }) => handoff.kind !== 'task' && begins <= index && (ends === undefined || index <= ends));
    if (isSaid(record, 'customer') && (contacts.length === 0 || (silent && !withPerson))) contacts.push({ from: index, first: record });
    heard = record.at;
  }
  return contacts.map((contact, index) => ({ ...contact, to: contacts[index + 1]?.from ?? records.length }));
}

function outcomeOf({ from, to }: Contact, { records, handoffs }: Talk): ContactOutcome {
  const within = records.slice(from, to);
  if (handoffs.some(({ handoff, begins }) => handoff.kind !== 'task' && begins >= from && begins < to) || within.some((record) => isSaid(record, 'agent'))) return 'person';
  let outcome: ContactOutcome = 'talk';
  for (const record of within) {
    if (isEvent(record, ...DONE)) outcome = 'bot';
    else if (isEvent(record, ...TAKEN)) outcome = 'taken';
    else if (isEvent(record, ...FAILED)) outcome = 'unsolved';
    else if (isEvent(record, 'norms.rated')) outcome = record.content.data?.['helpful'] === true ? 'bot' : 'unsolved';
    else if (isSaid(record, 'bot') && (record.content.texts ?? []).some((name) => INFORMED.test(name))) outcome = 'bot';
  }
  return outcome;
}

/** Who served last, and when that ended. */
function agentIn({ from, to }: Contact, { records }: Talk): { readonly agent: string; readonly at: string } | undefined {
  const last = records.slice(from, to).findLast((record) => isSaid(record, 'agent') || (isEvent(record, 'handoff.closed') && text(record.content, 'by') !== ''));
  if (last === undefined) return undefined;
  return { agent: isEvent(last, 'handoff.closed') ? text(last.content, 'by') : last.from.id, at: last.at };
}
