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
  /** The same with a reader of standard output who reads only after a while, or leaves before anything was printed. */
  readonly readBy: (reader: 'late' | 'nobody', environment: Readonly<Record<string, string>>, ...args: readonly string[]) => Promise<Outcome>;
  readonly remove: () => Promise<void>;
}

/** Builds the tools once, beside `dist/`, which others may be rebuilding. */
export async function buildCli(): Promise<Cli> {
  const built = await bundle('tools/main.ts');
  return {
    remove: () => built.remove(),
    run: (environment, ...args) => outcomeOf(built.file, 'at once', environment, args),
    readBy: (reader, environment, ...args) => outcomeOf(built.file, reader, environment, args),
  };
}

/** Readers as a shell has them, at a pipe of its own: one who does nothing for longer than it takes to fill the pipe, and one who is gone at once. */
const READERS = { late: '"$@" | { sleep 1.5; cat; }; exit ${PIPESTATUS[0]}', nobody: '"$@" | true; exit ${PIPESTATUS[0]}' } as const;

function outcomeOf(file: string, reader: keyof typeof READERS | 'at once', environment: Readonly<Record<string, string>>, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const command = [process.execPath, file, ...args];
    const [program = '', ...rest] = reader === 'at once' ? command : ['bash', '-c', READERS[reader], 'bash', ...command];
    const child = spawn(program, rest, { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => void err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}
