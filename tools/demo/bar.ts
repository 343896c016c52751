import progress from 'cli-progress';

/** How far one step of several is, on standard error: a bar where that is a terminal, a line now and then elsewhere. */
export interface Bar {
  show(done: number, of: number): void;
  stop(): void;
}

/** Lines, where there is no terminal, come no closer than this, in ms. */
const LINES_MS = 10_000;

/** Begins to show a step. */
export function openBar(what: string, unit: string): Bar {
  if (!process.stderr.isTTY) return lines(what, unit);
  const bar = new progress.SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 100, format: `${what.padEnd(9)} {bar} {percentage}% {value}/{total} ${unit}, {eta_formatted} to go` });
  return {
    show: (done, of) => {
      if (!bar.isActive) bar.start(of, 0);
      bar.setTotal(of);
      bar.update(Math.round(done));
    },
    stop: () => bar.stop(),
  };
}

function lines(what: string, unit: string): Bar {
  let told = Date.now();
  return {
    show: (done, of) => {
      if (Date.now() - told < LINES_MS) return;
      told = Date.now();
      process.stderr.write(`${what}: ${Math.round(done).toLocaleString('en')} of ${of.toLocaleString('en')} ${unit}\n`);
    },
    stop: () => undefined,
  };
}
