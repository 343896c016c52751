/** Words that stand in any complaint and tell nothing of what happened. */
const COMMON = /我要投诉|我想投诉|投诉|你们|我们|他们|客服|银行|工作人员|服务|为什么|怎么|一直|已经|还是|可以|没有|今天|昨天|刚才|现在|什么|complain\w*|please|your|the|this|that|have|been|with|and|for|was|not|can't|cannot|bank|service/gu;

/** Fewer features than this are too few to be like anything. */
const LEAST = 3;
/** The part of the shorter text that must be in the other, too. */
const SHARE = 0.4;

/** What a text is compared by: pairs of Chinese characters, and words in Latin letters. `said` is in lower case, Simplified. */
export function features(said: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [run] of said.replaceAll(COMMON, ' ').matchAll(/\p{Script=Han}+|[a-z][a-z']+/gu)) {
    if (/^[a-z]/.test(run)) {
      if (run.length > 2) found.add(run);
      continue;
    }
    const characters = Array.from(run);
    for (let at = 0; at + 1 < characters.length; at += 1) found.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`);
  }
  return found;
}

/** Whether two texts tell of the same thing, as far as their words say so. */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one];
  if (less.size < LEAST) return false;
  const shared = [...less].filter((each) => more.has(each)).length;
  return shared >= LEAST && shared / less.size >= SHARE;
}

/**
 * Gathers texts that tell of the same thing: each joins the first group that it is like at least half of. Groups are in
 * the order of their first texts. Meant for what comes in within an hour or a day: it compares each with each.
 */
export function gathered<Item>(items: readonly Item[], saidOf: (item: Item) => string): Item[][] {
  const groups: { readonly items: Item[]; readonly features: ReadonlySet<string>[] }[] = [];
  for (const item of items) {
    const own = features(saidOf(item));
    const group = groups.find((each) => each.features.filter((other) => alike(own, other)).length * 2 >= each.features.length);
    if (group === undefined) groups.push({ items: [item], features: [own] });
    else {
      group.items.push(item);
      group.features.push(own);
    }
  }
  return groups.map((group) => group.items);
}

/** What texts have in common, in a few words for a list: the features that most of them hold, as they follow each other in the first. */
export function inCommon(texts: readonly string[], most = 12): string {
  const [first = ''] = texts;
  const sets = texts.map(features);
  const shared = [...features(first)].filter((each) => !/[不了的是在我你他她它们这那也都就又还和与]/u.test(each)).filter((each) => sets.filter((set) => set.has(each)).length * 2 > sets.length);
  let joined = '';
  for (const each of shared) {
    const latin = /^[a-z]/.test(each);
    joined += !latin && joined !== '' && joined.endsWith(Array.from(each)[0] ?? '') ? each.slice(1) : joined === '' ? each : ` ${each}`;
    if (Array.from(joined).length >= most) break;
  }
  return joined;
}
