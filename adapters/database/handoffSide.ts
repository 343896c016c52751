import type { Acted, ActRequest, Handoffs, Presence } from '../../handoff/port.js';
import type { Vault } from '../../records/vault.js';
import { ActUnit } from './act.js';
import type { Unit } from './batch.js';
import type { DeskHint, HandoffsListener, PresenceListener } from './deskHints.js';
import type { Engine } from './engine.js';
import { closedHandoffs, handoffById, handoffHistory, heldHandoffs, liveHandoff, queueFigures, waitingHandoffs } from './handoffReading.js';
import { patiently, type Patience } from './patience.js';
import { beat, lastSeen, presentSince } from './presence.js';
import type { Connection } from './schema.js';
import { isId } from './texts.js';

/** What the database keeps of people taking over, and tells of it. */
export interface HandoffSide {
  readonly handoffs: Handoffs;
  readonly presence: Presence;
  /**
   * Tells, as a hint, which handoff or owner was changed by a commit, at this instance or (on PostgreSQL) another; gives
   * back how to stop.
   */
  onHandoffs(listener: HandoffsListener): () => void;
  /** Tells, as a hint, who came to the desk or is up to something else, at whatever instance; not who went silent. */
  onPresence(listener: PresenceListener): () => void;
}

/** What it is made of. */
export interface HandoffParts {
  readonly engine: Engine;
  readonly patience: Patience;
  readonly vault: Vault;
  /** Puts a unit into a batch. */
  readonly write: <Answer>(unit: Unit<Answer>) => Promise<Answer>;
  /** True for channels that messages must be pushed to. */
  readonly pushes: (channel: string) => boolean;
}

/** Handoffs and presence on an opened database. */
export function handoffSide({ engine, patience, vault, write, pushes }: HandoffParts): HandoffSide {
  const { db, transaction, tellDesk } = engine;
  const read = <T>(work: (on: Connection, vault: Vault) => Promise<T>): Promise<T> => patiently(patience, () => work(db, vault));
  return {
    handoffs: {
      act: async (request: ActRequest, now: number): Promise<Acted> =>
        isId(request.conversation) ? await write(new ActUnit(request, now, pushes)) : { kind: 'unknown-conversation' },
      byId: (id) => read((on) => handoffById(on, vault, id)),
      ofConversation: async (conversation) => (isId(conversation) ? await read((on) => liveHandoff(on, vault, conversation)) : undefined),
      history: async (conversation, limit) => (isId(conversation) ? await read((on) => handoffHistory(on, vault, conversation, limit)) : []),
      waiting: (limit) => read((on) => waitingHandoffs(on, vault, limit)),
      held: (agent) => read((on) => heldHandoffs(on, vault, agent)),
      closed: (limit, agent) => read((on) => closedHandoffs(on, vault, limit, agent)),
      figures: () => read(queueFigures),
    },
    presence: {
      beat: async (staff, now, availability) => {
        if (await patiently(patience, () => transaction((on) => beat(on, staff, now, availability)))) tellDesk([{ staff } satisfies DeskHint]);
      },
      present: (since) => read((on) => presentSince(on, since)),
      seen: (staff) => read((on) => lastSeen(on, staff)),
    },
    onHandoffs: (listener) => engine.desk.onHandoffs(listener),
    onPresence: (listener) => engine.desk.onPresence(listener),
  };
}
