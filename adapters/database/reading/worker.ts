import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../bot/clock.js';
import { Vault } from '../../../records/vault.js';
import { patiently } from '../patience.js';
import { closeGround, openGround } from './ground.js';
import { sentFault, type ThreadAnswer, type ThreadCall, type ThreadData } from './protocol.js';
import { taskOf } from './tasks.js';

// A thread that reads, or projects, on a connection of its own. Built as `dist/reading.js`.

/** Below a minute, so that whoever waits hears of it. */
const PATIENCE = { clock: systemClock, patienceMs: 8_000 };

/** Answers every call; a reading never ends the thread. */
async function serve(port: NonNullable<typeof parentPort>, { place, keys }: ThreadData): Promise<void> {
  // On Linux a thread has a priority of its own: what goes through the whole record leaves the processor to whoever serves customers.
  if (place.use === 'proving' && place.readOnly !== true && process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);
  const ground = await openGround(place, new Vault(keys));
  port.on('message', (call: ThreadCall | 'close') => {
    if (call === 'close') {
      void closeGround(ground).finally(() => port.close());
      return;
    }
    const { id, name, params } = call;
    const task = taskOf(place.use, name);
    const answer = task === undefined ? Promise.reject(new RangeError(`there is no ${place.use} called ${name}`)) : patiently(PATIENCE, () => task(ground, params));
    answer.then(
      (value): ThreadAnswer => ({ id, kind: 'done', value }),
      (fault: unknown): ThreadAnswer => ({ id, kind: 'failed', fault: sentFault(fault) }),
    ).then((said) => {
      try {
        port.postMessage(said);
      } catch (fault) {
        port.postMessage({ id, kind: 'failed', fault: sentFault(fault) } satisfies ThreadAnswer);
      }
    }, () => undefined);
  });
}

// Threads of other things that happen to load this file have other data.
if (parentPort !== null) await serve(parentPort, workerData as ThreadData);
