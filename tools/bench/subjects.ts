import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Bundle } from '../crash/bundle.js';
import { freePort, ServerProcess } from '../crash/serverProcess.js';
import type { Target } from './talker.js';
import { botbuilderTarget } from './targets/botbuilder.js';
import { guitaiTarget } from './targets/guitai.js';
import { restifyTarget } from './targets/restify.js';

/** What is measured. */
export interface Subject {
  readonly name: string;
  /** What it does for its figures. */
  readonly does: string;
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly target: (address: string) => Target | Promise<Target>;
}

/** Limits lifted, log quiet; the rest as it is delivered: SQLite in FULL sync, records chained and sealed, deliveries noted. */
export const GUITAI_SETTINGS = { NODE_ENV: 'production', LOG_LEVEL: 'warn', RATE_PER_TOKEN: '1000000000', RATE_PER_ADDRESS: '1000000000' };

/** Ours without the pause that gathers a customer's bursts, so that the work is measured and not the waiting. */
export const GUITAI: Subject = {
  name: 'guitai', does: 'everything on: durable, chained record, understanding, forms; BURST_QUIET_MS=0',
  entry: 'bot/main.ts', environment: { ...GUITAI_SETTINGS, BURST_QUIET_MS: '0' }, target: guitaiTarget,
};

/** All of them, the barest first. */
export const SUBJECTS: readonly Subject[] = [
  { name: 'restify', does: 'JSON echo, nothing else', entry: 'tools/bench/servers/restify.ts', environment: {}, target: restifyTarget },
  { name: 'botbuilder', does: 'CloudAdapter echo bot; records nothing', entry: 'tools/bench/servers/botbuilder.ts', environment: { NODE_ENV: 'production' }, target: botbuilderTarget },
  GUITAI,
  { ...GUITAI, name: 'guitai burst', does: 'the same with the default window of 600 ms: latency is the wait', environment: GUITAI_SETTINGS },
];

/** A program with a directory for its data. */
export class Stand {
  private constructor(
    private readonly built: Bundle,
    readonly directory: string,
    private readonly subject: Subject,
  ) {}

  static async of(subject: Subject): Promise<Stand> {
    return new Stand(await bundle(subject.entry), await mkdtemp(join(tmpdir(), 'guitai-bench-')), subject);
  }

  /** Starts it on this stand's data; `cwd` as {@link ServerProcess.start} has it. */
  async start(environment: Readonly<Record<string, string>> = {}, nodeOptions: readonly string[] = [], cwd?: string): Promise<ServerProcess> {
    return await ServerProcess.start({ file: this.built.file, port: await freePort(), environment: { ...this.subject.environment, DATA_DIR: this.directory, ...environment }, nodeOptions, ...(cwd !== undefined && { cwd }) });
  }

  async remove(): Promise<void> {
    await this.built.remove();
    await rm(this.directory, { recursive: true, force: true });
  }
}
