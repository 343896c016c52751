import type { Locale } from '../../records/message.js';

/** One clause of the institution's norms, as answers show it. */
export interface NormClause {
  /** `4.3.2`. */
  readonly id: string;
  readonly title: InEachLanguage;
  readonly text: InEachLanguage;
  /** Regulations as the handbook cites them; never vouched for. */
  readonly cites: readonly string[];
  readonly seeAlso: readonly string[];
}

/** Words in each language that customers are served in. */
export type InEachLanguage = Readonly<Record<Locale, string>>;

/** What a question comes to: a clause that answers it, a few that may, a section that the norms name and do not hold, or nothing. */
export type NormsDecision<Clause extends NormClause = NormClause> = (
  | { readonly kind: 'answer'; readonly clause: Clause; /** The nearest others, for a model to read. */ readonly beside?: readonly Clause[] }
  | { readonly kind: 'offer'; readonly among: readonly Clause[] }
  | { readonly kind: 'missing'; readonly section: { readonly id: string; readonly title: InEachLanguage } }
  | { readonly kind: 'decline' }
) & { /** Absent where the question was not compared by meaning, too. */ readonly meaning?: MeaningFacts };

/** For the record: how a question was compared by meaning. `failed`: words alone decided. */
export interface MeaningFacts {
  readonly model: string;
  readonly outcome: 'compared' | 'failed';
  readonly milliseconds: number;
  /** In words for the operator, without anything of what was asked. */
  readonly fault?: string;
}

/** A line of the conversation before. */
export interface Said {
  readonly role: 'customer' | 'bot';
  readonly text: string;
}

/** An answer in words of compliance staff's own, and the clause it stands on. */
export interface CuratedAnswer {
  readonly id: string;
  readonly clause: NormClause;
  /** In the languages it was written in. */
  readonly text: Partial<InEachLanguage>;
}

/** The norms, asked in people's own words. */
export interface Norms {
  decide(question: string): Promise<NormsDecision>;
  clause(id: string): Promise<NormClause | undefined>;
  /** What compliance staff wrote in answer to a question. */
  curated(question: string): Promise<CuratedAnswer | undefined>;
  /**
   * An answer that a model wrote from these clauses, with every claim verified against their words. Undefined where no model
   * is set up. The question and what was said before, oldest first, are masked. Never throws; whatever but `answered` is answered with the clause's own words.
   */
  write(question: { readonly text: string; readonly locale: Locale; readonly history: readonly Said[] }, clauses: readonly NormClause[]): Promise<Written | undefined>;
}

/** What a model came to. */
export interface Written {
  readonly answered: boolean;
  readonly claims: readonly { readonly text: string; readonly clauses: readonly string[] }[];
  /** For the record: model, prompt version, outcome, tokens, milliseconds, what was dropped and why. */
  readonly facts: { readonly [key: string]: string | number };
}
