import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { systemClock } from '../../bot/clock.js';
import type { StaffStore } from '../../bot/staff/port.js';
import type { Cases } from '../../cases/cases.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { OpenQuestions } from '../../knowledge/loop/openQuestions.js';
import { sealKey } from '../../records/chain.js';
import type { ArchiveRows } from '../../records/keeping/archiveRows.js';
import type { RecordReader } from '../../records/reader.js';
import type { Dossiers } from '../../supervision/dossiers/port.js';
import type { Figures } from '../../supervision/figures/port.js';
import type { Vault } from '../../records/vault.js';
import { caseByNumber, casesOfConversation } from './caseReading.js';
import { staffSide } from './staffSide.js';
import { dossiersOf } from './dossiers/side.js';
import { openEngine, type Engine } from './engine.js';
import { figuresOn } from './figures/side.js';
import { handoffHistory } from './handoffReading.js';
import { checkMigrated } from './migrations/index.js';
import { patiently, type Patience } from './patience.js';
import { provingSide } from './proof/provingSide.js';
import { archiveRows } from './keeping/archiveRows.js';
import { questionsOf, readingSide } from './readingSide.js';
import type { DatabasePlace, ReadingDatabase } from './store.js';

/**
 * Opens the database for tools such as `verify` and `export`: nothing is written or locked, whether a server runs or not.
 * @throws Error when there is no database, or it is not at this program's schema.
 */
export async function openForReading(place: DatabasePlace): Promise<ReadingDatabase> {
  const patience: Patience = { clock: systemClock, patienceMs: 8_000 };
  const engine = await openExisting(place, patience, true);
  const proving = provingSide({ url: place.url, file: place.file, instance: 'tool', engine, patience, readOnly: true });
  return {
    ...readingSide(engine, patience),
    proving,
    close: async () => {
      await proving.close();
      await engine.close();
    },
  };
}

/**
 * Opens the database to work through open questions, whether a server runs or not.
 * @throws Error when there is no database, or it is not at this program's schema.
 */
export async function openForQuestions(place: DatabasePlace): Promise<{ readonly questions: OpenQuestions; close(): Promise<void> }> {
  const patience: Patience = { clock: systemClock, patienceMs: 8_000 };
  const engine = await openExisting(place, patience, false);
  return { questions: questionsOf(engine, patience), close: engine.close };
}

/**
 * Opens the database to archive and to restore from archives, whether a server runs or not.
 * @throws Error when there is no database, or it is not at this program's schema.
 */
export async function openForKeeping(place: DatabasePlace, seal: Uint8Array): Promise<{ readonly archive: ArchiveRows; readonly records: RecordReader; close(): Promise<void> }> {
  // Beside a server that is busy, a step waits longer than a customer would.
  const patience: Patience = { clock: systemClock, patienceMs: 60_000 };
  const engine = await openExisting(place, patience, false);
  return { ...readingSide(engine, patience), archive: archiveRows(engine, patience, sealKey(seal)), close: engine.close };
}

/**
 * Opens the database to count, whether a server runs or not; nothing is written.
 * @throws Error when there is no database, or it is not at this program's schema.
 */
export async function openForFigures(place: DatabasePlace, vault: Vault): Promise<{ readonly figures: Figures; readonly dossiers: Pick<Dossiers, 'list' | 'byId'>; readonly nameOf: (staff: string) => Promise<string>; close(): Promise<void> }> {
  const patience: Patience = { clock: systemClock, patienceMs: 60_000 };
  const engine = await openExisting(place, patience, true);
  const { db, traits, close } = engine;
  return {
    figures: figuresOn({ on: db, traits, vault }),
    dossiers: dossiersOf({ db, vault, patience, write: () => Promise.reject(new Error('opened for reading')) }),
    nameOf: async (id) => (await staffSide(engine, patience).staff.byId(id))?.displayName ?? id,
    close,
  };
}

/** What inspection files are made from. */
export interface InspectingDatabase extends Pick<ReadingDatabase, 'proving' | 'close'> {
  readonly cases: Pick<Cases, 'byNumber' | 'ofConversation'>;
  readonly handoffsOf: (conversation: string, limit: number) => Promise<readonly Handoff[]>;
  readonly staff: Pick<StaffStore, 'byId'>;
}

/**
 * Opens the database to make inspection files, whether a server runs or not; nothing is written.
 * @throws Error when there is no database, or it is not at this program's schema.
 */
export async function openForInspecting(place: DatabasePlace, vault: Vault): Promise<InspectingDatabase> {
  const patience: Patience = { clock: systemClock, patienceMs: 8_000 };
  const engine = await openExisting(place, patience, true);
  const { db } = engine;
  const proving = provingSide({ url: place.url, file: place.file, instance: 'tool', engine, patience, readOnly: true });
  return {
    proving,
    cases: {
      byNumber: (number) => patiently(patience, () => caseByNumber(db, vault, number)),
      ofConversation: (conversation, limit) => patiently(patience, () => casesOfConversation(db, vault, conversation, limit)),
    },
    handoffsOf: (conversation, limit) => patiently(patience, () => handoffHistory(db, vault, conversation, limit)),
    staff: staffSide(engine, patience).staff,
    close: async () => {
      await proving.close();
      await engine.close();
    },
  };
}

/** A database that is there, at this program's schema. */
async function openExisting(place: DatabasePlace, patience: Patience, readOnly: boolean): Promise<Engine> {
  const embedded = place.url === undefined || place.url === '';
  if (embedded && !existsSync(place.file)) throw new Error(`there is no database at ${place.file}: start the server once`);
  const engine = await openEngine({ ...place, instance: `tool ${randomUUID()}`, clock: systemClock, patience, readOnly, exclusive: false });
  try {
    await checkMigrated(engine.db, engine.traits);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}
