import { watch } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { amendmentsFile, type Amendment } from './amendments.js';

/** What happens while amendments are open. */
export interface AmendmentsWatch {
  /** They changed, here or by another process, and are now current. */
  readonly onChange?: (amendments: readonly Amendment[]) => void;
  /** The file can't be read; the last good ones stay current. `problem` names the file and what is wrong. */
  readonly onBroken?: (problem: string) => void;
  /** Quiet time after a change before reading, in milliseconds. */
  readonly settleMs?: number;
}

/** Open amendments. */
export interface OpenAmendments {
  /** The last good ones. */
  current(): readonly Amendment[];
  /**
   * Reads what is there now, lets `step` change it, and writes it whole; nobody else writes in between. A step that gives
   * no `next` leaves the file as it is.
   * @throws BrokenAmendments when the file can't be read: it is not written over.
   */
  change<Answer>(step: (now: readonly Amendment[]) => { readonly next?: readonly Amendment[]; readonly answer: Answer }): Promise<Answer>;
  /** Stops watching. */
  close(): void;
}

/** Amendments that can't be used. The message names the file, where in it, and what is wrong. */
export class BrokenAmendments extends Error {
  override readonly name = 'BrokenAmendments';
}

/** A lock this old was left by a process that died. In ms. */
const STALE_MS = 10_000;
const LOCK_MS = 5_000;

/** Opens the file of amendments and keeps what it says current; no file is no amendments. One that is broken when it is opened counts as none, and is told. */
export async function openAmendments(file: string, { onChange, onBroken, settleMs = 100 }: AmendmentsWatch = {}): Promise<OpenAmendments> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true });
  let current: readonly Amendment[] = [];
  let told: string | undefined;
  let closed = false;
  let settling: NodeJS.Timeout | undefined;

  const take = (next: readonly Amendment[], first = false): void => {
    told = undefined;
    if (closed || JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    if (!first) onChange?.(next);
  };
  const reload = async (first = false): Promise<void> => {
    try {
      take(await readAmendments(path), first);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      // One report for one fault: a save is often several events.
      if (!closed && problem !== told) onBroken?.(problem);
      told = problem;
    }
  };
  await reload(true);

  const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
    if (name !== null && name !== basename(path)) return;
    clearTimeout(settling);
    settling = setTimeout(() => void reload(), settleMs);
    settling.unref();
  });
  watcher.on('error', (error) => onBroken?.(`${path}: can't be watched any more: ${error.message}`));

  return {
    current: () => current,
    change: (step) => locked(`${path}.lock`, async () => {
      const { next, answer } = step(await readAmendments(path));
      if (next === undefined) return answer;
      const checked = amendmentsFile.parse({ v: 1, amendments: next });
      // lowdb writes beside the file and renames: a reader sees the one or the other.
      await new Low(new JSONFile<typeof checked>(path), checked).write();
      take(checked.amendments);
      return answer;
    }),
    close: () => {
      closed = true;
      clearTimeout(settling);
      watcher.close();
    },
  };
}

/**
 * Reads and checks the file once; no file is no amendments.
 * @throws BrokenAmendments when it is not JSON or does not fit.
 */
export async function readAmendments(path: string): Promise<readonly Amendment[]> {
  const store = new Low<unknown>(new JSONFile(path), { v: 1, amendments: [] });
  try {
    await store.read();
  } catch (error) {
    throw new BrokenAmendments(`${path}: expected JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const checked = amendmentsFile.safeParse(store.data);
  if (checked.success) return checked.data.amendments;
  throw new BrokenAmendments(`${path}:\n${checked.error.issues.map(({ path: where, message }) => `  ${where.join('.')}: ${message}`).join('\n')}`);
}

/** Runs alone among all processes that use the same lock file. */
async function locked<Answer>(lock: string, work: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + LOCK_MS;
  for (;;) {
    try {
      await (await open(lock, 'wx')).close();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const since = await stat(lock).then(({ mtimeMs }) => mtimeMs, () => Date.now());
      if (Date.now() - since > STALE_MS) await rm(lock, { force: true });
      else if (Date.now() > end) throw new Error(`${lock}: somebody else is changing the amendments; try again`, { cause: error });
      else await wait(20);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}
