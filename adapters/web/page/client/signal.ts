/** Who is told of values. */
export interface Observer<T> {
  readonly next?: (value: T) => void;
  readonly error?: (failure: unknown) => void;
  readonly complete?: () => void;
}

/** As much of an observable as Web Chat uses. */
export interface Observable<T> {
  subscribe(observer: Observer<T>): { unsubscribe(): void };
}

/** Tells observers every value; who comes later is first told what was kept. */
export class Signal<T> implements Observable<T> {
  readonly #observers = new Set<Observer<T>>();
  readonly #kept: T[];

  /** @param keep 'last' tells a new observer the newest value only, 'all' everything so far. */
  constructor(private readonly keep: 'last' | 'all', ...first: T[]) {
    this.#kept = first;
  }

  subscribe(observer: Observer<T>): { unsubscribe(): void } {
    for (const value of this.#kept) observer.next?.(value);
    this.#observers.add(observer);
    return { unsubscribe: () => void this.#observers.delete(observer) };
  }

  /** Tells everyone. */
  next(value: T): void {
    if (this.keep === 'last') this.#kept.length = 0;
    this.#kept.push(value);
    this.pass(value);
  }

  /** Tells everyone who is there now: what is over soon is not kept for later observers. */
  pass(value: T): void {
    for (const observer of [...this.#observers]) observer.next?.(value);
  }
}

/** A promise as an observable of one value. */
export function observed<T>(promise: Promise<T>): Observable<T> {
  return {
    subscribe(observer) {
      let wanted = true;
      promise.then(
        (value) => {
          if (!wanted) return;
          observer.next?.(value);
          observer.complete?.();
        },
        (failure: unknown) => {
          if (wanted) observer.error?.(failure);
        },
      );
      return { unsubscribe: () => void (wanted = false) };
    },
  };
}
