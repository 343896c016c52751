import { backoff, Pauses } from './pause.js';
import { Gone, Refused, type Session } from './session.js';
import type { Activity } from './webchat.js';

/** Shorter than Web Chat's own patience (`style.ts`): what it calls failed must not arrive later, after the customer has tried again. */
const MESSAGE_MS = 25_000;
const FILES_MS = 110_000;
const LONGEST_PAUSE_MS = 6_000;

/**
 * Sends what the customer says, one after the other. A request that fails on the way is made again with the same
 * `clientActivityID`, by which the server knows what it has: nothing is lost and nothing arrives twice.
 */
export class Outbox {
  readonly #pauses = new Pauses();
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: Session) {}

  /** Sends an activity, and resolves with its id. @throws the failure that made it give up. */
  post(activity: Activity): Promise<string> {
    const files = (activity.attachments?.length ?? 0) > 0;
    const until = Date.now() + (files ? FILES_MS : MESSAGE_MS);
    const posted = this.#last.then(() => this.#deliver(activity, files, until));
    this.#last = posted.catch(() => undefined);
    return posted;
  }

  /** Tries again now what is waiting. */
  wake(): void {
    this.#pauses.wake();
  }

  async #deliver(activity: Activity, files: boolean, until: number): Promise<string> {
    const path = `/conversations/${this.session.conversation}/${files ? 'upload' : 'activities'}`;
    const init: RequestInit = files
      ? { method: 'POST', body: await form(activity) }
      : { method: 'POST', body: JSON.stringify(activity), headers: { 'Content-Type': 'application/json' } };
    for (let failures = 0; ; failures += 1) {
      try {
        const left = Math.max(1_000, until - Date.now());
        const response = await this.session.call(path, init, files ? left : Math.min(left, 10_000));
        return ((await response.json()) as { id: string }).id;
      } catch (failure) {
        if (failure instanceof Gone || (failure instanceof Refused && !failure.again)) throw failure;
        const pause = backoff(failures, LONGEST_PAUSE_MS);
        if (Date.now() + pause > until) throw failure;
        await this.#pauses.wait(pause);
      }
    }
  }
}

/** An upload as Direct Line wants it: the activity, and beside it each file. */
async function form(activity: Activity): Promise<FormData> {
  const attachments = activity.attachments ?? [];
  const body = new FormData();
  const described = { ...activity, attachments: attachments.map(({ contentType, name }) => ({ contentType, name })) };
  body.append('activity', new Blob([JSON.stringify(described)], { type: 'application/vnd.microsoft.activity' }));
  for (const { contentUrl = '', name = 'file' } of attachments) body.append('file', await (await fetch(contentUrl)).blob(), name);
  return body;
}
