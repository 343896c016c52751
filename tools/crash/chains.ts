import { recordHash, registrationHash, sealKey, sealOfHead, sealOfRegister } from '../../records/chain.js';
import { GENESIS } from '../../records/record.js';
import type { RecordSnapshot, StoredHead, StoredRecord } from '../../records/reader.js';

const PAGE = 2_000;

/** Recomputes every chain from the rows alone; what does not agree, in words. Gives each record to `each` on the way. */
export async function brokenChains(view: RecordSnapshot, seal: string, each: (record: StoredRecord) => void): Promise<string[]> {
  const key = sealKey(Buffer.from(seal));
  const broken: string[] = [];
  const heads = new Map<string, StoredHead>();
  for await (const page of view.storedHeads(PAGE, 'conversation')) for (const head of page) heads.set(head.conversation, head);

  const ends = new Map<string, { sequence: number; hash: string }>();
  for await (const page of view.recordPages(PAGE)) {
    for (const record of await page.rows()) {
      each(record);
      const before = ends.get(record.conversation) ?? { sequence: 0, hash: GENESIS };
      const right = record.sequence === before.sequence + 1 && record.previous === before.hash && record.hash === recordHash(record);
      if (!right) broken.push(`record ${record.sequence} of ${record.conversation}`);
      ends.set(record.conversation, { sequence: record.sequence, hash: record.hash });
    }
  }
  for (const head of heads.values()) {
    const end = ends.get(head.conversation);
    const right = end?.sequence === head.lastSequence && end.hash === head.lastHash && head.seal === sealOfHead(key, head.conversation, head.lastSequence, head.lastHash);
    if (!right) broken.push(`head of ${head.conversation}`);
    ends.delete(head.conversation);
  }
  for (const conversation of ends.keys()) broken.push(`no head for ${conversation}`);

  let end = { ordinal: 0, hash: GENESIS };
  for await (const page of view.register(PAGE)) {
    for (const line of page) {
      const right = line.ordinal === end.ordinal + 1 && line.previous === end.hash && line.hash === registrationHash(line.ordinal, line.conversation, end.hash) && heads.get(line.conversation)?.ordinal === line.ordinal;
      if (!right) broken.push(`line ${line.ordinal} of the register`);
      end = { ordinal: line.ordinal, hash: line.hash };
    }
  }
  const last = await view.registerHead();
  if (end.ordinal !== heads.size) broken.push(`the register has ${end.ordinal} conversations, there are ${heads.size}`);
  if (end.ordinal > 0 && (last?.lastOrdinal !== end.ordinal || last.lastHash !== end.hash || last.seal !== sealOfRegister(key, end.ordinal, end.hash))) broken.push('head of the register');
  return broken;
}
