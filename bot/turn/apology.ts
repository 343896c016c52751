import type { Draft } from '../../records/record.js';
import { text } from '../../texts/catalogue.js';
import type { Thought } from './think.js';
import type { Work } from './turnStore.js';

/**
 * What the customer hears when we have failed (promise 7): an apology in their language. Their messages stay on record,
 * their state stays as it was, and `person.needed` on the record calls for a person.
 */
export function apology(work: Work, now: number): Thought {
  const { locale, customer, state } = work.conversation;
  const at = new Date(now).toISOString();
  const bot = { role: 'bot', id: 'guitai' } as const;
  const system = { role: 'system', id: 'guitai' } as const;
  const drafts: Draft[] = [
    { kind: 'message', at, from: bot, to: customer, outcome: 'sent', content: { text: text(locale, 'fault.apology'), locale, texts: ['fault.apology'] } },
    { kind: 'event', at, from: system, to: system, outcome: 'failed', content: { event: 'turn.failed' } },
    { kind: 'event', at, from: system, to: system, outcome: 'open', content: { event: 'person.needed', data: { why: 'fault' } } },
  ];
  return { drafts, commands: [], locale, state, notices: [], codeUntil: undefined };
}
