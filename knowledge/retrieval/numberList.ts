/** Whole numbers, each in four bytes; grows as it is written. */
export class NumberList {
  private held: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1024) {
    this.held = new Int32Array(capacity);
  }

  push(number: number): void {
    if (this.length === this.held.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.length] = number;
    this.length += 1;
  }

  at(place: number): number {
    return this.held[place] ?? 0;
  }

  /** What was written so far; further writing may not be seen in it. */
  view(): Int32Array {
    return this.held.subarray(0, this.length);
  }

  /** What was written, in no more room than it needs. */
  packed(): Int32Array {
    return this.held.slice(0, this.length);
  }
}
