/** Builds the console into a directory. */
export function buildConsole(outDir: string): Promise<void>;
