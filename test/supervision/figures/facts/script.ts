import type { Case } from '../../../../cases/case.js';
import { people } from '../../../../cases/profile/people.js';
import type { Handoff } from '../../../../handoff/handoff.js';
import type { Json } from '../../../../records/json.js';
import { GENESIS, type CommunicationRecord, type Draft, type Party } from '../../../../records/record.js';
import { Calendars } from '../../../../supervision/figures/facts/calendars.js';
import type { Fact, FactKind } from '../../../../supervision/figures/facts/fact.js';
import { factsOf } from '../../../../supervision/figures/facts/facts.js';

/** Monday to Friday 09:00–18:00 in Shanghai, with the public holidays and make-up days of China. */
export const DESK = { timeZone: 'Asia/Shanghai', holidays: { closed: [], openExtra: [] }, people: people.parse(undefined) };
/** Milliseconds of minutes and seconds, so that the arithmetic can be read. */
export const S = 1_000;
export const MIN = 60_000;
export const H = 3_600_000;

const BOT: Party = { role: 'bot', id: 'guitai' };
const SYSTEM: Party = { role: 'system', id: 'guitai' };
const CUSTOMER: Party = { role: 'customer', id: 'c1' };

/** An instant in UTC of a time on Shanghai’s clock in 2026: `10-12 09:00:00`. */
export function at(clock: string): string {
  return new Date(`2026-${clock.replace(' ', 'T')}+08:00`).toISOString();
}

/** A conversation as it is written down for a test, line by line. */
export class Script {
  readonly #drafts: Draft[] = [];
  readonly #handoffs: Handoff[] = [];
  readonly #cases: Case[] = [];

  customer(clock: string, text = '…'): this {
    return this.#add({ kind: 'message', at: at(clock), from: CUSTOMER, to: BOT, outcome: 'received', content: { text, locale: 'zh-Hans' } });
  }

  bot(clock: string, ...texts: readonly string[]): this {
    return this.#add({ kind: 'message', at: at(clock), from: BOT, to: CUSTOMER, outcome: 'sent', content: { text: '…', locale: 'zh-Hans', ...(texts.length > 0 && { texts }) } });
  }

  mail(clock: string): this {
    return this.#add({ kind: 'message', at: at(clock), from: BOT, to: CUSTOMER, outcome: 'sent', content: { text: '…', locale: 'zh-Hans', via: 'mail' } });
  }

  agent(clock: string, id: string): this {
    return this.#add({ kind: 'message', at: at(clock), from: { role: 'agent', id }, to: CUSTOMER, outcome: 'sent', content: { text: '…', locale: 'zh-Hans' } });
  }

  event(clock: string, event: string, data: Readonly<Record<string, Json>> = {}, by?: string): this {
    return this.#add({ kind: 'event', at: at(clock), from: by === undefined ? SYSTEM : { role: 'agent', id: by }, to: SYSTEM, outcome: 'done', content: { event, data } });
  }

  /** An act at the desk about a handoff. */
  act(clock: string, event: string, id: string, by: string, more: Readonly<Record<string, Json>> = {}): this {
    return this.event(clock, event, { handoff: id, by, ...more }, by);
  }

  handoff(id: string, more: Partial<Omit<Handoff, 'openedAt' | 'closedAt'>> & { readonly opened: string; readonly closed?: string }): this {
    const { opened, closed, ...rest } = more;
    this.#handoffs.push({
      id, conversation: 'talk', channel: 'directline', locale: 'zh-Hans', kind: 'chat', why: 'asked', state: closed === undefined ? 'held' : 'closed', urgency: 2, skill: '', team: '', customerClass: '', title: '', dueAt: at(opened),
      offeredTo: '', passedBy: [], agent: '', placeTold: 0, summary: {}, version: 1, openedAt: at(opened), ...(closed !== undefined && { closedAt: at(closed) }), ...rest,
    });
    return this;
  }

  case(each: Case): this {
    this.#cases.push(each);
    return this;
  }

  records(): CommunicationRecord[] {
    return this.#drafts.map((draft, index): CommunicationRecord => ({ ...draft, conversation: 'talk', channel: 'directline', sequence: index + 1, hash: GENESIS, previous: GENESIS }));
  }

  facts(channel = 'directline', customerClass?: string): Fact[] {
    return factsOf(
      {
        conversation: { id: 'talk', ordinal: 1, channel, customer: CUSTOMER, locale: 'zh-Hans', openedAt: this.#drafts[0]?.at ?? '', owner: 'bot' },
        records: this.records(), cases: this.#cases, handoffs: this.#handoffs, known: customerClass === undefined ? [] : [{ customerClass }],
      },
      new Calendars([{ since: '', calendar: DESK }]),
    );
  }

  /** The facts of one kind, each as `side label agent value desk @sequence`, with only what is there. */
  told(kind: FactKind): string[] {
    return this.facts().flatMap((fact) => (fact.kind === kind ? [told(fact)] : []));
  }

  #add(draft: Draft): this {
    this.#drafts.push(draft);
    return this;
  }
}

function told({ side, label, agent, value, desk, sequence }: Fact): string {
  return [side, label, agent, ...(value === undefined ? [] : [`${value / S}s`]), ...(desk === undefined ? [] : [`desk ${desk / S}s`]), `@${sequence}`].filter((part) => part !== '').join(' ');
}
