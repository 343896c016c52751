import type { Handoff } from '../../handoff/handoff.js';

/** How it looks at the desk just now. */
export interface Situation {
  /** Customers who wait in the chat. */
  readonly waiting: number;
  /** Agents who are there and take chats. */
  readonly agents: number;
  /** How long chats took lately, on average; undefined before any was closed. */
  readonly meanHeldSeconds?: number | undefined;
}

/** The agents' desk, as far as customers are told of it. */
export interface Desk {
  situation(): Promise<Situation>;
  /** The call that was agreed in a conversation and was not made yet. */
  agreedCall(conversation: string): Promise<Handoff | undefined>;
}
