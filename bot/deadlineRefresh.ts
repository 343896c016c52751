import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cases } from '../cases/cases.js';
import type { Profile } from '../cases/profile/profile.js';
import type { ChannelHost } from './channelHost.js';
import type { Clock } from './clock.js';
import { faultOf, type TurnLog } from './turn/faults.js';

/** What the refresh is made of. */
export interface RefreshParts {
  readonly cases: Pick<Cases, 'open'>;
  readonly host: Pick<ChannelHost, 'receive'>;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** Where it is kept what the deadlines were last computed from. */
  readonly directory: string;
}

/** Cases told at a time. */
const AT_ONCE = 64;
const SYSTEM = { role: 'system', id: 'guitai' } as const;

/**
 * Tells every open case that the institution's deadlines or calendar have changed, each once however many instances tell it:
 * as an event in its conversation. Nothing is done when they have not changed since the last time.
 */
export async function refreshDeadlines({ cases, host, clock, log, directory }: RefreshParts, { deadlines, holidays, timeZone }: Profile): Promise<void> {
  const file = join(directory, 'deadlines.sha256');
  const print = createHash('sha256').update(JSON.stringify({ deadlines, holidays, timeZone })).digest('hex');
  try {
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before === print) return;
    let told = 0;
    // At the very first start there is nothing to compute again.
    for (let after = ''; before !== undefined; ) {
      const page = await cases.open(after, AT_ONCE);
      await Promise.all(
        page.map(({ number, conversation }) =>
          host.receive({
            conversation, key: `profile:${print.slice(0, 32)}:${number}`, wantsTurn: true,
            record: { kind: 'event', at: new Date(clock.now()).toISOString(), from: SYSTEM, to: SYSTEM, outcome: 'due', content: { event: 'profile.changed', data: { number } } },
          }),
        ),
      );
      told += page.length;
      const last = page.at(-1);
      if (last === undefined || page.length < AT_ONCE) break;
      after = last.number;
    }
    await writeFile(file, print);
    if (told > 0) log.info({ cases: told }, 'deadlines are computed anew');
  } catch (fault) {
    log.error({ fault: faultOf(fault) }, 'deadlines not computed anew; tried again at the next start or change');
  }
}
