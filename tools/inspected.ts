import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFiles } from '../adapters/archive/archiveFiles.js';
import { openForInspecting } from '../adapters/database/openings.js';
import { openProfile } from '../adapters/profile/profileFile.js';
import { openKeys } from '../bot/keys.js';
import type { Settings } from '../bot/settings.js';
import { archiveFolder } from '../bot/supervision/keeping/folder.js';
import { inspect } from '../bot/supervision/proof/inspect.js';
import type { Inspection } from '../records/proof/inspectionText.js';
import { Vault, type VaultKey } from '../records/vault.js';

/** An inspection made without a server. */
export interface Inspected {
  readonly inspection: Inspection;
  readonly timeZone: string;
  readonly institution: string;
  /** False where there is no key to what is sealed: cases and handoffs are not in it. */
  readonly sealedToo: boolean;
}

/** Cases and handoffs of one conversation at most. */
const MOST = 500;

/** Everything about a conversation, or about a case in all conversations it touches, with what lies in archives here. Undefined when there is none. */
export async function inspected(settings: Settings, subject: { readonly kind: 'conversation' | 'case'; readonly id: string }): Promise<Inspected | undefined> {
  const keys = await personalKeys(settings);
  const profile = await openProfile(settings.PROFILE_FILE);
  const { timeZone, name } = profile.current();
  profile.close();
  const database = await openForInspecting({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') }, new Vault(keys ?? [{ id: 'none', secret: Buffer.alloc(32) }]));
  try {
    const { proving: { inspections, anchors }, cases, handoffsOf, staff } = database;
    const conversations = subject.kind === 'conversation' ? [subject.id] : await inspections.ofCase(subject.id);
    const heads = await Promise.all(conversations.map((conversation) => inspections.head(conversation)));
    if (heads.every((head) => head === undefined)) return undefined;
    const found = subject.kind === 'case' && keys !== undefined ? await cases.byNumber(subject.id) : undefined;
    const now = new Date().toISOString();
    const nothing = <T>(): Promise<readonly T[]> => Promise.resolve([]);
    const inspection = await inspect(
      {
        inspections, anchors, archives: archiveFiles(archiveFolder(settings)), timeZone,
        casesOf: keys === undefined ? nothing : (conversation) => cases.ofConversation(conversation, MOST),
        handoffsOf: keys === undefined ? nothing : (conversation) => handoffsOf(conversation, MOST),
        named: async (ids) => (await Promise.all(ids.map((id) => staff.byId(id)))).flatMap((one) => (one ? [{ id: one.id, name: one.displayName, workNumber: one.workNumber }] : [])),
      },
      { format: 'guitai-inspection/1', institution: { 'zh-Hans': name['zh-Hans'], en: name.en }, timeZone, subject, madeAt: now, madeBy: { id: '', name: 'npm run export' } },
      conversations, found, now,
    );
    return { inspection, timeZone, institution: name['zh-Hans'], sealedToo: keys !== undefined };
  } finally {
    await database.close();
  }
}

/** The keys that there are; none is made, for a new one opens nothing. */
async function personalKeys(settings: Settings): Promise<readonly VaultKey[] | undefined> {
  if (settings.PERSONAL_KEYS !== undefined) return settings.PERSONAL_KEYS.map(({ id, secret }) => ({ id, secret: Buffer.from(secret) }));
  const shared = settings.DATABASE_URL !== undefined && settings.NODE_ENV === 'production';
  return !shared && existsSync(join(settings.DATA_DIR, 'keys.json')) ? (await openKeys(settings)).personal : undefined;
}
