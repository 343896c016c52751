import type { Contact } from '../../cases/booking/booking.js';
import type { CaseCommand } from '../../cases/command.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Card, Choice, Locale, Message } from '../../records/message.js';
import type { EventContent } from '../../records/record.js';
import { text, type TextKey } from '../../texts/catalogue.js';

/** One text to be said, by key. */
export interface Line {
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What a dialog wants to say and have done at the end of a turn. Lines become one message: messages are rationed on some channels. */
export interface Reply {
  readonly lines: readonly Line[];
  readonly choices: readonly Choice[];
  readonly card?: Card | undefined;
  readonly events: readonly EventContent[];
  readonly commands: readonly CaseCommand[];
  readonly notices: readonly NoticeDraft[];
  /** What becomes of calling a person. */
  readonly handoffs?: readonly HandoffCommand[] | undefined;
}

/** A notice that leaves beside the chat (norms 2.1, 2.3–2.5). */
export interface NoticeDraft {
  readonly to: Contact;
  readonly subject: TextKey;
  readonly lines: readonly Line[];
  /** Placeholders that must not be on record, such as a one-time code: shown there as dots. */
  readonly secret?: readonly string[];
  /** True for what goes this way whatever the customer chose: another way has failed. */
  readonly always?: true;
  /** A calendar file for a mail. */
  readonly calendar?: string;
}

/** A reply that says nothing and does nothing. */
export const SILENT: Reply = { lines: [], choices: [], events: [], commands: [], notices: [] };

/** A reply of texts, with buttons. */
export function saying(lines: readonly Line[], choices: readonly Choice[] = []): Reply {
  return { ...SILENT, lines, choices };
}

/** Two replies one after the other, as one; the later one's buttons and card stand, since it asks last. */
export function together(first: Reply, second: Reply): Reply {
  return {
    lines: [...first.lines, ...second.lines],
    choices: second.choices.length > 0 || second.card !== undefined ? second.choices : first.choices,
    card: second.card ?? first.card,
    events: [...first.events, ...second.events],
    commands: [...first.commands, ...second.commands],
    notices: [...first.notices, ...second.notices],
    ...((first.handoffs ?? second.handoffs) && { handoffs: [...(first.handoffs ?? []), ...(second.handoffs ?? [])] }),
  };
}

/** The reply as one message in the customer's language; undefined when there is nothing to say. */
export function messageOf(reply: Reply, locale: Locale): Message | undefined {
  if (reply.lines.length === 0 && reply.card === undefined) return undefined;
  return {
    text: reply.lines.map((line) => text(locale, line.key, line.params)).join('\n'),
    locale,
    texts: reply.lines.map((line) => line.key),
    ...(reply.choices.length > 0 && { choices: reply.choices }),
    ...(reply.card && { card: reply.card }),
  };
}
