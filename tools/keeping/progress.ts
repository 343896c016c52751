import bar from 'cli-progress';

/** What a long piece of work shows on standard error. */
export interface Progress {
  /** So many are done; `total` 0 while it is not known. */
  readonly show: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on standard error where that is a terminal; nothing otherwise. */
export function progressBar(what: string, of: string): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const shown = new bar.SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: `${what} {bar} {percentage}% {value}/{total} ${of}` });
  return {
    show: (done, total) => {
      if (!shown.isActive) shown.start(total, 0);
      if (total !== shown.getTotal()) shown.setTotal(Math.max(total, done));
      shown.update(done);
    },
    stop: () => shown.stop(),
  };
}

/** `12,345 records in 1.2 s (10,288/s)`. */
export function rate(count: number, what: string, ms: number): string {
  const figure = new Intl.NumberFormat('en');
  return `${figure.format(count)} ${what} in ${(ms / 1_000).toFixed(1)} s (${figure.format(Math.round((count * 1_000) / Math.max(ms, 1)))}/s)`;
}
