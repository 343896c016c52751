import type { Effect } from '../bot/knowledge/effect.js';
import type { LoopGroup } from '../bot/knowledge/loop.js';
import type { Amendment } from '../knowledge/loop/amendments.js';
import type { Outcome } from '../knowledge/loop/effect.js';

/** Groups as a table: how often, since when, what was asked, which clauses are near. */
export function groupsText(groups: readonly LoopGroup[]): string {
  if (groups.length === 0) return 'no open questions';
  const rows = groups.map(({ id, count, declined, lastSeen, wordings, nearest }) => [id, String(count), String(declined), String(count - declined), lastSeen.slice(0, 10), nearest.map((clause) => clause.id).join(' '), wordings[0] ?? '']);
  return table(['group', 'asked', 'declined', 'unhelpful', 'last', 'near', 'as in'], rows);
}

/** A group in full. */
export function groupText({ id, count, declined, firstSeen, lastSeen, locales, wordings, nearest, unhelpful }: LoopGroup): string {
  return [
    `${id}: ${count} times, ${declined} declined, ${count - declined} unhelpful; ${firstSeen.slice(0, 10)} to ${lastSeen.slice(0, 10)}; ${locales.join(', ')}`,
    ...wordings.map((each) => `  ${each}`),
    ...(nearest.length > 0 ? ['nearest clauses:', ...nearest.map((clause) => `  ${clause.id} ${clause.title}`)] : []),
    ...(unhelpful.length > 0 ? [`did not help: ${unhelpful.join(', ')}`] : []),
  ].join('\n');
}

/** A group as JSON, without each single question. */
export function groupJson({ questions: _, ...group }: LoopGroup): Omit<LoopGroup, 'questions'> {
  return group;
}

/** What waits to be published. */
export function waitingText(amendments: readonly Amendment[]): string {
  const waiting = amendments.filter(({ status }) => status === 'proposed');
  return waiting.length === 0 ? '' : ['', 'waiting to be published by a second person:', ...waiting.map(amendmentText)].join('\n');
}

/** An amendment in a few lines. */
export function amendmentText(made: Amendment): string {
  const life = [`made by ${made.madeBy} ${made.madeAt.slice(0, 10)}`, ...(made.publishedBy === undefined ? [] : [`published by ${made.publishedBy} ${made.publishedAt?.slice(0, 10) ?? ''}`]), ...(made.withdrawnBy === undefined ? [] : [`withdrawn by ${made.withdrawnBy}`])];
  const words = made.kind === 'synonym' ? [`${made.words.join(', ')} → ${made.means}`] : made.questions;
  return [
    `${made.id} ${made.status}: ${made.kind}${made.kind === 'synonym' ? '' : ` of ${made.clause}`}; ${life.join('; ')}`,
    ...words.map((each) => `  ${each}`),
    ...(made.kind === 'answer' ? Object.values(made.text).map((each) => `  » ${each}`) : []),
  ].join('\n');
}

/** What publishing would change, the worst first. */
export function effectText({ own, changed, better, worse, figures }: Effect): string {
  const row = (name: string, { before, after }: Effect['figures']['evaluation']): string[] => [name, String(before.asked ?? 0), ...(['hit1', 'hit3', 'helped', 'wrong', 'right'] as const).map((figure) => `${share(before[figure])} → ${share(after[figure])}`)];
  return [
    ...(own.length > 0 ? ['its own questions:', ...own.map(({ question, before, after }) => `  ${question}: ${outcomeText(before)} → ${outcomeText(after)}`)] : []),
    `others with known answers: ${better} better, ${worse} worse, ${changed.length - better - worse} otherwise`,
    ...changed.map(({ verdict, question, gold, before, after }) => `  ${verdict}: ${question}: ${outcomeText(before)} → ${outcomeText(after)} (right: ${gold.join(' or ') || 'no answer'})`),
    table(['set', 'asked', 'hit1', 'hit3', 'helped', 'wrong', 'right'], [row('evaluation', figures.evaluation), row('examples', figures.examples)]),
  ].join('\n');
}

function outcomeText({ outcome, clause }: Outcome): string {
  return clause === undefined ? outcome : `${outcome} ${clause}`;
}

function share(of: number | null): string {
  return of === null ? '–' : of.toFixed(3);
}

/** Columns as wide as their widest cell; the last is as long as it is. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)));
  return [head, ...rows].map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ')).join('\n');
}
