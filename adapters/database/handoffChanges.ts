import type { HandoffCommand } from '../../handoff/command.js';
import { isLive, type Handoff } from '../../handoff/handoff.js';
import { foremost, isConversing } from './handoffReading.js';

/** What commands come to. */
export interface Carried {
  readonly changed: readonly Handoff[];
  /** True when a request found that it was there already. */
  readonly spared: boolean;
}

/** Live handoffs of the conversations that a batch touches, and what it changes of them. Kept apart by conversation. */
export class ChangedHandoffs {
  /** As they are to be stored, by id. */
  readonly made = new Map<string, Handoff>();
  readonly changed = new Map<string, Handoff>();
  readonly #now = new Map<string, Map<string, Handoff>>();

  constructor(before: readonly Handoff[]) {
    for (const each of before) this.#of(each.conversation).set(each.id, each);
  }

  /** What wants something of somebody. */
  live(conversation: string): Handoff[] {
    return [...this.#of(conversation).values()].filter(isLive);
  }

  /** The one that is named, live or not; without a name the foremost of the live ones. */
  find(conversation: string, id: string | undefined): Handoff | undefined {
    return id === undefined ? foremost(this.live(conversation)) : this.#of(conversation).get(id);
  }

  /** Whether it can be added beside what is live. */
  hasRoomFor(handoff: Handoff): boolean {
    return !this.#of(handoff.conversation).has(handoff.id) && roomFor(handoff, this.live(handoff.conversation));
  }

  /** Keeps a handoff that is new, or the next version of one that is known. */
  put(handoff: Handoff): void {
    const known = this.#of(handoff.conversation);
    const isNew = this.made.has(handoff.id) || !known.has(handoff.id);
    (isNew ? this.made : this.changed).set(handoff.id, handoff);
    known.set(handoff.id, handoff);
  }

  /** What a turn's commands come to, without changing anything; undefined when they were made from what is no longer so. */
  carriedOut(conversation: string, commands: readonly HandoffCommand[]): Carried | undefined {
    const now = new Map(this.#of(conversation));
    const changed: Handoff[] = [];
    let spared = false;
    const put = (handoff: Handoff): void => {
      now.set(handoff.id, handoff);
      changed.push(handoff);
    };
    for (const command of commands) {
      const before = now.get(command.kind === 'end' ? command.id : command.handoff.id);
      const others = [...now.values()].filter((each) => isLive(each) && each.id !== before?.id);
      switch (command.kind) {
        case 'request':
          if (before || !roomFor(command.handoff, others)) spared = true;
          else put(command.handoff);
          break;
        case 'change':
          if (!before || !isLive(before) || before.version !== command.handoff.version - 1) return undefined;
          if (isLive(command.handoff) && !roomFor(command.handoff, others)) return undefined;
          put(command.handoff);
          break;
        case 'end':
          if (before && isLive(before)) put({ ...before, state: 'closed', closedAt: command.at, outcome: command.outcome, version: before.version + 1 });
          break;
      }
    }
    return { changed, spared };
  }

  #of(conversation: string): Map<string, Handoff> {
    const known = this.#now.get(conversation) ?? new Map<string, Handoff>();
    this.#now.set(conversation, known);
    return known;
  }
}

function roomFor(handoff: Handoff, others: readonly Handoff[]): boolean {
  return !isConversing(handoff) || !others.some(isConversing);
}
