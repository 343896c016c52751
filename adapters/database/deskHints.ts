/** PostgreSQL's channel for what desks want to know. */
export const DESK_CHANNEL = 'guitai_desk';

/** A handoff that has changed (`id` '' where only the conversation's owner has), or somebody who came, went, or changed what they are up to. */
export type DeskHint = { readonly conversation: string; readonly id: string } | { readonly staff: string };

/** Told what has changed, after it is durable; of nothing known when changes may have been missed, and the store has to be asked. Must not throw. */
export type HandoffsListener = (changed: { readonly conversation: string; readonly id: string } | undefined) => void;
/** The same of who is at the desk. */
export type PresenceListener = (staff: string | undefined) => void;

/** Tells this process what has changed for desks, here or at another instance. A hint: nobody may depend on hearing it. */
export class DeskHints {
  readonly #handoffs = new Set<HandoffsListener>();
  readonly #presence = new Set<PresenceListener>();

  /** Gives back how to stop. */
  onHandoffs(listener: HandoffsListener): () => void {
    this.#handoffs.add(listener);
    return () => this.#handoffs.delete(listener);
  }

  /** Gives back how to stop. */
  onPresence(listener: PresenceListener): () => void {
    this.#presence.add(listener);
    return () => this.#presence.delete(listener);
  }

  tell(hints: readonly DeskHint[]): void {
    for (const hint of hints) {
      if ('staff' in hint) for (const listener of this.#presence) listener(hint.staff);
      else for (const listener of this.#handoffs) listener(hint);
    }
  }

  /** Something may have been missed. */
  missed(): void {
    for (const listener of this.#handoffs) listener(undefined);
    for (const listener of this.#presence) listener(undefined);
  }

  /** What another instance said, as {@link deskItem} wrote it; what is none is passed over. */
  heard(items: readonly unknown[]): void {
    if (items.length === 0) this.missed();
    for (const item of items) {
      if (!Array.isArray(item)) continue;
      const [key, conversation] = item as unknown[];
      if (typeof key !== 'string') continue;
      const [kind, of] = [key[0], key.slice(1)];
      if (kind === 'p') this.tell([{ staff: of }]);
      else if (kind === 'c') this.tell([{ conversation: of, id: '' }]);
      else if (kind === 'h' && typeof conversation === 'string') this.tell([{ conversation, id: of }]);
    }
  }
}

/** A hint as it goes to other instances. */
export function deskItem(hint: DeskHint): readonly [string, ...string[]] {
  if ('staff' in hint) return [`p${hint.staff}`];
  return hint.id === '' ? [`c${hint.conversation}`] : [`h${hint.id}`, hint.conversation];
}
