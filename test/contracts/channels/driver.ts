import type { StartOptions } from '../../../bot/app.js';
import type { RunningApp } from '../../support/app.js';

/** A customer of one channel, as the suite drives them. */
export interface ChannelCustomer {
  /** Our id of the conversation. */
  readonly conversation: string;
  /** One message, with an id of the channel's own; delivered as often as asked for, at the same moment. */
  deliver(text: string, times?: number): Promise<void>;
  /** The same delivery as the last once more, later. */
  again(): Promise<void>;
  /** What the customer sees of us, in order. */
  shown(): Promise<string[]>;
}

/** A channel, the product behind it, and whatever plays the other side. */
export interface ChannelWorld {
  readonly running: RunningApp;
  customer(): Promise<ChannelCustomer>;
  stop(): Promise<void>;
}

/** How the suite starts a channel. `more`: a mind that fails, for instance. */
export interface ChannelDriver {
  readonly name: string;
  start(more?: Partial<Pick<StartOptions, 'wrapThink'>>, environment?: Readonly<Record<string, string>>): Promise<ChannelWorld>;
}
