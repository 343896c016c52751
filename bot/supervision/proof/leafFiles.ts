import { createWriteStream } from 'node:fs';
import { readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import { z } from 'zod';
import { anchorFile, leafText, type Anchor, type Leaf } from '../../../records/proof/anchor.js';
import type { Anchors } from '../../../records/proof/anchors.js';
import { GENESIS } from '../../../records/record.js';

/** Leaves read at a time. */
const PAGE = 2_000;
const gunzipped = promisify(gunzip);
const line = z.tuple([z.int().min(1), z.string(), z.int().min(0), z.string()]);
const NAME = /^anchor-(\d{6,})-\d{4}-\d{2}-\d{2}\.leaves\.jsonl\.gz$/;

/** The name of the file with the leaves that have changed with an anchor: a leaf's text to a line. */
export const leafFile = (anchor: Pick<Anchor, 'ordinal' | 'day'>): string => anchorFile(anchor).replace(/\.json$/, '.leaves.jsonl.gz');

/** Writes the leaves that have changed with an anchor beside its file. */
export async function writeLeaves(anchors: Pick<Anchors, 'changed'>, anchor: Anchor, folder: string): Promise<void> {
  const file = join(folder, leafFile(anchor));
  const part = `${file}.${process.pid}.part`;
  await pipeline(linesOf(anchors, anchor.ordinal), createGzip(), createWriteStream(part, { mode: 0o644 }));
  await rename(part, file);
}

async function* linesOf(anchors: Pick<Anchors, 'changed'>, anchor: number): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const page = await anchors.changed(anchor, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page.map((leaf) => `${leafText(leaf)}\n`).join('');
    after = last.ordinal;
  }
}

/** Reads the leaves as they were at an anchor, from the files beside it: those of all anchors up to it. Undefined where there are none. */
export function leavesBeside(file: string): (anchor: Anchor) => Promise<readonly Leaf[] | undefined> {
  return async ({ ordinal, tree }) => {
    const folder = dirname(file);
    const names = (await readdir(folder)).flatMap((name) => {
      const [, number] = NAME.exec(basename(name)) ?? [];
      return number !== undefined && Number(number) <= ordinal ? [name] : [];
    }).sort();
    if (names.length === 0) return undefined;
    const leaves = Array.from({ length: tree.size }, (_, index): Leaf => ({ ordinal: index + 1, conversation: '', lastSequence: 0, lastHash: GENESIS }));
    for (const name of names) {
      // A file that can't be read to its end gives leaves that do not give the root: that is then said.
      const text = await readFile(join(folder, name)).then((bytes) => gunzipped(bytes)).then(String, () => '');
      for (const each of text.split('\n')) {
        const read = line.safeParse(each === '' ? undefined : jsonOf(each));
        if (!read.success) continue;
        const [number, conversation, lastSequence, lastHash] = read.data;
        if (number <= tree.size) leaves[number - 1] = { ordinal: number, conversation, lastSequence, lastHash };
      }
    }
    return leaves;
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
