import type { Done } from '../../handoff/act.js';
import type { Locale } from '../../records/message.js';
import type { Draft, Party } from '../../records/record.js';
import { text } from '../../texts/catalogue.js';

const BOT: Party = { role: 'bot', id: 'guitai' };
const SYSTEM: Party = { role: 'system', id: 'guitai' };

/** Who customers are told about: a work number, or a display name where there is none. */
export type NumberOf = (staff: string) => string;

/**
 * What an act puts on record, in order: what the customer is told, what the agent says, and last what happened, since a
 * turn answers the last one. `at` is ISO 8601 in UTC.
 */
export function draftsOf(done: Done, by: string | undefined, { customer, locale }: { readonly customer: Party; readonly locale: Locale }, numberOf: NumberOf, at: string): Draft[] {
  const agent: Party = by === undefined ? SYSTEM : { role: 'agent', id: by };
  const { tell, says, event } = done;
  return [
    ...(tell ? [told(tell, customer, locale, numberOf, at)] : []),
    ...(says ? [{ kind: 'message', at, from: agent, to: customer, outcome: 'sent', content: says } as const] : []),
    ...(event ? [{ kind: 'event', at, from: agent, to: done.turn ? BOT : SYSTEM, outcome: 'done', content: event } as const] : []),
  ];
}

function told({ text: name, params }: NonNullable<Done['tell']>, customer: Party, locale: Locale, numberOf: NumberOf, at: string): Draft {
  const key = `agent.${name}` as const;
  const shown = typeof params['number'] === 'string' ? { ...params, number: numberOf(params['number']) } : params;
  return { kind: 'message', at, from: BOT, to: customer, outcome: 'sent', content: { text: text(locale, key, shown), locale, texts: [key] } };
}
