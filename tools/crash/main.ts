import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { z } from 'zod';
import { makeCluster } from './cluster.js';
import { KILL } from './kill.js';
import { makePlace } from './places.js';
import { headLine, roundLines, summary, wrongIn } from './report.js';
import { crashRounds } from './rounds.js';

const options = z.object({
  rounds: z.coerce.number().int().min(1),
  customers: z.coerce.number().int().min(1).max(500),
  seed: z.coerce.number().int().optional(),
  database: z.string().optional(),
  stopDatabase: z.boolean().optional(),
});

/** Crashes the built server again and again under customers, and checks what was promised them. 0 when all was kept. */
async function main(): Promise<number> {
  const given = options.parse(
    new Command('test:crash')
      .description('kill the server at random moments under load and check that nothing is lost, doubled or left unanswered')
      .option('--rounds <n>', 'how often', '50')
      .option('--customers <n>', 'how many at once', '12')
      .option('--seed <n>', 'repeats the moments and words of another run')
      .option('--database <url>', 'postgres://… where a database of its own is made; SQLite without it')
      .option('--stop-database', 'stop PostgreSQL instead of the server, in a Debian cluster of its own (needs root)')
      .parse(process.argv)
      .opts(),
  );
  const seed = given.seed ?? randomInt(2 ** 31);
  const cluster = given.stopDatabase === true ? await makeCluster() : undefined;
  try {
    const place = await makePlace(cluster?.url ?? given.database);
    try {
      say(`${place.name}, ${cluster ? 'the database stops' : 'kill -9'}, ${given.customers} customers at once, seed ${seed}`);
      say(headLine());
      const rounds = await crashRounds({
        place, rounds: given.rounds, customers: given.customers, seed,
        trouble: cluster?.trouble ?? KILL,
        each: (round) => roundLines(round).forEach(say),
      });
      say(JSON.stringify({ database: place.name, trouble: cluster ? 'database' : 'server', seed, customers: given.customers, ...summary(rounds) }));
      return rounds.some((round) => wrongIn(round).length > 0) ? 1 : 0;
    } finally {
      await place.remove();
    }
  } finally {
    await cluster?.remove();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
});
