import { readSettings } from '../../bot/settings.js';
import { makeDemo } from './demo.js';

/**
 * `npm run demo`: makes a demo's data where the settings say, and says plainly what it made.
 * @returns the exit code
 */
export async function demo({ records, months, seed, add }: { readonly records: number; readonly months: number; readonly seed: number; readonly add?: true }): Promise<number> {
  const settings = readSettings(process.env);
  const made = await makeDemo({ settings, records, months, seed, add: add === true });
  const number = (value: number): string => value.toLocaleString('en');
  const copies = made.conversations - made.played;
  const where = settings.DATABASE_URL === undefined || settings.DATABASE_URL === '' ? settings.DATA_DIR : 'DATABASE_URL';
  process.stdout.write(
    [
      `${number(made.records)} records in ${number(made.conversations)} conversations over ${months} months, in ${where}, in ${made.seconds.toFixed(0)} s.`,
      copies > 0 ? `${number(made.played)} conversations were played through the product; ${number(copies)} are copies of these with other people, numbers, words and times.` : 'All of it was played through the product. Nobody in it exists.',
      `Accounts: ${made.accounts.map(({ name, role }) => `${name} (${role})`).join(', ')}.`,
      `Password of all of them, shown this once: ${made.password}`,
      'Now: npm start, then sign in at /console. Before real work begins here, use another database.',
      '',
    ].join('\n'),
  );
  return 0;
}
