import progress from 'cli-progress';

/** Shows how far something is. */
export interface Bar {
  readonly show: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on standard error where that is a terminal; nothing otherwise. */
export function openBar(what: string): Bar {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new progress.SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: `${what} {bar} {percentage}% {value}/{total} records` });
  return {
    show: (done, total) => {
      if (!bar.isActive) bar.start(total, 0);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
