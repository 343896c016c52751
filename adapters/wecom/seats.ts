import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { PLATFORM } from '../../handoff/outside.js';
import type { Conversation } from '../../bot/turn/turnStore.js';
import type { WecomApi } from './api.js';
import { SERVICE } from './messages.js';
import { WECOM } from './parts.js';
import { wecomReference } from './toRecord.js';

/** What keeping in step is made of. */
export interface SeatsParts {
  readonly api: Pick<WecomApi, 'stateOf' | 'setState'>;
  readonly conversation: (id: string) => Promise<Conversation | undefined>;
  readonly log: TurnLog;
  /** Whether who waits for a person is offered to the platform's own people, too. */
  readonly offered: boolean;
}

/**
 * Keeps the platform's state of a session in step with who owns the conversation here: the bot and our desk speak as its assistant,
 * who waits stands in its queue where its people may take them, and what one of its people has is theirs.
 */
export class Seats {
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();

  constructor(private readonly parts: SeatsParts) {}

  /** The owner of a conversation may have changed. Never throws. */
  changed(conversation: string): void {
    if (!conversation.startsWith(`${WECOM}:`)) return;
    if (this.#running.has(conversation)) {
      this.#again.add(conversation);
      return;
    }
    const running = this.#keep(conversation)
      // What was not set now is set with the next change, or when we have to speak.
      .catch((fault: unknown) => this.parts.log.warn({ conversation, fault: faultOf(fault) }, 'the platform’s state of a session could not be set'))
      .finally(() => {
        this.#running.delete(conversation);
        if (this.#again.delete(conversation)) this.changed(conversation);
      });
    this.#running.set(conversation, running);
  }

  /** Until what is under way has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  async #keep(id: string): Promise<void> {
    const { api, offered } = this.parts;
    const conversation = await this.parts.conversation(id);
    const known = wecomReference.safeParse(conversation?.reference);
    if (conversation === undefined || !known.success || conversation.owner === `agent:${PLATFORM}`) return;
    const wanted = conversation.owner === 'queue' && offered ? SERVICE.queue : SERVICE.assistant;
    const state = await api.stateOf(known.data);
    // A session that has ended begins again with the customer's next word.
    if (state === wanted || state === SERVICE.ended || (state === SERVICE.new && wanted === SERVICE.assistant)) return;
    await api.setState(known.data, wanted);
  }
}
