import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run's own, for what its files share. */
    readonly runDirectory: string;
  }
}

/** Gives every run of the tests a folder for what is made once, and takes it away. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-run-'));
  provide('runDirectory', directory);
  return () => rm(directory, { recursive: true, force: true });
}
