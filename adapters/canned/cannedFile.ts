import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';
import { cannedReply, type CannedReply } from '../../bot/api/atHand.js';
import type { Canned } from '../../bot/console/canned.js';
import shipped from './shipped.json' with { type: 'json' };

const file = z.object({ replies: z.array(cannedReply) });

/**
 * Opens the canned replies; where there is no file yet, those that are shipped are there, and the file is written with the
 * first change. One change after another: each is durable before the next begins.
 * @throws Error where the file is not JSON or does not fit
 */
export async function openCanned(path: string): Promise<Canned> {
  let replies: readonly CannedReply[] = file.parse(await readOr(path, shipped)).replies;
  let writing = Promise.resolve();
  const store = new JSONFile<{ replies: readonly CannedReply[] }>(path);
  const change = async (next: (now: readonly CannedReply[]) => readonly CannedReply[]): Promise<void> => {
    const work = writing.then(async () => {
      const changed = next(replies);
      await mkdir(dirname(path), { recursive: true });
      const low = new Low(store, { replies: changed });
      low.data = { replies: changed };
      await low.write();
      replies = changed;
    });
    writing = work.catch(() => undefined);
    await work;
  };
  const same = (one: Pick<CannedReply, 'id' | 'owner'>, other: Pick<CannedReply, 'id' | 'owner'>): boolean => one.id === other.id && one.owner === other.owner;
  return {
    list: (staff) => [...replies.filter(({ owner }) => owner === ''), ...replies.filter(({ owner }) => owner === staff && staff !== '')],
    put: (reply) => change((now) => (now.some((each) => same(each, reply)) ? now.map((each) => (same(each, reply) ? reply : each)) : [...now, reply])),
    remove: async (id, owner) => {
      if (!replies.some((each) => same(each, { id, owner }))) return false;
      await change((now) => now.filter((each) => !same(each, { id, owner })));
      return true;
    },
  };
}

async function readOr(path: string, otherwise: unknown): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return otherwise;
    throw fault;
  }
  return JSON.parse(text);
}
