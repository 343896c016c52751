import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { ENGINES, type EngineName } from './engines.js';
import type { EngineFigures } from './measureEngine.js';

const figures = z.object({
  engine: z.enum(ENGINES),
  times: z.number(),
  clauses: z.number(),
  hit1: z.number(),
  hit3: z.number(),
  mrr: z.number(),
  openMs: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  heldMiB: z.number(),
  residentMiB: z.number(),
});

/**
 * Measures indexes one after the other, each in a process of its own, so that none has another's memory or warm code.
 * @throws Error with what such a process said when it fails.
 */
export async function compareEngines(file: string, engines: readonly EngineName[], sizes: readonly number[], print: (line: string) => void): Promise<readonly EngineFigures[]> {
  const found: EngineFigures[] = [];
  print(`\n${'index'.padEnd(26)}${['times', 'clauses', 'hit1', 'hit3', 'mrr', 'open ms', 'p50 ms', 'p99 ms', 'holds MiB', 'grew MiB'].map((column) => column.padStart(10)).join('')}`);
  for (const times of sizes) {
    // At scale a library takes minutes; with our synonyms it takes longer still, and says nothing new.
    for (const engine of engines.filter((name) => times === 1 || !name.endsWith('synonyms'))) {
      const of = await inOwnProcess(file, engine, times);
      found.push(of);
      const columns = [String(of.times), String(of.clauses), of.hit1.toFixed(3), of.hit3.toFixed(3), of.mrr.toFixed(3), of.openMs.toFixed(0), of.p50Ms.toFixed(3), of.p99Ms.toFixed(3), of.heldMiB.toFixed(0), of.residentMiB.toFixed(0)];
      print(engine.padEnd(26) + columns.map((column) => column.padStart(10)).join(''));
    }
  }
  return found;
}

async function inOwnProcess(file: string, engine: EngineName, times: number): Promise<z.infer<typeof figures>> {
  const child = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=12000', 'run.mjs', 'tools', 'eval-index', engine, String(times), file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))]);
  if (code !== 0) throw new Error(`measuring ${engine} at ×${times} failed (${code ?? 'killed'}): ${complained.trim().slice(-2_000)}`);
  return figures.parse(JSON.parse(said));
}
