import type { Pusher } from '../pusher.js';
import type { Clock } from '../clock.js';
import type { ChannelHost } from '../channelHost.js';
import type { Conversation, OutboxItem, PushOutcome, TurnStore } from '../turn/turnStore.js';
import type { RationedParts } from './rationed.js';

/** A channel that messages are pushed to, as the rest of the product sees it. */
export interface ChannelSide {
  /** Its name on record. */
  readonly channel: string;
  readonly pusher: Pusher;
  /** Shows the customer that we type. Never rejects. */
  readonly typing: (conversation: Conversation) => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** Pushes each message by its conversation's own channel; what no side is for goes to Bot Service, which brings most. */
export class ChannelPusher implements Pusher {
  readonly #sides: ReadonlyMap<string, ChannelSide>;

  constructor(
    sides: readonly ChannelSide[],
    private readonly others: Pusher & { typing(conversation: Conversation): Promise<void> },
  ) {
    this.#sides = new Map(sides.map((side) => [side.channel, side]));
  }

  push(item: OutboxItem): Promise<PushOutcome> {
    return (this.#sides.get(item.record.channel)?.pusher ?? this.others).push(item);
  }

  typing(conversation: Conversation): Promise<void> {
    const side = this.#sides.get(conversation.channel);
    return side === undefined ? this.others.typing(conversation) : side.typing(conversation);
  }
}

/** A turn has fewer messages than that. */
const BESIDE = 10;

/** How it gets known that a channel did not take something, or takes it now: on record, where the bot sees it too. */
export function undeliveredTold(host: Pick<ChannelHost, 'receive' | 'conversation' | 'recordsAfter'>, turns: Pick<TurnStore, 'append'>, clock: Pick<Clock, 'now'>): Pick<RationedParts, 'undelivered' | 'caughtUp'> {
  const system = { role: 'system', id: 'guitai' } as const;
  return {
    undelivered: async ({ record }, why) => {
      // What its turn has sent by mail or SMS as well need not go there again.
      const beside = (await host.recordsAfter(record.conversation, record.sequence, BESIDE)).some((each) => each.kind === 'message' && each.content.via !== undefined && each.at === record.at);
      await host.receive({
        conversation: record.conversation, key: `undelivered:${record.sequence}`, wantsTurn: why !== 'quota' && !beside,
        record: { kind: 'event', at: new Date(clock.now()).toISOString(), from: system, to: { role: 'bot', id: 'guitai' }, outcome: 'done', content: { event: 'channel.undelivered', data: { sequence: record.sequence, why, text: record.kind === 'message' ? record.content.text : '', beside } } },
      });
    },
    caughtUp: async (conversation, sequences) => {
      const known = await host.conversation(conversation);
      if (known === undefined) return;
      await turns.append({
        conversation,
        draft: { kind: 'event', at: new Date(clock.now()).toISOString(), from: system, to: known.customer, outcome: 'delivered', content: { event: 'channel.caught-up', data: { sequences: [...sequences] } } },
      });
    },
  };
}
