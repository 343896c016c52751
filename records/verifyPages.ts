/**
 * Rows of pages, one by one, with a look at the next: what merging two ordered readings needs. Ends also when a row does
 * not come after the one before, so that a database which gives the same row for ever does not hang its verifier.
 */
export class Rows<Row> {
  #page: readonly Row[] = [];
  #index = 0;
  #last: Row | undefined;
  readonly #pages: AsyncIterator<readonly Row[]>;

  constructor(
    pages: AsyncIterable<readonly Row[]>,
    private readonly follows: (row: Row, before: Row) => boolean,
    private readonly onStuck: (row: Row) => void,
  ) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** The next row, left where it is; undefined at the end. */
  async peek(): Promise<Row | undefined> {
    if (this.#index >= this.#page.length) {
      const next = await this.#pages.next();
      this.#page = next.done === true ? [] : next.value;
      this.#index = 0;
    }
    const row = this.#page[this.#index];
    if (row !== undefined && this.#last !== undefined && row !== this.#last && !this.follows(row, this.#last)) {
      this.onStuck(row);
      await this.#pages.return?.();
      this.#page = [];
      return undefined;
    }
    return row;
  }

  /** Steps over the row that {@link peek} gave. */
  step(): void {
    this.#last = this.#page[this.#index];
    this.#index += 1;
  }
}

/** Order of text by its UTF-8 bytes, as databases have it; JavaScript's own order differs beyond U+FFFF. */
export function byBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
