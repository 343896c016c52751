import type { Command } from 'commander';

/** Adds the commands of keeping: archive, backup, restore. */
export function addKeeping(program: Command): void {
  // Their parts are large; the other tools begin without them.
  const archives = () => import('./archive.js');
  const archive = program.command('archive').description('move whole conversations into files by month (norm 4.5), beside a running server or without one');
  archive
    .command('make', { isDefault: true })
    .description('archive one month, or every month that is due by the profile')
    .option('--month <month>', 'such as 2023-05')
    .option('--due', 'all months that ended longer ago than supervision.keeping.archiveAfterMonths')
    .action(async (options: { month?: string; due?: true }) => {
      process.exitCode = await (await archives()).archive(options);
    });
  archive.command('list').description('the archives there are').action(async () => {
    process.exitCode = await (await archives()).listArchives();
  });
  archive.command('check').description('read archives’ files again: counts, hashes').argument('[id...]', 'such as 2023-05-1; all unless told').action(async (ids: string[]) => {
    process.exitCode = await (await archives()).checkArchives(ids);
  });
  archive
    .command('restore')
    .description('put an archive, or some of its conversations, back into the database')
    .argument('<id>', 'such as 2023-05-1')
    .argument('[conversation...]', 'only these')
    .action(async (id: string, conversations: string[]) => {
      process.exitCode = await (await archives()).restoreArchive(id, conversations);
    });
  archive.command('erase').description('write files anew that still hold conversations which were deleted').action(async () => {
    process.exitCode = await (await archives()).eraseFromArchives();
  });
  program
    .command('backup')
    .description('write one consistent copy of everything but keys and archives, beside a running server or without one')
    .argument('<file>', 'such as guitai-2026-11-26.backup.gz')
    .option('--overwrite', 'in the place of a file that is there')
    .action(async (file: string, options: { overwrite?: true }) => {
      process.exitCode = await (await import('./backup.js')).backUp(file, options);
    });
  program
    .command('restore')
    .description('load a backup into an empty database of either kind; no server may be running on it')
    .argument('<file>')
    .option('--replace', 'where there is data already: it is kept beside')
    .option('--check', 'only say whether the file is whole, and what is in it')
    .action(async (file: string, options: { replace?: true; check?: true }) => {
      process.exitCode = await (await import('./backup.js')).restore(file, options);
    });
}
