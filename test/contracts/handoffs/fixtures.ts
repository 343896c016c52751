import type { Database } from '../../../adapters/database/store.js';
import type { TurnCommit } from '../../../bot/turn/turnStore.js';
import { decideAct, type Act, type Actor } from '../../../handoff/act.js';
import type { HandoffCommand } from '../../../handoff/command.js';
import type { Handoff } from '../../../handoff/handoff.js';
import type { Acted, ActRequest } from '../../../handoff/port.js';
import type { CommunicationRecord, Draft, Party } from '../../../records/record.js';
import { exchange } from '../store/fixtures.js';
import type { MovableClock } from '../store/clock.js';

/** A chat that waits. */
export function waiting(conversation: string, more: Partial<Handoff> = {}): Handoff {
  return {
    id: `${conversation}~1`, conversation, channel: 'directline', locale: 'zh-Hans', kind: 'chat', why: 'asked', state: 'waiting', urgency: 2, skill: '', team: '',
    customerClass: '', title: '欧阳女士', openedAt: '2026-12-02T02:00:00.000Z', dueAt: '2026-12-02T02:05:00.000Z', offeredTo: '', passedBy: [], agent: '', placeTold: 1,
    summary: { said: '我要找人工', form: { name: 'booking', answers: [{ slot: 'branch', label: '网点', value: '浦东支行' }] }, numbers: ['BK-1'] }, version: 1,
    ...more,
  };
}

/** Asks for a person, as a turn does. */
export const request = (handoff: Handoff): HandoffCommand => ({ kind: 'request', handoff });
/** The next version of a handoff. */
export const next = (handoff: Handoff, more: Partial<Handoff>): Handoff => ({ ...handoff, ...more, version: handoff.version + 1 });
/** Somebody at the desk. */
export const agent = (id: string, supervisor = false): Actor => ({ id, supervisor });

let serial = 0;

/** A turn that calls a person. */
export function call(database: Database, handoff: Handoff, now: number, more: Partial<TurnCommit> = {}): Promise<readonly CommunicationRecord[]> {
  return exchange(database, handoff.conversation, `k${(serial += 1)}`, now, { owner: handoff.kind === 'chat' ? 'queue' : 'bot', handoffs: [request(handoff)], ...more });
}

/** What an act leaves on record: as the product's drafts, with words of the tests' own. */
function draftsOf(act: Act, done: Exclude<ReturnType<typeof decideAct>, string>, customer: Party, at: string): Draft[] {
  const by: Party = 'by' in act ? { role: 'agent', id: act.by.id } : { role: 'system', id: 'guitai' };
  const bot: Party = { role: 'bot', id: 'bot' };
  return [
    ...(done.tell ? [{ kind: 'message', at, from: bot, to: customer, outcome: 'sent', content: { text: done.tell.text, locale: 'zh-Hans' } } as const] : []),
    ...(done.says ? [{ kind: 'message', at, from: by, to: customer, outcome: 'sent', content: done.says } as const] : []),
    ...(done.event ? [{ kind: 'event', at, from: by, to: bot, outcome: 'done', content: done.event } as const] : []),
  ];
}

/** An act as the product decides it. */
export function asked(conversation: string, act: Act, at: string, more: Partial<ActRequest> = {}): ActRequest {
  return {
    conversation,
    decide: (standing) => {
      const done = decideAct(act, standing, at);
      return typeof done === 'string' ? done : { done, drafts: draftsOf(act, done, standing.customer, at) };
    },
    ...more,
  };
}

/** Does it now. */
export function does(database: Database, conversation: string, act: Act, clock: MovableClock, more: Partial<ActRequest> = {}): Promise<Acted> {
  return database.handoffs.act(asked(conversation, act, clock.at, more), clock.now());
}

/** What an act that must be done has come to. */
export function done(acted: Acted): Extract<Acted, { readonly kind: 'done' }> {
  if (acted.kind !== 'done') throw new Error(JSON.stringify(acted));
  return acted;
}

/** An agent's words. */
export const saying = (id: string, text: string): Act => ({ do: 'say', by: agent(id), message: { text, locale: 'zh-Hans' } });
