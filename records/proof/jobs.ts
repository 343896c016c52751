import type { Json } from '../json.js';

/** Long work that is asked for and looked after: a verification, an anchor, the check of an anchor, an export. */
export const JOB_KINDS = ['verify', 'anchor', 'check', 'export'] as const;
/** One of {@link JOB_KINDS}. */
export type JobKind = (typeof JOB_KINDS)[number];

/** `queued`: nobody has begun it. `running`: somebody works at it. The others are its end. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
/** One of {@link JOB_STATES}. */
export type JobState = (typeof JOB_STATES)[number];

/** One of them. Instants are ISO 8601 in UTC; '' where there is none yet. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  /** What it is about: while it lasts no other has the same. */
  readonly same: string;
  /** Who asked for it, by id; '' is the system. */
  readonly staff: string;
  readonly askedAt: string;
  readonly beganAt: string;
  readonly endedAt: string;
  /** Records looked at or written, and how many there are; 0 while that is not known. */
  readonly done: number;
  readonly total: number;
  /** Somebody wants it to end. */
  readonly cancelled: boolean;
  readonly params: Json;
  /** What came of it; null while nothing has. */
  readonly result: Json;
}

/** A job that is asked for. */
export type NewJob = Pick<Job, 'id' | 'kind' | 'same' | 'staff' | 'askedAt' | 'params'>;

/** Keeps jobs, and sees to it that each is worked at by one process at a time. Every implementation passes `test/contracts/proof/`. */
export interface Jobs {
  /** Adds it; where a live one is about the same, that one is given back. @throws StoreUnavailable */
  ask(job: NewJob): Promise<{ readonly job: Job; readonly joined: boolean }>;
  /** Adds it unless there was ever one of its id: for what is due once. */
  once(job: NewJob): Promise<void>;
  byId(id: string): Promise<Job | undefined>;
  /** The last ones of a kind, the latest first. */
  list(kind: JobKind, limit: number): Promise<readonly Job[]>;
  /** Takes one of these kinds (all unless told) that waits, or whose holder is not heard of any more; undefined when there is none. */
  claim(holder: string, now: number, until: number, kinds?: readonly JobKind[]): Promise<Job | undefined>;
  /** Says how far it is and goes on holding it. `lost` when somebody else has it, or it is over. */
  progress(id: string, holder: string, until: number, done: number, total: number): Promise<'go-on' | 'cancel' | 'lost'>;
  /** Ends it; false when somebody else has it. */
  end(id: string, holder: string, end: { readonly state: 'done' | 'failed' | 'cancelled'; readonly at: string; readonly done: number; readonly total: number; readonly result: Json }): Promise<boolean>;
  /** Lets it be taken up again at once, such as when this process ends. */
  release(id: string, holder: string): Promise<void>;
  /** Wants it to end: one that nobody has begun is over at once. Undefined when there is none. */
  cancel(id: string, at: string): Promise<Job | undefined>;
}
