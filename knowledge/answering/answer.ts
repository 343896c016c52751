/** The languages that are answered in. */
export type AnswerLocale = 'zh-Hans' | 'zh-Hant' | 'en';

/** What is asked. Personal data is masked by whoever asks. */
export interface Question {
  readonly text: string;
  readonly locale: AnswerLocale;
  /** What was said before, oldest first. */
  readonly history: readonly { readonly role: 'customer' | 'bot'; readonly text: string }[];
}

/** A clause that was retrieved, in the question's language. Only these are answered from. */
export interface SourceClause {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Words of a clause, as the clause has them: never a model's copy. */
export interface Quote {
  readonly clauseId: string;
  readonly quote: string;
}

/** One thing that is answered, and what bears it out. */
export interface Claim {
  readonly text: string;
  readonly quotes: readonly Quote[];
}

/** What the record keeps of a call. */
export interface AnswerFacts {
  /** Empty: there is no model. */
  readonly model: string;
  readonly promptVersion: string;
  readonly milliseconds: number;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  /** Claims that were not borne out. */
  readonly dropped: number;
  /** What went wrong, in words for the operator. Never holds anything of what was asked. */
  readonly fault?: string;
}

/** What became of a question. There are claims only when it is `answered`; with any other outcome the caller answers with the clauses themselves. */
export interface ModelAnswer {
  readonly outcome: 'answered' | 'not-answerable' | 'nothing-verified' | 'failed' | 'off';
  readonly claims: readonly Claim[];
  readonly facts: AnswerFacts;
}

/** Answers from clauses of the norms. Never throws. */
export interface NormsAnswerer {
  answer(question: Question, clauses: readonly SourceClause[]): Promise<ModelAnswer>;
}

/** A call to a model that came to nothing. The message is for the operator and holds nothing of what was said. */
export class ModelFault extends Error {
  /** @param weighs whether the model's service is to blame: such faults open the breaker. */
  constructor(message: string, readonly weighs = true) {
    super(message);
    this.name = 'ModelFault';
  }
}
