/**
 * Rows of pages, one by one, with a look at the next: what merging two ordered readings needs. Ends also when a row does
 * not come after the one before, so that a database which gives the same row for ever does not hang its verifier.
 */
export class Rows<Row> {
  #page: readonly Row[] = [];
  #index = 0;
  #last: Row | undefined;
  #ended = false;
  readonly #pages: AsyncIterator<readonly Row[]>;

  constructor(
    pages: AsyncIterable<readonly Row[]>,
    private readonly follows: (row: Row, before: Row) => boolean,
    private readonly onStuck: (row: Row) => void,
  ) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** Whether {@link next} knows without reading: a promise for every row would cost more than the row. */
  get ready(): boolean {
    return this.#ended || this.#index < this.#page.length;
  }

  /** Reads on, where the page at hand is through. */
  async turn(): Promise<void> {
    if (this.ready) return;
    const next = await this.#pages.next();
    this.#page = next.done === true ? [] : next.value;
    this.#index = 0;
    this.#ended = this.#page.length === 0;
  }

  /** The next row, left where it is; undefined at the end. Only when {@link ready}. */
  next(): Row | undefined {
    const row = this.#page[this.#index];
    if (row !== undefined && this.#last !== undefined && row !== this.#last && !this.follows(row, this.#last)) {
      this.onStuck(row);
      void this.#pages.return?.();
      this.#page = [];
      this.#ended = true;
      return undefined;
    }
    return row;
  }

  /** The next row, left where it is; undefined at the end. */
  async peek(): Promise<Row | undefined> {
    if (!this.ready) await this.turn();
    return this.next();
  }

  /** Steps over the row that {@link peek} or {@link next} gave. */
  step(): void {
    this.#last = this.#page[this.#index];
    this.#index += 1;
  }
}

/** Order of text by its UTF-8 bytes, as databases have it; JavaScript's own order differs beyond U+FFFF. */
export function byBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
