import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startGuitai } from '../../bot/app.js';
import { readSettings } from '../../bot/settings.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import { makeDemo } from '../demo/demo.js';
import { signInAs, type SignedIn } from '../desk/staff.js';
import { playSupervision } from './supervisionScene.js';

/** A screen and the picture's name. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** Who looks at it. */
  readonly as: SignedIn;
}

const RECORDS = 20_000;

/** Pictures of supervision: a demo's months, and a morning's work on them. `shoot` opens each screen and takes its picture. */
export async function shootSupervision({ consoleDirectory, log, shoot }: { readonly consoleDirectory: string; readonly log: TurnLog; readonly shoot: (address: string, shot: Shot) => Promise<void> }): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-supervision-'));
  try {
    const settings = readSettings({ DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' });
    const { accounts, password } = await makeDemo({ settings, records: RECORDS, months: 3, seed: 3, add: false });
    const app = await startGuitai({ settings, log, consoleDirectory });
    try {
      const nameOf = (role: string, at = 0): string => accounts.filter((each) => each.role === role)[at]?.name ?? '';
      const supervisor = await signInAs(app.address, nameOf('supervisor'), password);
      const compliance = await signInAs(app.address, nameOf('compliance'), password);
      const agents = (await app.database.staff.list()).filter(({ roles }) => roles.includes('agent')).map(({ id }) => id);
      const { conversation, sequence, incident } = await playSupervision({ supervisor, compliance }, agents);
      const screens: readonly (readonly [name: string, path: string, as: SignedIn])[] = [
        ['review', '/review', supervisor], ['review-conversation', `/review/${encodeURIComponent(conversation)}#s${sequence}`, supervisor], ['figures', '/figures', supervisor], ['incidents', '/incidents', supervisor],
        ['incident', `/incidents/${incident}`, supervisor], ['quality', '/quality/reviews', supervisor], ['findings', '/quality/findings', supervisor], ['risks', '/quality/risks', compliance], ['keeping', '/keeping/holds', compliance], ['proof', '/keeping/proof', compliance],
      ];
      for (const [name, path, as] of screens) await shoot(app.address, { name, path, as });
      supervisor.close();
      compliance.close();
    } finally {
      await app.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Waits until a screen is at rest. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
}
