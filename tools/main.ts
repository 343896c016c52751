import { Command } from 'commander';
import { evaluateDates } from './eval/dates.js';
import { exportConversation } from './export.js';
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
  .description('check that the record is whole: exit 0 and the count, or 1 and what is wrong where')
  .action(async () => {
    process.exitCode = await verify();
  });

program
  .command('eval')
  .description('measure a reader against a file with right answers')
  .argument('<kind>', 'dates')
  .argument('<file>', 'a JSON Lines file')
  .action(async (kind: string, file: string) => {
    if (kind !== 'dates') throw new Error(`no evaluation of ${kind}; there is: dates`);
    await evaluateDates(file, (line) => process.stdout.write(`${line}\n`));
  });

program.parseAsync(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
