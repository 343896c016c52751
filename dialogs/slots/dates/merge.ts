import type { Expression } from './expression.js';
import type { Phrase } from './phrase.js';

/** Joins an hour to the day or the part of the day that was said apart from it: 明天我想三点过去; 三点可以吗？明天; 三点过去，下午. */
export function merge(expressions: readonly Expression[], text: string): readonly Expression[] {
  const result: Expression[] = [];
  for (const expression of expressions) {
    const last = result.at(-1);
    const between = last === undefined ? '' : text.slice(last.to, expression.from);
    if (last !== undefined && isDay(last) && isHour(expression) && onlyTalk(between) && !(isOver(last) && /[改换挪移调]/.test(between))) result.splice(-1, 1, join(last, expression));
    else if (last !== undefined && lacksHalf(last) && isPart(expression) && onlyTalk(between)) result.splice(-1, 1, halved(last, expression));
    else result.push(expression);
  }
  const [hour, day] = result;
  if (result.length === 2 && hour !== undefined && day !== undefined && isHour(hour) && isDay(day) && day.first.part === undefined && !opposed(text.slice(hour.to, day.from))) return [join(day, hour)];
  return result;
}

/** Names a day and nothing finer than a part of it. */
function isDay({ first, second, bound, suspicious }: Expression): boolean {
  return first.days.length > 0 && first.clock === undefined && first.relative === undefined && first.problem === undefined && second === undefined && bound === undefined && !suspicious;
}

/** 昨天 in 昨天约的改到四点 is when it was booked. */
function isOver({ first }: Expression): boolean {
  return first.days.some((day) => day.kind === 'day' && day.by < 0);
}

/** Names an hour (or a range of hours) and no day. */
function isHour({ first, second, weak }: Expression): boolean {
  return first.days.length === 0 && first.clock !== undefined && first.relative === undefined && !weak && (second === undefined || second.days.length === 0);
}

/** Names an hour, but not of which half of the day. */
function lacksHalf({ first, second, bound, suspicious }: Expression): boolean {
  return first.clock?.half === 'unsaid' && first.part === undefined && first.problem === undefined && second === undefined && bound === undefined && !suspicious;
}

/** Names a part of the day and nothing else. */
function isPart({ first, second, bound, suspicious }: Expression): boolean {
  return first.part !== undefined && first.days.length === 0 && first.clock === undefined && first.relative === undefined && first.problem === undefined && second === undefined && bound === undefined && !suspicious;
}

/** 三点过去，下午. */
function halved(hour: Expression, { first: { part }, to, approximate }: Expression): Expression {
  return { ...hour, first: { ...hour.first, ...(part !== undefined && { part }) }, to, approximate: hour.approximate || approximate, weak: false };
}

function onlyTalk(between: string): boolean {
  return between.length <= 12 && !/[.!?;\n\u0001\u0002\d零一二两三四五六七八九十周月号日点午刻半年底]|(?:from|to|till|until)\s*$/.test(between) && !opposed(between);
}

/** One of the two is turned down, or offered as another choice. */
function opposed(between: string): boolean {
  return /[不没别非]|还是|或|要么|有事|(?<![a-z])(?:or|not)(?![a-z])|n't/.test(between);
}

function join(day: Expression, hour: Expression): Expression {
  const { part } = day.first;
  const first: Phrase = { ...hour.first, days: day.first.days, ...(hour.first.part === undefined && part !== undefined && { part }) };
  return { ...hour, first, from: Math.min(day.from, hour.from), to: Math.max(day.to, hour.to), approximate: day.approximate || hour.approximate, weak: day.weak && hour.weak };
}
