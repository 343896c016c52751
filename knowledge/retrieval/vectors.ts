/** Vectors of one length as the rows of one table. */
export interface Table {
  readonly dimension: number;
  readonly rows: number;
  readonly figures: Float32Array;
}

/** @throws RangeError where they are not equally long. */
export function tableOf(vectors: readonly Float32Array[]): Table {
  const dimension = vectors[0]?.length ?? 0;
  const figures = new Float32Array(vectors.length * dimension);
  for (const [row, vector] of vectors.entries()) {
    if (vector.length !== dimension) throw new RangeError(`vectors of ${vector.length} and of ${dimension}`);
    figures.set(vector, row * dimension);
  }
  return { dimension, rows: vectors.length, figures };
}

/** How like each row a vector is: the cosine, as all of them have length 1. */
export function cosines({ dimension, rows, figures }: Table, vector: Float32Array): Float32Array {
  const found = new Float32Array(rows);
  for (let row = 0, at = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < dimension; column += 1, at += 1) sum += (figures[at] ?? 0) * (vector[column] ?? 0);
    found[row] = sum;
  }
  return found;
}
