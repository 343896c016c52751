/**
 * Whoever reads what is printed may leave before its end (`| head`): what a command does, and its exit code, do not hang on
 * that. Other faults of the two streams are thrown as ever.
 */
export function readersMayLeave(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Resolves when all that was printed has gone to its reader, however slow, or nobody reads any more. A process that ends before loses the rest. */
export async function allPrinted(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => {
    if (stream.writable) stream.write('', () => resolve());
    else resolve();
  })));
}
