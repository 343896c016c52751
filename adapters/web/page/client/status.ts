import type { PageWord } from '../words.js';

/** A drop shorter than this is nobody's concern. */
const BLIP_MS = 1_500;
const SLOW_MS = 8_000;
const NOTICE_MS = { restored: 4_000, freshDone: 4_000, begunAnew: 12_000 } as const;

/** A passing notice. */
export type Notice = keyof typeof NOTICE_MS;

/** What the status line says. */
export interface Line {
  readonly word: PageWord;
  readonly reason?: string;
  readonly tone: 'calm' | 'alert';
  /** With a button to try again. */
  readonly retry?: boolean;
}

/** How things are, as one line of words, or none when all is well. */
export class Status {
  #failed: 'failed' | 'failedScript' | undefined;
  #offline = false;
  #broken = false;
  #unsent: { readonly reason: string | undefined } | undefined;
  #slow = false;
  #notice: Notice | undefined;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly show: (line: Line | undefined) => void) {}

  /** The conversation could not be opened; undefined when it could after all. */
  failed(how: 'failed' | 'failedScript' | undefined): void {
    this.#failed = how;
    this.#update();
  }

  /** What the browser says about the network. */
  offline(offline: boolean): void {
    this.#offline = offline;
    this.#update();
  }

  /** Whether the stream stands. */
  connected(connected: boolean): void {
    if (!connected) {
      if (!this.#broken && !this.#timers.has('blip')) this.#after('blip', BLIP_MS, () => (this.#broken = true));
      return;
    }
    this.#cancel('blip');
    if (this.#broken) {
      this.#broken = false;
      this.notice('restored');
    }
    this.#update();
  }

  /** A message was given up. */
  unsent(reason: string | undefined): void {
    this.#unsent = { reason };
    this.#update();
  }

  /** A message is on record, and its answer is awaited. */
  sent(): void {
    this.#unsent = undefined;
    this.#after('slow', SLOW_MS, () => (this.#slow = true));
    this.#update();
  }

  /** An answer has come. */
  answered(): void {
    this.#cancel('slow');
    this.#slow = false;
    this.#update();
  }

  /** Says something for a while. */
  notice(notice: Notice): void {
    this.#notice = notice;
    this.#after('notice', NOTICE_MS[notice], () => (this.#notice = undefined));
    this.#update();
  }

  /** Forgets what belonged to the conversation before. */
  reset(): void {
    for (const name of ['blip', 'slow']) this.#cancel(name);
    [this.#broken, this.#slow, this.#unsent] = [false, false, undefined];
    this.#update();
  }

  #line(): Line | undefined {
    if (this.#offline) return { word: 'offline', tone: 'alert' };
    if (this.#failed) return { word: this.#failed, tone: 'alert', retry: true };
    if (this.#broken) return { word: 'reconnecting', tone: 'alert' };
    if (this.#unsent) return this.#unsent.reason === undefined ? { word: 'unsent', tone: 'alert' } : { word: 'refused', reason: this.#unsent.reason, tone: 'alert' };
    if (this.#notice) return { word: this.#notice, tone: 'calm' };
    return this.#slow ? { word: 'waiting', tone: 'calm' } : undefined;
  }

  #update(): void {
    this.show(this.#line());
  }

  #after(name: string, milliseconds: number, then: () => void): void {
    this.#cancel(name);
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        then();
        this.#update();
      }, milliseconds),
    );
  }

  #cancel(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
