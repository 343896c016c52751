import { spawn } from 'node:child_process';
import { bundle } from '../../tools/crash/bundle.js';

/** What a run of the tools left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The tools as an operator runs them: built, each run a process of its own. */
export interface Cli {
  readonly run: (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<Outcome>;
  readonly remove: () => Promise<void>;
}

/** Builds the tools once, beside `dist/`, which others may be rebuilding. */
export async function buildCli(): Promise<Cli> {
  const built = await bundle('tools/main.ts');
  return {
    remove: () => built.remove(),
    run: (environment, ...args) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [built.file, ...args], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
        const [out, err]: [Buffer[], Buffer[]] = [[], []];
        child.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => void err.push(chunk));
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
      }),
  };
}
