/** A place in normalised text that stands for something. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

const REFUSED =
  /(?:(?<!是)不是(?:要|想|去|办|约)?|并非|不要|不去|不办|不做|不选|不约|不想(?:要|去|办|做|约)?|别去|别选|别约|取消|除了|\b(?:not|isn't|don't want|do not want|instead of|rather than|except|never)(?: (?:at|in|to|the|a|an|my))*)\s*(?:在|办|去|约)?\s*$/;
// Only a change between the two, with little else: 浦东改成徐汇.
const CHANGED_TO = /^[^。！？!?;；]{0,12}?(?:改成|改到|改为|改去|改在|改约|换成|换到|换为|换去|变成|变为|->|→|=>|\b(?:to|into)\b)\s*(?:the |a |an )?$/;
const CHANGED_FROM = /(?:把|将|从|\b(?:change|switch|move|from)\b)[^。！？!?]{0,12}$/;
const INSTEAD_OF_NEXT = /\b(?:instead of|rather than)\b\s*(?:the |a |an )?$/;

/**
 * Leaves out what the customer turned down: 不是浦东，是徐汇 · 把浦东改成徐汇 · "Xuhui instead of Pudong". What is left
 * stands in the order it was said.
 */
export function withoutReplaced<P extends Place>(text: string, places: readonly P[]): P[] {
  return places.filter((place, index) => {
    const before = text.slice(0, place.from);
    if (REFUSED.test(before) || INSTEAD_OF_NEXT.test(before)) return false;
    const next = places[index + 1];
    return !(next !== undefined && CHANGED_TO.test(text.slice(place.to, next.from)) && (CHANGED_FROM.test(before) || !/\bto\b\s*$/.test(text.slice(place.to, next.from))));
  });
}
