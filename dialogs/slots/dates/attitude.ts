/** Words behind a date that turn it down: 明天不行, Friday doesn't work. 行不行 and 能不能 ask instead. */
const NO_BEHIND = /^[^,.;!?\n]{0,8}?(?:(?<!行)不行|(?<!可)不可以|(?<!能)不能|(?<!方)不方便|没空|没时间|没法|有事|来不了|去不了|到不了|(?<!去)不去|(?<!来)不来|赶不|(?<!在)不在|不太|不合适|(?<!是)不是|can't|cannot|can not|doesn't|does not|won't|isn't|is not|not (?:ok|okay|good|possible))/;
const NO_BEFORE = /(?:(?<!是)不是|(?<![特分])别|(?<!要)不要|(?<!能)不能|除了|not|except|instead of|rather than|isn't|don't want)\s*(?:on|at|in|the|在)?\s*$/;
/** Words before a date that make it the one wanted, whatever else is named: 明天的改到后天. */
const CHANGED_TO = /(?:(?:改|换|调|挪|移|延|推迟|提前|延期|延后|变更|调整|顺延|推)(?:到|成|为|至|在|去)?|(?:change|move|reschedule|switch|postpone|push|bring)[a-z' ]{0,40}(?:to|for|until))\s*(?:the|on|at)?\s*$/;
const INSTEAD = /^\s*instead/;

/** Whether the words around turn a date down or make it the new choice. `behind` ends where the next date begins. */
export function attitude(before: string, behind: string): 'rejected' | 'wanted' | undefined {
  if (CHANGED_TO.test(before) || INSTEAD.test(behind)) return 'wanted';
  return NO_BEFORE.test(before) || NO_BEHIND.test(behind) ? 'rejected' : undefined;
}
