import type { Round } from './rounds.js';

const COLUMNS: readonly (readonly [title: string, of: (round: Round) => number])[] = [
  ['round', (round) => round.number],
  ['struck ms', (round) => round.atMs],
  ['in flight', (round) => round.inFlight],
  ['open turns', (round) => round.openTurns],
  ['down ms', (round) => Math.round(round.downMs)],
  ['taken', (round) => round.acknowledged],
  ['seen', (round) => round.seen],
  ['back', (round) => round.reconnects],
  ['records', (round) => round.counts.records],
  ['booked', (round) => round.counts.bookings],
  ['missing', (round) => round.verdict.missing.length],
  ['doubled', (round) => round.verdict.doubled.length],
  ['unrecorded', (round) => round.verdict.unrecorded.length],
  ['unseen', (round) => round.verdict.unseen.length],
  ['2x booked', (round) => round.verdict.doubleBooked.length],
  ['chains', (round) => round.verdict.broken.length],
  ['unanswered', (round) => round.verdict.unanswered.length + round.complaints.length],
];

/** The table's head. */
export function headLine(): string {
  return COLUMNS.map(([title]) => title).join('  ');
}

/** One round as a line of the table, and below it what is wrong. */
export function roundLines(round: Round): string[] {
  const cells = COLUMNS.map(([title, of]) => String(of(round)).padStart(title.length)).join('  ');
  return [cells, ...wrongIn(round).map((what) => `    ${what}`)];
}

/** Everything that is wrong in a round, in words. */
export function wrongIn({ verdict, complaints }: Round): string[] {
  return [...Object.entries(verdict).flatMap(([promise, broken]) => (broken as readonly string[]).map((what) => `${promise}: ${what}`)), ...complaints];
}

/** The figures of all rounds, for a line of JSON. */
export function summary(rounds: readonly Round[]): Readonly<Record<string, number>> {
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0);
  const last = rounds.at(-1);
  return {
    rounds: rounds.length,
    inFlight: sum((round) => round.inFlight),
    openTurns: sum((round) => round.openTurns),
    acknowledged: sum((round) => round.acknowledged),
    seen: sum((round) => round.seen),
    reconnects: sum((round) => round.reconnects),
    records: last?.counts.records ?? 0,
    bookings: last?.counts.bookings ?? 0,
    missing: sum((round) => round.verdict.missing.length),
    doubled: sum((round) => round.verdict.doubled.length),
    unrecorded: sum((round) => round.verdict.unrecorded.length),
    unseen: sum((round) => round.verdict.unseen.length),
    doubleBooked: sum((round) => round.verdict.doubleBooked.length),
    brokenChains: sum((round) => round.verdict.broken.length),
    unanswered: sum((round) => round.verdict.unanswered.length),
    complaints: sum((round) => round.complaints.length),
  };
}
