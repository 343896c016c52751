import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../../../bot/turn/turnStore.js';
import { threadProgram } from './program.js';
import { faultSent, type ThreadAnswer, type ThreadCall, type ThreadData } from './protocol.js';

/** How long one task may take, in ms; a thread that is longer at it is ended, for nothing else can stop SQLite. */
const LONGEST_MS = 60_000;

interface Waiting {
  readonly worker: Worker;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly limit: NodeJS.Timeout;
}

/** One thread: begun when it is first asked, and again after it has ended. */
export class Thread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker> | undefined;
  #live: Worker | undefined;
  #count = 0;
  #closed = false;

  constructor(private readonly data: ThreadData) {}

  /** Tasks under way. */
  get busy(): number {
    return this.#waiting.size;
  }

  /** Has it do a task. @throws StoreUnavailable; whatever the task throws. */
  async ask(name: string, params: unknown): Promise<unknown> {
    if (this.#closed) throw new StoreUnavailable('unreachable');
    const worker = await (this.#worker ??= this.#begin());
    this.#count += 1;
    const id = this.#count;
    return await new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#overdue(worker, id, name), LONGEST_MS).unref();
      this.#waiting.set(id, { worker, resolve, reject, limit });
      // While somebody waits for it, the process is not over.
      worker.ref();
      worker.postMessage({ id, name, params } satisfies ThreadCall);
    });
  }

  /** Ends it; what it has under way is let end, for a moment. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = await this.#worker?.catch(() => undefined);
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    // The process must not be over before it is.
    worker.ref();
    worker.postMessage('close');
    const late = setTimeout(() => void worker.terminate(), 2_000).unref();
    await ended;
    clearTimeout(late);
  }

  async #begin(): Promise<Worker> {
    try {
      const worker = new Worker(await threadProgram(), { workerData: this.data });
      worker.on('message', (answer: ThreadAnswer) => this.#answered(worker, answer));
      worker.on('error', (error) => this.#lost(worker, error));
      worker.on('exit', () => this.#lost(worker, new StoreUnavailable('unreachable')));
      worker.unref();
      this.#live = worker;
      return worker;
    } catch (error) {
      this.#worker = undefined;
      throw error;
    }
  }

  #answered(worker: Worker, answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.limit);
    if (this.#waiting.size === 0) worker.unref();
    if (answer.kind === 'done') waiting.resolve(answer.value);
    else waiting.reject(faultSent(answer.fault));
  }

  #overdue(worker: Worker, id: number, name: string): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.reject(new Error(`${name} took longer than ${LONGEST_MS / 1_000} s`));
    // Its exit tells the others.
    void worker.terminate();
  }

  #lost(worker: Worker, error: Error): void {
    if (this.#live === worker) this.#worker = this.#live = undefined;
    for (const [id, waiting] of this.#waiting) {
      if (waiting.worker !== worker) continue;
      this.#waiting.delete(id);
      clearTimeout(waiting.limit);
      waiting.reject(error);
    }
  }
}
