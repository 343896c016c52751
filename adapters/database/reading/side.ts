import type { Projecting } from '../../../supervision/projection/port.js';
import { StoreUnavailable } from '../../../bot/turn/turnStore.js';
import type { Vault } from '../../../records/vault.js';
import type { Engine } from '../engine.js';
import { patiently, type Patience } from '../patience.js';
import { behind, project } from '../projection/driver.js';
import type { Ground, GroundUse } from './ground.js';
import type { ReadingAnswer, ReadingName, ReadingParams, Readings } from './readings.js';
import { READINGS } from './readings.js';
import { Thread } from './thread.js';

/** What supervision has of the database, apart from what serves customers. */
export interface ReadingSide {
  readonly readings: Readings;
  readonly projecting: Projecting;
  close(): Promise<void>;
}

/** Where the side is to open connections of its own. */
export interface ReadingSideParts {
  readonly url?: string | undefined;
  readonly file: string;
  readonly instance: string;
  readonly vault: Vault;
  readonly engine: Pick<Engine, 'db' | 'traits'>;
  readonly patience: Patience;
}

/** SQLite answers one question at a time; PostgreSQL as many as there are connections. */
const SQLITE_THREADS = 2;
/** So many may wait; of more, each would only wait in vain. */
const MOST_WAITING = 200;

/** Readings and projections in threads of their own; in this one for a database that lives in memory. */
export function readingSide({ url, file, instance, vault, engine, patience }: ReadingSideParts): ReadingSide {
  if ((url === undefined || url === '') && file === ':memory:') return inProcess({ on: engine.db, traits: engine.traits, vault }, patience);
  const thread = (use: GroundUse): Thread => new Thread({ place: { url, file, instance, use }, keys: vault.keysForThread() });
  const readers = Array.from({ length: engine.traits.name === 'sqlite' ? SQLITE_THREADS : 1 }, () => thread('reading'));
  const projector = thread('projecting');
  return {
    readings: {
      ask: async <Name extends ReadingName>(name: Name, params: ReadingParams<Name>) => {
        const [first, ...others] = readers;
        if (first === undefined) throw new StoreUnavailable('unreachable');
        // The first that is free: while nobody is in a hurry, there is one thread.
        const freest = others.reduce((best, each) => (each.busy < best.busy ? each : best), first);
        if (freest.busy >= MOST_WAITING) throw new StoreUnavailable('timeout');
        return (await freest.ask(name, params)) as ReadingAnswer<Name>;
      },
    },
    projecting: {
      project: async (conversations) => (await projector.ask('project', conversations)) as Awaited<ReturnType<typeof project>>,
      behind: async (after, limit) => (await projector.ask('behind', { after, limit })) as Awaited<ReturnType<typeof behind>>,
    },
    close: async () => {
      await Promise.all([...readers, projector].map((each) => each.close()));
    },
  };
}

function inProcess(ground: Ground, patience: Patience): ReadingSide {
  const run = <P, A>(task: (ground: Ground, params: P) => Promise<A>, params: P): Promise<A> => patiently(patience, () => task(ground, params));
  return {
    readings: {
      ask: async <Name extends ReadingName>(name: Name, params: ReadingParams<Name>) => {
        // The compiler can't follow that a name's reading takes that name's parameters.
        const reading = READINGS[name] as (on: Ground, given: ReadingParams<Name>) => Promise<unknown>;
        return (await run(reading, params)) as ReadingAnswer<Name>;
      },
    },
    projecting: { project: (conversations) => run((on, given: readonly string[]) => project(on, given), conversations), behind: (after, limit) => run(behind, { after, limit }) },
    close: () => Promise.resolve(),
  };
}
