import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Anchors } from '../../../records/proof/anchors.js';
import type { ExportReader } from '../../../records/proof/exporting.js';
import type { InspectionReader } from '../../../records/proof/inspecting.js';
import type { Jobs } from '../../../records/proof/jobs.js';
import type { PartVerifier } from '../../../records/proof/verification.js';
import { Vault } from '../../../records/vault.js';
import type { Engine } from '../engine.js';
import { patiently, type Patience } from '../patience.js';
import { Thread } from '../reading/thread.js';
import { SnapshotReader } from '../reader.js';
import type { Connection } from '../schema.js';
import { isId } from '../texts.js';
import { anchorByOrdinal, clearLeaves, keepAnchor, leafOf, listAnchors } from './anchorRows.js';
import { conversationsOfCase, departuresOf, storedHead, storedOf } from './inspectRows.js';
import { askJob, cancelJob, claimJob, endJob, jobById, listJobs, onceJob, progressJob, releaseJob } from './jobs.js';
import { PROVING, type ProvingAnswer, type ProvingName, type ProvingParams } from './tasks.js';

/** What proving has of the database: long work in threads of its own, its jobs and its anchors. */
export interface ProvingSide {
  readonly jobs: Jobs;
  readonly anchors: Anchors;
  readonly exports: ExportReader;
  readonly inspections: InspectionReader;
  /** Verifies with a key, and reads archives where their folder is given. */
  verifier(seal: Uint8Array, archives?: string): PartVerifier;
}

/** Where it is to open connections of its own. */
export interface ProvingParts {
  readonly url?: string | undefined;
  readonly file: string;
  readonly instance: string;
  readonly engine: Pick<Engine, 'db' | 'traits' | 'transaction'>;
  readonly patience: Patience;
  /** For tools: nothing is written. */
  readonly readOnly?: boolean;
}

/** Threads at most, whatever the machine has. */
const MOST_LANES = 4;

/** Does a step in a thread that is free. */
type Ask = <Name extends ProvingName>(name: Name, params: ProvingParams<Name>) => Promise<ProvingAnswer<Name>>;

/** Puts proving together on an opened database. */
export function provingSide({ url, file, instance, engine, patience, readOnly = false }: ProvingParts): ProvingSide & { close(): Promise<void> } {
  const { db, traits, transaction } = engine;
  // Nothing that is sealed is opened here: the threads get a key that fits nothing.
  const keys = [{ id: 'none', secret: randomBytes(32) }];
  const inProcess = (url === undefined || url === '') && file === ':memory:';
  const threads = inProcess ? [] : Array.from({ length: Math.min(MOST_LANES, availableParallelism()) }, () => new Thread({ place: { url, file, instance, use: 'proving', readOnly }, keys }));
  const ask: Ask = async <Name extends ProvingName>(name: Name, params: ProvingParams<Name>) => {
    const [first, ...others] = threads;
    if (first === undefined) {
      // The compiler can't follow that a name's step takes that name's parameters.
      const step = PROVING[name] as (ground: { on: typeof db; traits: typeof traits; vault: Vault }, given: ProvingParams<Name>) => Promise<ProvingAnswer<Name>>;
      return await step({ on: db, traits, vault: new Vault(keys) }, params);
    }
    const freest = others.reduce((best, each) => (each.busy < best.busy ? each : best), first);
    return (await freest.ask(name, params)) as ProvingAnswer<Name>;
  };
  const read = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => work(db));
  const write = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => transaction(work));
  return {
    jobs: {
      ask: (job) => write((on) => askJob(on, job)),
      once: (job) => write((on) => onceJob(on, job)),
      byId: (id) => read((on) => jobById(on, id)),
      list: (kind, limit) => read((on) => listJobs(on, kind, limit)),
      claim: (holder, now, until, kinds) => write((on) => claimJob(on, traits, holder, now, until, kinds)),
      progress: (id, holder, until, done, total) => write((on) => progressJob(on, id, holder, until, done, total)),
      end: (id, holder, end) => write((on) => endJob(on, id, holder, end)),
      release: (id, holder) => write((on) => releaseJob(on, id, holder)),
      cancel: (id, at) => write((on) => cancelJob(on, id, at)),
    },
    anchors: {
      list: (limit, before) => read((on) => listAnchors(on, limit, before)),
      byOrdinal: (ordinal) => read((on) => anchorByOrdinal(on, ordinal)),
      latest: async () => (await read((on) => listAnchors(on, 1)))[0],
      clear: (work) => write((on) => clearLeaves(on, work)),
      register: async () => {
        const head = await read((on) => new SnapshotReader(on, traits).registerHead());
        return head && { lastOrdinal: head.lastOrdinal, lastHash: head.lastHash };
      },
      make: (work, chunk, size) => ask('makeChunk', { work, chunk, size }),
      audit: (from, { settled, through }, limit) => ask('auditDigest', { from, settled, through, limit }),
      keep: (anchor, work) => write((on) => keepAnchor(on, anchor, work)),
      chunk: (anchor, chunk, size) => ask('readChunk', { anchor, chunk, size }),
      missing: (anchor, chunk, size) => ask('missingOfChunk', { anchor, chunk, size }),
      differing: (anchor, leaves) => ask('differingLeaves', { anchor, leaves }),
      changed: (anchor, after, limit) => ask('changedLeaves', { anchor, after, limit }),
      leaf: async (anchor, conversation) => (isId(conversation) ? await read((on) => leafOf(on, anchor, conversation)) : undefined),
    },
    exports: {
      count: (filter) => ask('exportCount', { filter }),
      step: (filter, format, from) => ask('exportStep', { filter, format, from }),
      archived: (filter, format, from, archives) => ask('exportArchived', { filter, format, from, archives }),
      elsewhere: (filter) => ask('exportElsewhere', { filter }),
    },
    inspections: {
      head: async (conversation) => (isId(conversation) ? await read((on) => storedHead(on, conversation)) : undefined),
      records: (conversation, after, limit) => read((on) => storedOf(on, conversation, after, limit)),
      departures: (conversation) => read((on) => departuresOf(on, conversation)),
      ofCase: async (number) => (isId(number) ? await read((on) => conversationsOfCase(on, number)) : []),
    },
    verifier: (seal, archives) => ({
      lanes: Math.max(1, threads.length),
      plan: (inPart) => ask('verifyPlan', { inPart }),
      range: (range) => ask('verifyPart', { seal, archives, mapped: readOnly, range }),
      register: () => ask('verifyRegisterPart', { seal }),
    }),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
