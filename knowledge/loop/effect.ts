/** How an evaluation question went. */
export interface Asked {
  readonly id: string;
  readonly lang: string;
  readonly q: string;
  /** The clauses that answer it; none where the norms don't. */
  readonly gold: readonly string[];
  readonly outcome: 'answer' | 'offer' | 'missing' | 'decline';
  /** The clause that was answered, or offered first. */
  readonly first: string | undefined;
  readonly right: boolean;
  /** Answered with a clause that is not right. */
  readonly wrong: boolean;
}

/** What a question came to. */
export interface Outcome {
  readonly outcome: Asked['outcome'];
  readonly clause?: string;
}

/** A question that comes out otherwise. */
export interface Changed {
  readonly id: string;
  readonly lang: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly before: Outcome;
  readonly after: Outcome;
  readonly verdict: 'better' | 'worse' | 'neither';
}

/** What a question came to, out of how it went. */
export function outcomeOf({ outcome, first }: Pick<Asked, 'outcome' | 'first'>): Outcome {
  return { outcome, ...(first !== undefined && { clause: first }) };
}

/** The questions that come out otherwise, the worse first. Both are the same questions in the same order. */
export function changedBetween(before: readonly Asked[], after: readonly Asked[]): Changed[] {
  const order = { worse: 0, better: 1, neither: 2 } as const;
  return before
    .flatMap((was, at): Changed[] => {
      const is = after[at];
      if (is === undefined || (was.outcome === is.outcome && was.first === is.first)) return [];
      const gain = worth(is) - worth(was);
      return [{ id: was.id, lang: was.lang, question: was.q, gold: was.gold, before: outcomeOf(was), after: outcomeOf(is), verdict: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'neither' }];
    })
    .sort((one, other) => order[one.verdict] - order[other.verdict]);
}

/** A wrong answer is worst; an offer that holds the answer is better than none, an answer better still. */
function worth({ right, wrong, outcome, gold }: Asked): number {
  if (wrong) return 0;
  if (!right) return 1;
  return outcome === 'offer' && gold.length > 0 ? 2 : 3;
}
