import { table } from '../tables.js';
import type { ReviewResult } from './review.js';

/** Records checked in a second, at least. */
const VERIFY_RATE = 200_000;

/** What supervision takes, each with the figure that it has to reach. */
export function reviewTable({ store, records, took, verify, rates, archive, beside, load }: ReviewResult): string {
  const rows = took.map(({ name, figureMs, p50, p95, worst, cpuMs }) => [name, cpuMs.toFixed(1), p50.toFixed(1), p95.toFixed(1), worst.toFixed(0), `≤ ${figureMs}`, p95 <= figureMs ? 'yes' : 'NO']);
  const turns = beside.map(({ name, turns: count, p50, p99, worst, done }) => [name, String(done), String(count), p50.toFixed(1), p99.toFixed(1), worst.toFixed(0)]);
  const long = [{ name: 'verify, by the tool', ...verify, megabytes: Number.NaN }, ...rates, archive.archived, archive.restored].map(({ name, records: many, seconds, megabytes }) => [
    name, whole(many), seconds.toFixed(1), whole(many / seconds), name.startsWith('verify') ? `≥ ${whole(VERIFY_RATE)}` : '', Number.isNaN(megabytes) ? '' : megabytes.toFixed(0),
  ]);
  return [
    '',
    table([`${store}, ${whole(records)} records; ms`, 'cpu', 'p50', 'p95', 'worst', 'asked', 'reached'], rows),
    '',
    table(['long work', 'records', 's', 'records/s', 'asked', 'more MB'], long),
    `archived ${whole(archive.archived.records)}, restored ${whole(archive.restored.records)}; in the database ${whole(archive.before)} before, ${whole(archive.during)} meanwhile, ${whole(archive.after)} after; whole each time`,
    '',
    table(['a customer’s turn while there goes on', 'times done', 'turns', 'p50 ms', 'p99 ms', 'worst'], turns),
    `load of the machine at the end: ${load.toFixed(1)}`,
  ].join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
