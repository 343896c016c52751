import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuitai, type Guitai, type StartOptions } from '../../bot/app.js';
import type { Clock } from '../../bot/clock.js';
import { readSettings } from '../../bot/settings.js';
import type { TurnLog } from '../../bot/turn/faults.js';

/** Wed 2026-11-25 10:00 in Shanghai: when tests take place unless they say otherwise. */
export const REFERENCE = Date.parse('2026-11-25T10:00:00+08:00');

/** A clock that tests set; from there it goes on as real time does, so that patience ends. */
export class MovableClock implements Clock {
  #offset: number;

  constructor(time = REFERENCE) {
    this.#offset = time - Date.now();
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  move(ms: number): void {
    this.#offset += ms;
  }

  after(ms: number, call: () => void): () => void {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  }
}

/** A log that keeps its lines, so that tests can see what was logged, and what was not. */
export class KeptLog implements TurnLog {
  readonly lines: { readonly level: string; readonly line: string; readonly facts: object }[] = [];

  info(facts: object, line: string): void {
    this.lines.push({ level: 'info', line, facts });
  }
  warn(facts: object, line: string): void {
    this.lines.push({ level: 'warn', line, facts });
  }
  error(facts: object, line: string): void {
    this.lines.push({ level: 'error', line, facts });
  }
}

/** The product, running in this process on a port of its own. */
export interface RunningApp {
  readonly app: Guitai;
  readonly clock: MovableClock;
  readonly log: KeptLog;
  readonly directory: string;
  /** Stops it (unless it is stopped already), and starts it again on the same data. */
  restart(more?: Partial<Omit<StartOptions, 'settings' | 'log' | 'clock'>>, stopped?: boolean): Promise<Guitai>;
  stop(): Promise<void>;
}

/** Starts the product as production does, but for the clock, the data's place and a burst window of 0 unless told. */
export async function startApp(environment: Readonly<Record<string, string>> = {}, more: Partial<Omit<StartOptions, 'settings' | 'log' | 'clock'>> = {}): Promise<RunningApp> {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-'));
  const clock = new MovableClock();
  const log = new KeptLog();
  const settings = readSettings({ DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', BURST_QUIET_MS: '0', NODE_ENV: 'test', RATE_PER_TOKEN: '10000', RATE_PER_ADDRESS: '100000', ...environment });
  let app = await startGuitai({ settings, log, clock, ...more });
  return {
    get app() {
      return app;
    },
    clock,
    log,
    directory,
    restart: async (other = {}, stopped = false) => {
      if (!stopped) await app.stop();
      app = await startGuitai({ settings, log, clock, ...other });
      return app;
    },
    stop: async () => {
      await app.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
