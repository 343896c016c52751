import type { DeliveryContent } from '../records/record.js';
import type { Clock } from './clock.js';
import { faultOf, type TurnLog } from './turn/faults.js';
import type { TurnStore } from './turn/turnStore.js';

/** How long notes are gathered before they are recorded: one record tells of a whole exchange, not of each message. */
const GATHER_MS = 2_000;

/**
 * Records that messages reached the customer's side of a channel that is read from the record (norm 4.5.2: result).
 * Notes are merged; one that a crash swallows is made again by the client's next fetch.
 */
export class DeliveryNotes {
  readonly #waiting = new Map<string, DeliveryContent>();
  /** The last thing said to the customer, and the last that is recorded as delivered, while a conversation is live here. */
  readonly #said = new Map<string, number>();
  readonly #recorded = new Map<string, number>();
  #callOff: (() => void) | undefined;

  constructor(
    private readonly store: TurnStore,
    private readonly clock: Clock,
    private readonly log: TurnLog,
  ) {}

  /** The bot or an agent said something, with this sequence. */
  said(conversation: string, sequence: number): void {
    this.#said.set(conversation, sequence);
  }

  /** Everything up to `through` reached the customer's side. */
  delivered(conversation: string, through: number, by: DeliveryContent['by']): void {
    const recorded = this.#recorded.get(conversation) ?? 0;
    const said = this.#said.get(conversation) ?? through;
    if (through <= recorded || said <= recorded) return;
    const waiting = this.#waiting.get(conversation);
    if (waiting === undefined || waiting.through < through) this.#waiting.set(conversation, { through, by });
    this.#callOff ??= this.clock.after(GATHER_MS, () => void this.flush());
  }

  /** Nobody watches the conversation any more: its memory can go. */
  forget(conversation: string): void {
    if (this.#waiting.has(conversation)) return;
    this.#said.delete(conversation);
    this.#recorded.delete(conversation);
  }

  /** Records what is waiting. Never throws: notes that the store can't take are dropped and logged. */
  async flush(): Promise<void> {
    this.#callOff?.();
    this.#callOff = undefined;
    const notes = [...this.#waiting];
    this.#waiting.clear();
    const at = new Date(this.clock.now()).toISOString();
    const system = { role: 'system', id: 'guitai' } as const;
    const results = await Promise.allSettled(
      notes.map(async ([conversation, content]) => {
        this.#recorded.set(conversation, content.through);
        await this.store.append({ conversation, draft: { kind: 'delivery', at, from: system, to: system, outcome: 'delivered', content } });
      }),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) this.log.warn({ fault: faultOf(failed.reason) }, 'delivery notes not recorded');
  }
}
