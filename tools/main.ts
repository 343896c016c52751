import { Command, InvalidArgumentError } from 'commander';
import { exportRecords } from './export.js';
import { addKeeping } from './keeping/command.js';
import { addQuestions } from './questionsCommand.js';
import { allPrinted, readersMayLeave } from './printing.js';
import { reason } from './reason.js';
import { verify } from './verify.js';

function whole(said: string): number {
  const number = Number(said);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return number;
}

const program = new Command('guitai').description('Tools beside the server.');

program
  .command('export')
  .description('write records (norm 4.5): one conversation, one case, or everything, a channel, a period with a manifest beside the file')
  .option('--conversation <id>', 'one conversation: json, html (for reading), inspection (proves itself), jsonl or csv')
  .option('--case <number>', 'one case in all conversations that it touches: json, inspection, jsonl or csv')
  .option('--all', 'everything, as jsonl or csv')
  .option('--channel <channel>', 'only this channel')
  .option('--from <time>', 'from this day or instant on')
  .option('--before <time>', 'up to this day or instant, without it')
  .option('--format <format>', 'json, html, inspection, jsonl or csv', 'json')
  .option('--out <file>', 'file to write; for one conversation standard output unless given')
  .action(async (options: { conversation?: string; case?: string; format: string; out?: string; all?: true; channel?: string; from?: string; before?: string }) => {
    process.exitCode = await exportRecords(options);
  });

program
  .command('verify')
  .description('check that the record is whole: exit 0 and the count, 1 and what is wrong where, 2 when it can’t be checked')
  .option('--anchor <file...>', 'anchors kept elsewhere: whether the record still contains what they saw')
  .action(async ({ anchor = [] }: { anchor?: string[] }) => {
    process.exitCode = await verify(anchor);
  });

program
  .command('report')
  .description('write a month’s report (norms 3.5, 5.4): a page to print and a table')
  .requiredOption('--month <month>', 'such as 2026-10')
  .option('--out <dir>', 'where the files go', '.')
  .option('--language <language>', 'zh or en', 'zh')
  .action(async (options: { month: string; out: string; language: string }) => {
    process.exitCode = await (await import('./report.js')).report(options);
  });

program
  .command('eval')
  .description('measure a reader against a file with right answers')
  .argument('<kind>', 'dates, pii, intents, slots, questions, or calibration (which has no file)')
  .argument('[file]', 'a JSON Lines file')
  .option('--json <file>', 'questions: write every result and figure there')
  .option('--model', 'questions: let the model of OPENAI_… word the answers, and say what became of them')
  .option('--compare', 'questions: minisearch and orama on the same questions')
  .option('--scale <times>', 'questions: over the norms so many times, too', whole)
  .option('--thresholds <file>', 'questions: exit 1 where figures fall behind those of that file')
  .action(async (kind: string, file: string | undefined, options: { json?: string; model?: true; compare?: true; scale?: number; thresholds?: string }) => {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    // Their readers are large; the other tools begin without them.
    if (kind === 'calibration') (await import('./eval/calibration.js')).evaluateCalibration(print);
    else if (file === undefined) throw new Error(`eval ${kind} needs a file`);
    else if (kind === 'dates') await (await import('./eval/dates.js')).evaluateDates(file, print);
    else if (kind === 'pii') await (await import('./eval/personal.js')).evaluatePersonal(file, print);
    else if (kind === 'intents') await (await import('./eval/intents.js')).evaluateIntents(file, print);
    else if (kind === 'slots') await (await import('./eval/slots.js')).evaluateSlots(file, print);
    else if (kind === 'questions') process.exitCode = (await (await import('./eval/questionSettings.js')).evaluateWith(file, print, options)) ? 0 : 1;
    else throw new Error(`no evaluation of ${kind}; there are: dates, pii, intents, slots, questions, calibration`);
  });

program
  .command('demo')
  .description('fill a new database with months of made-up work at the counter: customers, cases, chats, staff to sign in as')
  .option('--records <number>', 'about so many records', whole, 10_000)
  .option('--months <number>', 'over so many months up to now', whole, 3)
  .option('--seed <number>', 'another number, other months', whole, 1)
  .option('--add', 'also into a database that holds customers’ records')
  .action(async (options: { records: number; months: number; seed: number; add?: true }) => {
    // It brings the whole product; the other tools begin without it.
    process.exitCode = await (await import('./demo/command.js')).demo(options);
  });

program
  .command('eval-index', { hidden: true })
  .description('measure one index in this process, for `eval questions --compare`: prints JSON')
  .argument('<index>')
  .argument('<times>', 'how many times the norms', whole)
  .argument('<file>')
  .action(async (index: string, times: number, file: string) => {
    process.stdout.write(`${JSON.stringify(await (await import('./eval/measureEngine.js')).measureOn(index, times, file))}\n`);
  });

program
  .command('ingest')
  .description('read the institution’s own handbook: what was understood, what looks damaged, what changed; writes a draft to complete')
  .argument('<file...>', 'docx, pdf, md, txt or html; several are one handbook, in their order')
  .option('--out <dir>', 'where the draft goes', 'data/norms-draft')
  .option('--against <dir>', 'the edition to compare with', 'knowledge/norms')
  .option('--references <dir...>', 'where to look for what refers to clauses')
  .option('--publish', 'release the draft; refused while something looks damaged')
  .option('--accept-damage', 'publish knowing what looks damaged')
  .option('--replace', 'write over another draft')
  .option('--json', 'the report as JSON')
  .action(async (files: string[], options: { out: string; against: string; references?: string[]; publish?: true; acceptDamage?: true; replace?: true; json?: true }) => {
    // Its readers are large; the other tools begin without them.
    const { ingest, REFERENCING } = await import('./ingest.js');
    process.exitCode = await ingest(files, { ...options, references: options.references ?? REFERENCING });
  });

const user = program.command('user').description('accounts for the console; passwords are read from standard input');
const repeated = (value: string, before: readonly string[]): readonly string[] => [...before, value];
// Its parts are large; the other tools begin without them.
const users = async () => (await import('./user.js')).userCommands((line) => process.stdout.write(`${line}\n`));
user
  .command('add')
  .description('make an account')
  .argument('<name>', 'what is signed in with')
  .requiredOption('--role <role>', 'agent, supervisor, compliance or admin; again for more', repeated, [])
  .option('--display-name <name>', 'what colleagues and customers see')
  .option('--work-number <number>', 'the institution’s own number')
  .action(async (name: string, { role, ...options }: { role: readonly string[]; displayName?: string; workNumber?: string }) => (await users()).add(name, { ...options, roles: role }));
user.command('list').description('all accounts').action(async () => (await users()).list());
user.command('disable').description('sign somebody out everywhere, for good').argument('<name>').action(async (name: string) => (await users()).setActive(name, false));
user.command('enable').description('let somebody sign in again').argument('<name>').action(async (name: string) => (await users()).setActive(name, true));
user.command('reset').description('a new password, without two-step sign-in').argument('<name>').action(async (name: string) => (await users()).reset(name));
user.command('roles').description('what somebody is, from now on').argument('<name>').argument('<role...>').action(async (name: string, roles: string[]) => (await users()).setRoles(name, roles));

program
  .command('wechat')
  .description('the WeChat official account')
  .command('menu')
  .description('put the profile’s menu on the account')
  .option('--dry', 'print it instead')
  .action(async (options: { dry?: true }) => {
    process.exitCode = await (await import('./wechatMenu.js')).wechatMenu(options, (line) => process.stdout.write(`${line}\n`));
  });

addKeeping(program);
addQuestions(program);

readersMayLeave();
program.parseAsync(process.argv).catch(async (error: unknown) => {
  process.stderr.write(`${reason(error)}\n`);
  await allPrinted();
  // What the fault has left open must not keep the command from ending.
  process.exit(1);
});
