import type { WechatResult } from './wechat.js';
import type { ComplaintResult } from './complaint.js';
import type { DeskResult } from './desk.js';
import type { DueResult } from './due.js';
import type { GrownResult } from './growth.js';
import type { LatenessResult } from './lateness.js';
import type { SubjectResult } from './subjectRun.js';

/** Loads of all subjects. */
export function loadTable(subjects: readonly SubjectResult[]): string {
  const rows = subjects.flatMap(({ name, loads }) =>
    loads.map(({ conversations, perSecond, p50, p99, cpuMs }) => [name, String(conversations), perSecond.toFixed(perSecond < 100 ? 1 : 0), p50.toFixed(2), p99.toFixed(2), cpuMs.toFixed(2)]),
  );
  return ['', table(['', 'conversations', 'turns/s', 'p50 ms', 'p99 ms', 'cpu ms/turn'], rows), ...subjects.map(({ name, does }) => `${name}: ${does}`)].join('\n');
}

/** Starts and memory. */
export function startTable({ firstMs, againMs }: { readonly firstMs: number; readonly againMs: number }, subjects: readonly SubjectResult[]): string {
  const memory = subjects.map(({ name, residentReadyMb, residentLoadedMb }) => [name, residentReadyMb.toFixed(0), residentLoadedMb.toFixed(0)]);
  return ['', table(['memory', 'ready MB', 'after load MB'], memory), '', `start to ready: ${againMs.toFixed(0)} ms (the first, which makes the database: ${firstMs.toFixed(0)} ms)`].join('\n');
}

/** A turn on databases of different sizes, and how much dearer the large one makes it. */
export function growthTable(grown: readonly GrownResult[]): string {
  const rows = grown.map(({ records, alone, crowd, startMs, fillSeconds }) => [
    records.toLocaleString('en'), alone.p50.toFixed(2), alone.p99.toFixed(2), crowd.perSecond.toFixed(0), crowd.cpuMs.toFixed(2), startMs.toFixed(0), fillSeconds.toFixed(1),
  ]);
  const [small, large] = grown;
  const ratio = small && large ? `a turn with the large record: × ${(large.alone.p50 / small.alone.p50).toFixed(2)} in p50 alone, × ${(large.crowd.cpuMs / small.crowd.cpuMs).toFixed(2)} in cpu of 16 conversations` : '';
  return ['', table(['records', 'p50 ms (1)', 'p99 ms (1)', 'turns/s (16)', 'cpu ms/turn (16)', 'start ms', 'filled in s'], rows), ratio].join('\n');
}

/** Finding due work among many open cases; each figure a median in ms. */
export function dueTable(results: readonly DueResult[]): string {
  const rows = results.map(({ database, cases, due, idle, claim, claimIdle, ofCustomer, fillSeconds }) => [
    `${database}, ${cases.toLocaleString('en')} open cases`, due.toFixed(2), idle.toFixed(2), claim.toFixed(2), claimIdle.toFixed(2), ofCustomer.toFixed(2), fillSeconds.toFixed(1),
  ]);
  return ['', table(['p50 ms', 'cases.due', 'none due', 'timers.claim', 'none due', 'of a customer', 'filled in s'], rows)].join('\n');
}

/** A complaint, and timers. */
export function caseTable({ turns, ms, firstMs }: ComplaintResult, { timers, p50, p99, worst }: LatenessResult): string {
  return [
    '',
    `a complaint: ${turns} turns, ${ms.toFixed(0)} ms of ours; its number after ${firstMs.toFixed(0)} ms`,
    `${timers.toLocaleString('en')} timers due in five seconds: late by ${p50.toFixed(0)} ms (p50), ${p99.toFixed(0)} ms (p99), ${worst.toFixed(0)} ms at worst`,
  ].join('\n');
}

/** The agents' desk: words across, memory, and what opening it takes. */
export function deskTable({ conversations, desks, perSecond, toAgent, toCustomer, cpuMs, residentMb, kilobytesPerConversation, view, load }: DeskResult): string {
  const row = (name: string, { p50, p99, worst }: DeskResult['toAgent']): string[] => [name, p50.toFixed(1), p99.toFixed(1), worst.toFixed(0)];
  return [
    '',
    table([`${conversations} conversations, ${desks} desks, ${perSecond.toFixed(0)} messages/s`, 'p50 ms', 'p99 ms', 'worst'], [row('customer → agent', toAgent), row('agent → customer', toCustomer)]),
    `cpu ${cpuMs.toFixed(2)} ms/message; memory ${residentMb.empty.toFixed(0)} MB with the desks open, ${residentMb.open.toFixed(0)} with all conversations (${kilobytesPerConversation.toFixed(0)} KB each), ${residentMb.talked.toFixed(0)} after the talk; load ${load.toFixed(1)}`,
    view ? `the desk opened, nothing cached: ${(view.bytes / 1_000).toFixed(0)} KB gzip in ${view.requests} requests (${(view.apiBytes / 1_000).toFixed(1)} KB of them data), first paint ${view.paintMs.toFixed(0)} ms, the desk there ${view.deskMs.toFixed(0)} ms` : 'the desk opened: not measured, there is no Chromium',
  ].join('\n');
}

/** An official account's callbacks. */
export function wechatTable({ success, flood }: WechatResult): string {
  const { callbacks, messages, recorded, unanswered, complaints, overLimit, seconds } = flood;
  return [
    '',
    `WeChat callback → success, ${success.perSecond.toFixed(0)}/s while answers take 5 s: p50 ${success.p50.toFixed(1)} ms, p99 ${success.p99.toFixed(1)} ms, worst ${success.worst.toFixed(0)} ms (${success.count}); ${success.cold.toFixed(0)} ms at worst in the twelve seconds after the start`,
    `${callbacks.toLocaleString('en')} callbacks of ${messages.toLocaleString('en')} messages, every third three times, a tenth out of order: ${recorded.toLocaleString('en')} on record, ${unanswered} unanswered, ${complaints.cases} cases of ${complaints.begun} complaints, ${overLimit} over a limit; ${(callbacks / seconds).toFixed(0)}/s`,
  ].join('\n');
}

/** Columns under their titles, all but the first to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}
