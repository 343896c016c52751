import type { Clock } from '../clock.js';

/** How long to wait for more words before answering, in ms. */
export interface BurstSettings {
  /** The turn starts when the customer has been quiet for this long; 0 answers each message at once. */
  readonly quietMs: number;
  /** But never later than this after the first unanswered message. */
  readonly longestMs: number;
}

/** Holds a conversation's turn back while the customer is still typing their thought in pieces: six messages are one burst. */
export class BurstWindow {
  readonly #open = new Map<string, { since: number; callOff: () => void }>();

  constructor(
    private readonly settings: BurstSettings,
    private readonly clock: Clock,
    private readonly start: (conversation: string) => void,
  ) {}

  /** A message came in that this instance must answer. `whole` messages (a pressed button) need no waiting. */
  arrived(conversation: string, whole: boolean): void {
    const open = this.#open.get(conversation);
    open?.callOff();
    const now = this.clock.now();
    const since = open?.since ?? now;
    const wait = Math.min(this.settings.quietMs, since + this.settings.longestMs - now);
    if (whole || wait <= 0) {
      this.#open.delete(conversation);
      this.start(conversation);
      return;
    }
    const callOff = this.clock.after(wait, () => {
      this.#open.delete(conversation);
      this.start(conversation);
    });
    this.#open.set(conversation, { since, callOff });
  }

  /** More words for a conversation whose window is open make it wait on; true if it was open. */
  extended(conversation: string, whole: boolean): boolean {
    if (!this.#open.has(conversation)) return false;
    this.arrived(conversation, whole);
    return true;
  }

  /** Closes all windows without starting their turns; returns the conversations that were waiting. */
  close(): string[] {
    const waiting = [...this.#open.keys()];
    for (const { callOff } of this.#open.values()) callOff();
    this.#open.clear();
    return waiting;
  }
}
