import { Command } from 'commander';
import { exportConversation } from './export.js';
import { reason } from './reason.js';
import { verify } from './verify.js';

const program = new Command('guitai').description('Tools beside the server.');

program
  .command('export')
  .description('write a conversation’s record (norm 4.5)')
  .requiredOption('--conversation <id>', 'the conversation')
  .option('--format <format>', 'json or html', 'json')
  .option('--out <file>', 'file to write; standard output unless given')
  .action(async (options: { conversation: string; format: string; out?: string }) => {
    process.exitCode = await exportConversation(options);
  });

program
  .command('verify')
  .description('check that the record is whole: exit 0 and the count, 1 and what is wrong where, 2 when it can’t be checked')
  .action(async () => {
    process.exitCode = await verify();
  });

program
  .command('eval')
  .description('measure a reader against a file with right answers')
  .argument('<kind>', 'dates, pii, intents, slots, questions, or calibration (which has no file)')
  .argument('[file]', 'a JSON Lines file')
  .option('--json <file>', 'questions: write every result and figure there')
  .action(async (kind: string, file: string | undefined, options: { json?: string }) => {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    // Their readers are large; the other tools begin without them.
    if (kind === 'calibration') (await import('./eval/calibration.js')).evaluateCalibration(print);
    else if (file === undefined) throw new Error(`eval ${kind} needs a file`);
    else if (kind === 'dates') await (await import('./eval/dates.js')).evaluateDates(file, print);
    else if (kind === 'pii') await (await import('./eval/personal.js')).evaluatePersonal(file, print);
    else if (kind === 'intents') await (await import('./eval/intents.js')).evaluateIntents(file, print);
    else if (kind === 'slots') await (await import('./eval/slots.js')).evaluateSlots(file, print);
    else if (kind === 'questions') await (await import('./eval/questions.js')).evaluateQuestions(file, print, options.json);
    else throw new Error(`no evaluation of ${kind}; there are: dates, pii, intents, slots, questions, calibration`);
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

program.parseAsync(process.argv).catch((error: unknown) => {
  process.stderr.write(`${reason(error)}\n`);
  process.exit(1);
});
