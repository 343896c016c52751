import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How fast the whole record was checked: the tool's own process, its start and the database's opening counted in. */
export interface VerifyRate {
  readonly records: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** Runs `npm run verify`, built to `program`, on a database. @throws Error when it is not whole */
export async function verifiedBy(program: string, environment: Readonly<Record<string, string>>): Promise<VerifyRate> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, 'verify'], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  const seconds = (performance.now() - begun) / 1_000;
  const said = Buffer.concat(chunks).toString();
  const records = Number(/whole: (\d+) records/.exec(said)?.[1]);
  if (Number.isNaN(records)) throw new Error(`not whole: ${said.slice(0, 500)}`);
  return { records, seconds, perSecond: records / seconds };
}
