import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { describeProblems, profile as schema, type Profile } from '../../cases/profile/schema.js';

// lowdb keeps its default where there is no file.
const MISSING: unknown = Symbol('missing');

/** What happens while a profile is open. */
export interface ProfileWatch {
  /** A changed file was read and is now current. */
  readonly onReload?: (profile: Profile) => void;
  /** A changed file is broken; the last good profile stays current. `message` names file, field and what is expected. */
  readonly onBroken?: (message: string) => void;
  /** Quiet time after a change before reading, in milliseconds: editors write in several steps. */
  readonly settleMs?: number;
}

/** An open profile. */
export interface OpenProfile {
  /** The last good profile. */
  current(): Profile;
  /** Stops watching; later changes are not seen. */
  close(): void;
}

/** A profile that can't be used. The message names the file, each field by its path, and what is expected. */
export class BrokenProfile extends Error {
  override readonly name = 'BrokenProfile';
}

/**
 * Opens the institution's profile and keeps it current. The directory is watched, not the file: editors replace files.
 *
 * @throws {BrokenProfile} when the file is missing, not JSON, or does not fit.
 */
export async function openProfile(file: string, { onReload, onBroken, settleMs = 150 }: ProfileWatch = {}): Promise<OpenProfile> {
  const path = resolve(file);
  let current = await readProfile(path);
  let read = JSON.stringify(current);
  let closed = false;
  let settling: NodeJS.Timeout | undefined;
  let told: string | undefined;

  const reload = async (): Promise<void> => {
    let next: Profile;
    try {
      next = await readProfile(path);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // One report for one fault: a save is often several events.
      if (!closed && message !== told) onBroken?.(message);
      told = message;
      return;
    }
    const written = JSON.stringify(next);
    if (closed || (written === read && told === undefined)) return;
    [current, read, told] = [next, written, undefined];
    onReload?.(next);
  };

  const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
    if (name !== null && name !== basename(path)) return;
    clearTimeout(settling);
    settling = setTimeout(() => void reload(), settleMs);
    settling.unref();
  });
  watcher.on('error', (error) => onBroken?.(`${path}: can't be watched any more: ${error.message}`));

  return {
    current: () => current,
    close() {
      closed = true;
      clearTimeout(settling);
      watcher.close();
    },
  };
}

/**
 * Reads and checks a profile once.
 *
 * @throws {BrokenProfile} when the file is missing, not JSON, or does not fit.
 */
export async function readProfile(path: string): Promise<Profile> {
  const store = new Low<unknown>(new JSONFile<unknown>(path), MISSING);
  try {
    await store.read();
  } catch (error) {
    throw new BrokenProfile(`${path}: expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (store.data === MISSING) throw new BrokenProfile(`${path}: no such file; expected the institution's profile`);
  const checked = schema.safeParse(store.data);
  if (checked.success) return checked.data;
  throw new BrokenProfile(`${path}:\n${describeProblems(checked.error).map((line) => `  ${line}`).join('\n')}`);
}
