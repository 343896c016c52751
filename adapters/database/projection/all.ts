import { sql } from 'kysely';
import type { Vault } from '../../../records/vault.js';
import { openGround, type Ground } from '../reading/ground.js';
import { behind, project } from './driver.js';

/** How far a projection of everything is. */
export interface ProjectProgress {
  readonly conversations: number;
  /** How many were behind when it began. */
  readonly of: number;
}

/** Records in one transaction: nobody waits. */
const RECORDS = 20_000;
/** What SQLite's index of words gathers in memory before it writes, in bytes: much, so that little is merged again and again; and its own. */
const BULK_HASH = 32 * 2 ** 20;
const USUAL_HASH = 2 ** 20;
/** Conversations looked for at a time. */
const PAGE = 1_000;

/**
 * Projects all that is behind, as fast as it goes: for a database that was filled by other means than the server. It must
 * have been migrated. Runs beside a server, too, whose customers then wait for moments (SQLite).
 * @throws StoreUnavailable
 */
export async function projectAll({ url, file, vault, onProgress = () => undefined }: {
  readonly url?: string | undefined;
  readonly file: string;
  readonly vault: Vault;
  readonly onProgress?: (progress: ProjectProgress) => void;
}): Promise<ProjectProgress & { readonly failed: readonly string[] }> {
  const ground = await openGround({ url, file, instance: 'tool', use: 'projecting' }, vault);
  try {
    if (ground.traits.name === 'sqlite') await hashSize(ground, BULK_HASH);
    const failed: string[] = [];
    const { rows: [counted] } = await sql<{ count: number }>`select count(*) as count from conversations c left join projected p on p.conversation = c.id where p.through is null or p.through < c.last_sequence`.execute(ground.on);
    const of = counted?.count ?? 0;
    let conversations = 0;
    for (let after = ''; ; ) {
      const ids = await behind(ground, { after, limit: PAGE });
      const last = ids.at(-1);
      if (last === undefined) break;
      failed.push(...(await project(ground, ids, RECORDS)).failed.map(({ conversation }) => conversation));
      conversations += ids.length;
      after = last;
      onProgress({ conversations, of: Math.max(of, conversations) });
    }
    return { conversations, of: Math.max(of, conversations), failed };
  } finally {
    if (ground.traits.name === 'sqlite') await hashSize(ground, USUAL_HASH).catch(() => undefined);
    await ground.on.destroy();
  }
}

async function hashSize({ on }: Ground, bytes: number): Promise<void> {
  // As a part of the statement: a parameter would come as a float.
  await sql.raw(`insert into review_words (review_words, rank) values ('hashsize', ${bytes})`).execute(on);
}
