import type { Case } from '../../../cases/case.js';
import type { Handoff } from '../../../handoff/handoff.js';
import { ArchiveDamaged, type ArchivedRecords } from '../../../records/keeping/archived.js';
import type { Anchor } from '../../../records/proof/anchor.js';
import type { Anchors } from '../../../records/proof/anchors.js';
import type { About, ConversationLine } from '../../../records/proof/inspection.js';
import type { InspectionReader } from '../../../records/proof/inspecting.js';
import type { InspectedConversation, Inspection } from '../../../records/proof/inspectionText.js';
import { CHUNK, pathOf } from '../../../records/proof/merkle.js';
import type { StoredHead, StoredRecord } from '../../../records/reader.js';
import { inspectionFacts, type Named } from './facts.js';
import { sha256 } from './works.js';

/** What inspections are read from. */
export interface InspectParts {
  readonly inspections: InspectionReader;
  readonly anchors: Pick<Anchors, 'latest' | 'leaf' | 'chunk'>;
  readonly archives: ArchivedRecords;
  readonly casesOf: (conversation: string) => Promise<readonly Case[]>;
  readonly handoffsOf: (conversation: string) => Promise<readonly Handoff[]>;
  /** Names of staff, by id. */
  readonly named: (ids: readonly string[]) => Promise<readonly Named[]>;
  readonly timeZone: string;
}

/** Records read at a time. */
const PAGE = 500;

/**
 * Everything about a conversation, or about a case in all conversations it touches.
 * @param found the case, where it is about one; its conversations otherwise
 */
export async function inspect(parts: InspectParts, about: About, conversations: readonly string[], found: Case | undefined, now: string): Promise<Inspection> {
  const anchor = await parts.anchors.latest();
  const roots = new ChunkRoots(parts.anchors, anchor);
  const inspected: InspectedConversation[] = [];
  for (const conversation of conversations) {
    const head = await parts.inspections.head(conversation);
    if (head !== undefined) inspected.push(await inspectedOf(parts, head, roots));
  }
  const cases = found === undefined ? (await Promise.all(conversations.map(parts.casesOf))).flat() : [found];
  const handoffs = (await Promise.all(conversations.map(parts.handoffsOf))).flat();
  const facts = await inspectionFacts({ cases, handoffs, records: inspected.flatMap(({ records }) => records), named: parts.named, now });
  return { about, anchor, conversations: inspected, facts };
}

async function inspectedOf({ inspections, archives, anchors }: InspectParts, head: StoredHead, roots: ChunkRoots): Promise<InspectedConversation> {
  const { conversation, channel, openedAt } = head;
  const records: StoredRecord[] = [];
  const departed: ConversationLine['departed'] = [];
  for (const departure of await inspections.departures(conversation)) {
    const { kind, from, to, previous, lastHash, paper } = departure;
    const read = kind === 'archived' ? await fromArchive(archives, departure) : undefined;
    if (read === undefined) departed.push({ kind, from, to, previous, lastHash, paper });
    else records.push(...read);
  }
  for (let after = 0; ; ) {
    const page = await inspections.records(conversation, after, PAGE);
    records.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.sequence;
  }
  records.sort((one, other) => one.sequence - other.sequence);
  // What was written while this was read: the head as it was names the end.
  const until = records.filter(({ sequence }) => sequence <= head.lastSequence);
  const inclusion = roots.anchor && (await inclusionIn(anchors, roots.anchor, conversation, roots));
  return { head: { conversation, channel, openedAt, lastSequence: head.lastSequence, lastHash: head.lastHash, departed, ...(inclusion && { inclusion }) }, records: until };
}

async function inclusionIn(anchors: InspectParts['anchors'], { ordinal, tree: { size } }: Anchor, conversation: string, roots: ChunkRoots): Promise<ConversationLine['inclusion']> {
  const leaf = await anchors.leaf(ordinal, conversation);
  return leaf && { ordinal: leaf.ordinal, lastSequence: leaf.lastSequence, lastHash: leaf.lastHash, size, path: await roots.path(leaf.ordinal) };
}

async function fromArchive(archives: ArchivedRecords, departure: Parameters<ArchivedRecords['recordsOf']>[0]): Promise<StoredRecord[] | undefined> {
  try {
    const pages = await archives.recordsOf(departure);
    if (pages === undefined) return undefined;
    const records: StoredRecord[] = [];
    for await (const page of pages) records.push(...page);
    return records;
  } catch (error) {
    // It is said to be archived, and that it is damaged is the verification's to say.
    if (error instanceof ArchiveDamaged) return undefined;
    throw error;
  }
}

/** Ways up an anchor's tree. The roots of its chunks are read once, for they are the same for all conversations. */
class ChunkRoots {
  #roots: Promise<readonly string[]> | undefined;

  constructor(
    private readonly anchors: Pick<Anchors, 'chunk'>,
    readonly anchor: Anchor | undefined,
  ) {}

  async path(ordinal: number): Promise<string[]> {
    if (this.anchor === undefined) return [];
    const { ordinal: number, tree: { size } } = this.anchor;
    const chunk = Math.floor((ordinal - 1) / CHUNK);
    const [{ hashes }, roots] = await Promise.all([this.anchors.chunk(number, chunk, size), (this.#roots ??= this.#read(number, size))]);
    return [...pathOf(sha256, hashes, (ordinal - 1) % CHUNK), ...pathOf(sha256, roots, chunk)];
  }

  async #read(number: number, size: number): Promise<readonly string[]> {
    const roots: string[] = [];
    for (let chunk = 0; chunk * CHUNK < size; chunk += 1) roots.push((await this.anchors.chunk(number, chunk, size)).root);
    return roots;
  }
}
