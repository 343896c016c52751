/** One conversation of a load: it says a thing, and knows when the answer to it is there. */
export interface Talker {
  /** Resolves when the bot's answer has been seen. */
  turn(): Promise<void>;
  close(): void;
}

/** Something that can be talked to. */
export interface Target {
  /** Opens one conversation. */
  open(): Promise<Talker>;
  close(): Promise<void>;
}
