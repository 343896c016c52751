/** What somebody who works here is told, in the console's two languages. */
export interface Words {
  readonly en: string;
  readonly 'zh-Hans': string;
}

/** More that a refusal may say. */
export interface ProblemFacts {
  /** The path of the field that was wrong: `body.roles.0`. */
  readonly field?: string;
  /** After how many seconds it may be tried again. */
  readonly retryAfter?: number;
}

/** A call that is refused. Thrown by what answers a call; everything it says is for the caller to read. */
export class ApiProblem extends Error {
  readonly words: Words;

  /**
   * @param code for programs, in PascalCase: `NotFound`, `Stale`
   * @param message a plain text is told in both languages
   */
  constructor(readonly status: number, readonly code: string, message: string | Words, readonly facts: ProblemFacts = {}) {
    const words = typeof message === 'string' ? { en: message, 'zh-Hans': message } : message;
    super(words.en);
    this.name = 'ApiProblem';
    this.words = words;
  }
}
