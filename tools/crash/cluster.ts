import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Trouble } from './rounds.js';
import { freePort } from './serverProcess.js';

const run = promisify(execFile);

/** A PostgreSQL cluster that may be stopped, because nobody else uses it. */
export interface Cluster {
  /** Its administrator's address. */
  readonly url: string;
  readonly trouble: Trouble;
  remove(): Promise<void>;
}

/** Makes a cluster with Debian's own tools. @throws Error where they are not, or without root. */
export async function makeCluster(): Promise<Cluster> {
  const version = (await readdir('/usr/lib/postgresql')).sort((a, b) => Number(b) - Number(a))[0];
  if (version === undefined) throw new Error('no PostgreSQL from Debian here');
  const name = `guitaicrash${process.pid}`;
  const port = await freePort();
  await run('pg_createcluster', [version, name, '--port', String(port), '--start-conf', 'manual', '--', '--auth=trust']);
  const control = (...what: string[]): Promise<unknown> => run('pg_ctlcluster', [version, name, ...what]);
  await control('start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    trouble: {
      async strike(server, random) {
        // `immediate` is a crash of the database: no checkpoint, connections cut.
        await control('stop', '-m', random.chance(0.5) ? 'immediate' : 'fast');
        await new Promise((resolve) => setTimeout(resolve, random.whole(100, 3_000)));
        await control('start');
        return server;
      },
    },
    remove: async () => {
      await run('pg_dropcluster', ['--stop', version, name]);
    },
  };
}
