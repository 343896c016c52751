import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

/** How a server is started. */
export interface ServerOptions {
  /** The built program. */
  readonly file: string;
  readonly port: number;
  /** Its whole environment beside PATH: nothing of the caller's settings leaks in. */
  readonly environment: Readonly<Record<string, string>>;
  /** Options of node itself, such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[];
  /** Where it runs: `dist/` is looked for there. This directory, unless told. */
  readonly cwd?: string;
  /** The path that answers 200 once it serves. */
  readonly ready?: string;
}

const LONGEST_START_MS = 60_000;
/** Clock ticks of /proc a second; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** A server running as a process of its own, which can be killed. */
export class ServerProcess {
  #output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
    /** From spawn until it said it was ready, in ms. */
    readonly startMs: number,
  ) {}

  /** Starts it and waits until it is ready. @throws Error with its last words when it ends before. */
  static async start({ file, port, environment, cwd, nodeOptions = [], ready = '/readyz' }: ServerOptions): Promise<ServerProcess> {
    const begun = performance.now();
    const child = spawn(process.execPath, [...nodeOptions, file], {
      env: { PATH: process.env['PATH'] ?? '', PORT: String(port), HOST: '127.0.0.1', ...environment },
      ...(cwd !== undefined && { cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const address = `http://127.0.0.1:${port}`;
    while (!(await answers(address + ready))) {
      if (child.exitCode !== null || performance.now() - begun > LONGEST_START_MS) {
        child.kill('SIGKILL');
        throw new Error(`the server did not start: ${output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const server = new ServerProcess(child, address, performance.now() - begun);
    const more = (chunk: Buffer): void => {
      server.#output = (server.#output + chunk.toString()).slice(-4_000);
    };
    child.stdout.on('data', more);
    child.stderr.on('data', more);
    return server;
  }

  /** What it has said lately, for a report of what went wrong. */
  get lastWords(): string {
    return this.#output;
  }

  /** Processor time used since its start, user and system, in seconds. */
  cpuSeconds(): number {
    // The name, in brackets, may hold blanks; utime and stime are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  /** Memory in use (VmRSS), in MB of 1,048,576 bytes. */
  residentMegabytes(): number {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1_024;
  }

  /** Ends it at once, as the kernel does when memory runs out; resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop, and waits. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  get #pid(): number {
    if (this.child.pid === undefined) throw new Error('the server has no process');
    return this.child.pid;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
