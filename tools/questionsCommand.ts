import type { Command } from 'commander';
import type * as Questions from './questions.js';

/** Adds `questions` and what it can do. What it needs is large: the other tools begin without it. */
export function addQuestions(program: Command): void {
  const questions = program.command('questions').description('what was asked and not answered well: in groups, and what is made of them; each published by a second person');
  const run = <Args extends unknown[]>(work: (loaded: typeof Questions, ...args: Args) => Promise<number>) => async (...args: Args): Promise<void> => {
    process.exitCode = await work(await import('./questions.js'), ...args);
  };
  const json = ['--json', 'as JSON'] as const;
  const by = ['--by <name>', 'who does this'] as const;
  const group = ['--group <id>', 'the group it is made from, which it settles'] as const;

  questions.command('list').description('groups of open questions, the largest first, and what waits to be published').option(...json)
    .action(run((loaded, options: Questions.Printed) => loaded.listQuestions(options)));
  questions.command('show').description('a group or an amendment').argument('<id>').option(...json)
    .action(run((loaded, id: string, options: Questions.Printed) => loaded.showQuestion(id, options)));
  questions.command('alias').description('propose example questions of a clause').requiredOption('--clause <number>', 'the clause').option('--text <question...>', 'the questions; the group’s wordings unless given').option(...group).requiredOption(...by).option(...json)
    .action(run((loaded, options: Parameters<typeof Questions.proposeAlias>[0]) => loaded.proposeAlias(options)));
  questions.command('synonym').description('propose words that people say for a word of the norms').argument('<word...>').requiredOption('--means <word>', 'the norms’ own word').option(...group).requiredOption(...by).option(...json)
    .action(run((loaded, words: string[], options: Parameters<typeof Questions.proposeSynonym>[1]) => loaded.proposeSynonym(words, options)));
  questions.command('answer').description('propose an answer in words of your own, shown with its clause').requiredOption('--clause <number>', 'the clause it stands on').requiredOption('--zh <text>', 'in Simplified Chinese').option('--hant <text>', 'in Traditional Chinese').option('--en <text>', 'in English').option('--text <question...>', 'the questions it answers; the group’s wordings unless given').option(...group).requiredOption(...by).option(...json)
    .action(run((loaded, options: Parameters<typeof Questions.proposeAnswer>[0]) => loaded.proposeAnswer(options)));
  questions.command('effect').description('what publishing an amendment would change').argument('<id>').option(...json)
    .action(run((loaded, id: string, options: Questions.Printed) => loaded.effectOf(id, options)));
  questions.command('publish').description('bring an amendment into force; not by who made it').argument('<id>').requiredOption(...by).option(...json)
    .action(run((loaded, id: string, options: Questions.Proposing) => loaded.publish(id, options)));
  questions.command('withdraw').description('take an amendment back').argument('<id>').requiredOption(...by).option(...json)
    .action(run((loaded, id: string, options: Questions.Proposing) => loaded.withdraw(id, options)));
  questions.command('dismiss').description('end a group about which nothing is to be done').argument('<id>').requiredOption(...by).option(...json)
    .action(run((loaded, id: string, options: Questions.Proposing) => loaded.dismiss(id, options)));
}
