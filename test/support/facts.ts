import { Random } from '../../tools/crash/random.js';
import { stepOf } from '../../supervision/figures/steps.js';

type Value = string | number | null;

/** What there may be of one kind: how often, its sides and labels, how long it takes at the median, in ms. */
interface Shape {
  readonly kind: string;
  readonly weight: number;
  readonly parts: readonly (readonly [side: string, label: string, weight: number])[];
  readonly median?: number;
  readonly person?: true;
  readonly mark?: true;
}

const SHAPES: readonly Shape[] = [
  { kind: 'contact', weight: 22, parts: [['first', 'bot', 7], ['again', 'bot', 4], ['first', 'person', 3], ['again', 'person', 3], ['first', 'taken', 2], ['first', 'unsolved', 1], ['again', 'talk', 1]] },
  { kind: 'answer', weight: 30, parts: [['bot', 'first', 2], ['bot', 'later', 5]], median: 700 },
  { kind: 'answer', weight: 12, parts: [['person', 'first', 1], ['person', 'later', 3]], median: 45_000, person: true },
  { kind: 'unanswered', weight: 1, parts: [['person', 'first', 2], ['person', 'last', 1], ['bot', 'fault', 1]] },
  { kind: 'handoff', weight: 6, parts: [['chat', 'asked', 8], ['chat', 'complaint-major', 2], ['chat', 'misunderstood', 3], ['chat', 'declined', 2], ['message', 'asked', 3], ['callback', 'callback', 1]] },
  { kind: 'wait', weight: 6, parts: [['taken', 'chat', 8], ['taken-again', 'chat', 1], ['gone', 'chat', 1]], median: 60_000, person: true },
  { kind: 'handled', weight: 6, parts: [['chat', 'solved', 8], ['chat', 'case-opened', 2], ['chat', 'unsolved', 1]], median: 500_000, person: true },
  { kind: 'clause', weight: 14, parts: [['', '4.3.2', 9], ['', '2.1.2', 7], ['', '1.5.2', 5], ['', '3.5', 3], ['', '7.3', 2]] },
  { kind: 'declined', weight: 4, parts: [['', '贷款审批要几天', 4], ['', '外币现钞怎么换', 3], ['', '信用卡年费能免吗', 2], ['', '你们招人吗', 1]] },
  { kind: 'mark', weight: 12, parts: [['person', 'attitude', 1], ['person', 'professionalism', 1], ['person', 'efficiency', 1], ['person', 'convenience', 1]], person: true, mark: true },
  { kind: 'survey', weight: 5, parts: [['', 'asked', 5], ['', 'answered', 3], ['', 'declined', 1]], person: true },
  { kind: 'settled', weight: 3, parts: [['closed', 'complaint', 4], ['closed', 'application', 4], ['closed', 'feedback', 2], ['closed-again', 'complaint', 1]], median: 150_000_000, person: true },
  { kind: 'deadline', weight: 6, parts: [['kept', 'complaint-first-response', 9], ['missed', 'complaint-first-response', 1], ['kept', 'complaint-decision', 6], ['missed', 'complaint-decision', 1], ['kept', 'application-decision', 5]], person: true },
  { kind: 'complaint', weight: 3, parts: [['', 'attitude', 3], ['', 'quality', 4], ['', 'product', 2], ['', 'wrong-information', 1]] },
  { kind: 'cause', weight: 2, parts: [['', 'waiting', 4], ['', 'staff', 2], ['', 'information', 2], ['', 'system', 1]] },
  { kind: 'returned', weight: 2, parts: [['', '', 1]], median: 500_000_000, person: true },
];

function chosen<T extends readonly [...unknown[], number]>(random: Random, all: readonly T[]): T {
  const total = all.reduce((sum, each) => sum + (each.at(-1) as number), 0);
  let left = random.next() * total;
  for (const each of all) {
    left -= each.at(-1) as number;
    if (left < 0) return each;
  }
  return random.among(all);
}

/**
 * Rows of facts of the seventy days before a moment (epoch ms), as a projection leaves them, in the order of the table's
 * columns: for screens and reports that want a lot to show.
 */
export function someFacts(count: number, now: number, agents: readonly string[]): Value[][] {
  const random = new Random(11);
  return Array.from({ length: count }, (_, index): Value[] => {
    const [shape] = chosen(random, SHAPES.map((each) => [each, each.weight] as const));
    const [side, label] = chosen(random, shape.parts);
    const at = now - 1_000 - Math.floor(random.next() * 70 * 86_400_000);
    const value = shape.mark ? Math.min(5, 2 + Math.floor(random.next() * 4)) : shape.median === undefined ? null : Math.round(shape.median * Math.exp((random.next() + random.next() - 1) * 2));
    const desk = value === null || shape.person !== true || shape.mark === true ? null : Math.round(value * 0.6);
    return [
      `past-${index}`, 1, 1, new Date(at).toISOString(), new Date(at + 8 * 3_600_000).toISOString().slice(0, 10), shape.kind, label, side, shape.person === true ? random.among(agents) : '',
      random.among(['', 'pudong', 'pudong', 'xuhui']), random.among(['directline', 'directline', 'msteams', 'phone']), random.chance(0.1) ? 'private' : '', '', value, desk, value === null ? null : stepOf(value), desk === null ? null : stepOf(desk),
    ];
  });
}
