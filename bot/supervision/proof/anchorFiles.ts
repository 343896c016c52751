import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorFile, anchorText, type Anchor } from '../../../records/proof/anchor.js';
import type { Anchors } from '../../../records/proof/anchors.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';
import { writeLeaves } from './leafFiles.js';

/** Writes anchors into folders, with the leaves that have changed, never over one that is there. */
export class AnchorFiles {
  constructor(
    private readonly folders: readonly string[],
    private readonly anchors: Pick<Anchors, 'changed'>,
    private readonly log: TurnLog,
  ) {}

  /** Writes those that are missing. A folder that can't be written, or a file that says something else, is logged as a fault. */
  async write(anchors: readonly Anchor[]): Promise<void> {
    for (const folder of this.folders) {
      try {
        await mkdir(folder, { recursive: true });
        for (const anchor of anchors) await this.#one(folder, anchor);
      } catch (fault) {
        this.log.error({ folder, fault: faultOf(fault) }, 'an anchor could not be written; tried again with the next');
      }
    }
  }

  async #one(folder: string, anchor: Anchor): Promise<void> {
    const file = join(folder, anchorFile(anchor));
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before !== undefined) {
      if (before !== anchorText(anchor)) this.log.error({ file, anchor: anchor.ordinal }, 'an anchor’s file says something else than the database: run verify --anchor on it');
      return;
    }
    const part = `${file}.${process.pid}.part`;
    const handle = await open(part, 'w', 0o644);
    try {
      await handle.writeFile(anchorText(anchor));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // The leaves first: an anchor's file says that all of it is there.
    await writeLeaves(this.anchors, anchor, folder);
    await rename(part, file);
  }
}
