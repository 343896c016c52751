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
  .argument('<kind>', 'dates, pii, intents, slots, or calibration (which has no file)')
  .argument('[file]', 'a JSON Lines file')
  .action(async (kind: string, file: string | undefined) => {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    // Their readers are large; the other tools begin without them.
    if (kind === 'calibration') (await import('./eval/calibration.js')).evaluateCalibration(print);
    else if (file === undefined) throw new Error(`eval ${kind} needs a file`);
    else if (kind === 'dates') await (await import('./eval/dates.js')).evaluateDates(file, print);
    else if (kind === 'pii') await (await import('./eval/personal.js')).evaluatePersonal(file, print);
    else if (kind === 'intents') await (await import('./eval/intents.js')).evaluateIntents(file, print);
    else if (kind === 'slots') await (await import('./eval/slots.js')).evaluateSlots(file, print);
    else throw new Error(`no evaluation of ${kind}; there are: dates, pii, intents, slots, calibration`);
  });

program.parseAsync(process.argv).catch((error: unknown) => {
  process.stderr.write(`${reason(error)}\n`);
  process.exit(1);
});
