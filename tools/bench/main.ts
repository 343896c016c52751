import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { Command } from 'commander';
import { z } from 'zod';
import { measureDue } from './due.js';
import { measureComplaint } from './complaint.js';
import { measureDesk } from './desk.js';
import { measureGrowth } from './growth.js';
import { FULL, QUICK } from './plan.js';
import { measureLateness } from './lateness.js';
import { measureWechat } from './wechat.js';
import { measureReview } from './review/review.js';
import { reviewTable } from './review/table.js';
import { measureStarts, measureSubject, type SubjectResult } from './subjectRun.js';
import { SUBJECTS } from './subjects.js';
import { caseTable, deskTable, dueTable, growthTable, loadTable, startTable, wechatTable } from './tables.js';

const RESULTS = 'bench-results';
/** Above this many runnable processes before we begin, others are measured too. */
const BUSY = 0.7;

const options = z.object({ quick: z.boolean().optional(), only: z.string().optional(), cpuProf: z.string().optional(), data: z.string().optional(), database: z.string().optional() });

/** Measures everything in one run: a table on standard output, and the same figures in bench-results/latest.json. */
async function main(): Promise<void> {
  const given = options.parse(
    new Command('bench')
      .description('ours beside bare restify and botbuilder’s echo bot; starts, memory, a turn on a large record, and what is due among many cases')
      .option('--quick', 'under a minute, rough')
      .option('--only <names>', `these alone, separated by commas: ${[...SUBJECTS.map(({ name }) => name), 'desk', 'review', 'wechat'].join(', ')}`)
      .option('--data <directory>', 'review: a DATA_DIR that `npm run demo` has filled, in place of one that is made for it; a little is added to it')
      .option('--database <url>', 'review: a PostgreSQL database that it has filled with the keys of that DATA_DIR, in place of the SQLite file there')
      .option('--cpu-prof <directory>', 'write profiles of the servers there (slows them)')
      .parse(process.argv)
      .opts(),
  );
  const plan = given.quick === true ? QUICK : FULL;
  const only = given.only?.split(',');
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, commit: commit(), loadBefore: loadavg()[0] ?? 0, at: new Date().toISOString() };
  say(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.commit}; medians of ${plan.repeats} × ${plan.seconds} s`);
  if (machine.loadBefore > BUSY) say(`The machine is busy (load ${machine.loadBefore.toFixed(1)}): these figures are not to be quoted.`);

  const subjects: SubjectResult[] = [];
  for (const subject of SUBJECTS) {
    if (only !== undefined && !only.includes(subject.name)) continue;
    subjects.push(await measureSubject(subject, plan, given.cpuProf === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${given.cpuProf}`]));
    progress(`${subject.name} measured`);
  }
  if (subjects.length > 0) say(loadTable(subjects));
  if (only?.includes('desk') === true) say(deskTable(await measureDesk(plan.talkSeconds)));
  if (only?.includes('wechat') === true) say(wechatTable(await measureWechat(plan.talkSeconds, plan.callbacks)));
  const reviewed = async () => await measureReview({ records: plan.review, data: given.data, database: given.database, seconds: plan.besideSeconds, progress });
  if (only?.includes('review') === true) say(reviewTable(await reviewed()));
  if (only !== undefined) return;
  const starts = await measureStarts(plan.starts);
  say(startTable(starts, subjects));
  progress(`filling ${plan.large} records`);
  const growth = await measureGrowth(plan);
  say(growthTable(growth));
  progress(`filling ${plan.cases} cases`);
  const due = await measureDue(plan.cases);
  say(dueTable(due));
  const lateness = await measureLateness();
  const complaint = await measureComplaint();
  say(caseTable(complaint, lateness));
  const desk = await measureDesk(plan.talkSeconds);
  say(deskTable(desk));
  const review = await reviewed();
  say(reviewTable(review));
  const wechat = await measureWechat(plan.talkSeconds, plan.callbacks);
  say(wechatTable(wechat));
  await mkdir(RESULTS, { recursive: true });
  await writeFile(`${RESULTS}/latest.json`, `${JSON.stringify({ machine: { ...machine, loadAfter: loadavg()[0] }, plan, subjects, starts, growth, due, lateness, complaint, desk, review, wechat }, null, 2)}\n`);
  say(`\n${RESULTS}/latest.json`);
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'no commit';
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function progress(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

await main();
