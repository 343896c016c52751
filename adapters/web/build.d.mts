/** Builds the page into a directory: `index.html` and `assets/`, each asset named by its content and beside it a `.br` and a `.gz`. */
export function buildWeb(outDir: string): Promise<void>;
