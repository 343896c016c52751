import { agentOf, type Handoff } from '../../handoff/handoff.js';
import { needOf } from '../../handoff/need.js';
import type { Draft } from '../../records/record.js';
import { text } from '../../texts/catalogue.js';
import type { Thought } from './think.js';
import type { Work } from './turnStore.js';

/** A message that we failed to answer is to be seen to within the hour. */
const SEEN_TO_MS = 3_600_000;

/**
 * What the customer hears when we have failed (promise 7): an apology in their language. Their messages stay on record,
 * their state stays as it was, and `person.needed` on the record calls for a person.
 */
export function apology(work: Work, now: number): Thought {
  const { id, channel, locale, customer, state, owner } = work.conversation;
  const at = new Date(now).toISOString();
  const bot = { role: 'bot', id: 'guitai' } as const;
  const system = { role: 'system', id: 'guitai' } as const;
  const drafts: Draft[] = [
    // While an agent speaks, the bot does not: not even to apologise.
    ...(agentOf(owner) === undefined ? [{ kind: 'message', at, from: bot, to: customer, outcome: 'sent', content: { text: text(locale, 'fault.apology'), locale, texts: ['fault.apology'] } } as const] : []),
    { kind: 'event', at, from: system, to: system, outcome: 'failed', content: { event: 'turn.failed' } },
    { kind: 'event', at, from: system, to: system, outcome: 'open', content: { event: 'person.needed', data: { why: 'fault' } } },
  ];
  const { urgency } = needOf('fault');
  const task: Handoff = {
    id: `${id}~fault-${work.pending.at(-1)?.sequence ?? 0}`, conversation: id, channel, locale, kind: 'task', why: 'fault', state: 'waiting', urgency, skill: '', team: '', customerClass: '',
    title: `#${customer.id.slice(-6)}`, openedAt: at, dueAt: new Date(now + SEEN_TO_MS).toISOString(), offeredTo: '', passedBy: [], agent: '', placeTold: 0, summary: {}, version: 1,
  };
  return { drafts, commands: [], handoffs: [{ kind: 'request', handoff: task }], locale, state, notices: [], codeUntil: undefined };
}
