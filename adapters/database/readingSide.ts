import type { OpenQuestions } from '../../knowledge/loop/openQuestions.js';
import type { Engine } from './engine.js';
import { fileOf } from './files.js';
import { openQuestions, Settling } from './openQuestions.js';
import { patiently, type Patience } from './patience.js';
import { recordsAfter, SnapshotReader } from './reader.js';
import { isId } from './texts.js';
import type { ReadingDatabase } from './store.js';

/** Questions that nobody has answered well, and what became of them. */
export function questionsOf({ db, traits, transaction }: Engine, patience: Patience): OpenQuestions {
  const settling = new Settling(traits);
  return {
    open: (limit, after) => patiently(patience, () => openQuestions(db, limit, after)),
    settle: (places, settlement) => patiently(patience, () => transaction((on) => settling.run(on, places, settlement))),
  };
}

/** What is read of the record, by a server or beside it. */
export function readingSide({ db, traits, snapshot }: Engine, patience: Patience): Omit<ReadingDatabase, 'close' | 'proving'> {
  return {
    records: {
      recordsAfter: async (conversation, after, limit) =>
        isId(conversation) ? await patiently(patience, () => recordsAfter(db, conversation, after, limit)) : [],
      snapshot: (work) => snapshot((on) => work(new SnapshotReader(on, traits))),
    },
    files: {
      get: async (conversation, id) => (isId(conversation) && isId(id) ? await patiently(patience, () => fileOf(db, conversation, id)) : undefined),
    },
  };
}
