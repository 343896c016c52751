import { startGuitai } from './app.js';
import { openLog } from './log.js';
import { readSettings, WrongSettings } from './settings.js';
import { stopOnSignal } from './shutdown.js';

/** The product's process: reads settings, starts, says where it is, stops on a signal. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = openLog(settings);
  const app = await startGuitai({ settings, log });
  stopOnSignal(log, () => app.stop());
  process.stdout.write(`${app.profileName}\n  customers   ${app.address}/\n  console     ${app.address}/console\n  Direct Line ${app.address}/v3/directline\n  Bot Service ${app.address}/api/messages\n`);
  if ((await app.database.staff.list()).length === 0) process.stdout.write('Nobody can sign in to the console yet. The first account: npm run user -- add NAME --role supervisor (it asks for a password).\n');
}

main().catch((error: unknown) => {
  // What is wrong before the start is for the operator: the whole message, and no stack where it would only bury it.
  const plain = error instanceof WrongSettings || (error instanceof Error && ['BrokenProfile', 'BrokenNorms', 'StoreUnavailable', 'DatabaseInUse'].includes(error.name));
  process.stderr.write(`${plain && error instanceof Error ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
