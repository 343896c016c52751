import type { Json } from '../../../records/json.js';
import { JOB_KINDS, type Job, type JobKind, type Jobs } from '../../../records/proof/jobs.js';
import type { Clock } from '../../clock.js';
import { Lookout } from '../../lookout.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';

/** What a job may do while it is worked at. */
export interface Working {
  readonly job: Job;
  readonly holder: string;
  /** Says how far it is; often is not too often. @throws JobOver when it is to end, or somebody else has it */
  readonly progress: (done: number, total: number) => Promise<void>;
}

/** Works at one kind of job, and gives what came of it. What it throws fails the job; its message is for staff to read. */
export type Work = (working: Working) => Promise<Json>;

/** Why work at a job is given up. */
export class JobOver extends Error {
  constructor(readonly why: 'cancel' | 'lost' | 'stop') {
    super(`the job is over: ${why}`);
  }
}

/** What the runner is made of. */
export interface RunnerParts {
  readonly jobs: Jobs;
  /** The kinds that are worked at here. */
  readonly works: Readonly<Partial<Record<JobKind, Work>>>;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** Unique for each start of a process. */
  readonly instance: string;
  /** Sees to what is due by itself, before jobs are looked for. */
  readonly due?: () => Promise<void>;
}

/** How often jobs are looked for, how long one is held without a word, how often that word is written. In ms. */
const POLL_MS = 2_000;
const LEASE_MS = 60_000;
const SAY_MS = 1_000;

/** Works at jobs of some kinds, one at a time, and takes over those whose process has gone. */
export class JobRunner {
  readonly #lookout: Lookout;

  constructor(private readonly parts: RunnerParts) {
    this.#lookout = new Lookout(parts.clock, POLL_MS, () => this.tick());
  }

  /** Looks for jobs now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** A job waits: looks at once. */
  wake(): void {
    this.#lookout.wake();
  }

  /** Ends what is worked at; it is taken up again by whoever is there. */
  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  /** Everything that waits now. */
  async tick(): Promise<void> {
    const { jobs, works, clock, log, instance, due } = this.parts;
    const kinds = JOB_KINDS.filter((kind) => works[kind] !== undefined);
    try {
      await due?.();
      for (;;) {
        if (this.#lookout.stopped) return;
        const job = await jobs.claim(instance, clock.now(), clock.now() + LEASE_MS, kinds);
        if (job === undefined) return;
        await this.#work(job);
      }
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'jobs of proving not looked into');
    }
  }

  async #work(job: Job): Promise<void> {
    const { jobs, works, clock, log, instance } = this.parts;
    let [done, total, said] = [0, 0, 0];
    const progress = async (nextDone: number, nextTotal: number): Promise<void> => {
      [done, total] = [nextDone, nextTotal];
      if (this.#lookout.stopped) throw new JobOver('stop');
      if (performance.now() - said < SAY_MS) return;
      said = performance.now();
      const answer = await jobs.progress(job.id, instance, clock.now() + LEASE_MS, done, total);
      if (answer !== 'go-on') throw new JobOver(answer);
    };
    const end = (state: 'done' | 'failed' | 'cancelled', result: Json): Promise<boolean> =>
      jobs.end(job.id, instance, { state, at: new Date(clock.now()).toISOString(), done, total, result });
    try {
      const result = await works[job.kind]?.({ job, holder: instance, progress });
      await end('done', result ?? null);
    } catch (fault) {
      if (fault instanceof JobOver) {
        if (fault.why === 'cancel') await end('cancelled', null);
        if (fault.why === 'stop') await jobs.release(job.id, instance);
        return;
      }
      log.error({ kind: job.kind, job: job.id, fault: faultOf(fault) }, 'a job of proving failed');
      await end('failed', { why: fault instanceof Error ? fault.message : String(fault) });
    }
  }
}
