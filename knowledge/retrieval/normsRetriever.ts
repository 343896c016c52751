import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { Near } from './meanings.js';
import type { Norms } from './norms.js';
import { isChinese } from './tokens.js';

/** What a found document says of itself. */
export interface NormMetadata extends Record<string, unknown> {
  /** The clause's number, `4.3.2`. */
  readonly id: string;
  readonly title: string;
  /** 0–1; comparable between questions. */
  readonly score: number;
  /** Which edition of the norms it stands in. */
  readonly edition: string;
}

/** How it retrieves. */
export interface NormsRetrieverInput extends BaseRetrieverInput {
  readonly norms: Norms;
  /** At most so many documents. */
  readonly k?: number;
  /** What is near to a question by meaning, where that is known; never throws. */
  readonly near?: (query: string) => Promise<Near | undefined>;
}

/** The norms for LangChain: clauses as documents, in Chinese, or in English where nothing Chinese is asked. */
export class NormsRetriever extends BaseRetriever<NormMetadata> {
  static override lc_name(): string {
    return 'NormsRetriever';
  }

  override lc_namespace = ['guitai', 'knowledge', 'retrieval'];

  readonly k: number;
  private readonly norms: Norms;
  private readonly near: NonNullable<NormsRetrieverInput['near']>;

  constructor({ norms, k = 3, near = () => Promise.resolve(undefined), ...input }: NormsRetrieverInput) {
    super(input);
    this.norms = norms;
    this.k = k;
    this.near = near;
  }

  override async _getRelevantDocuments(query: string, _run?: CallbackManagerForRetrieverRun): Promise<Document<NormMetadata>[]> {
    const language = isChinese(query) || !/[a-z]/i.test(query) ? 'zh-Hans' : 'en';
    const { edition } = this.norms.edition;
    const hits = this.norms.search(query, this.k, await this.near(query));
    return hits.map(({ clause, score }) => new Document({ id: clause.id, pageContent: clause.text[language], metadata: { id: clause.id, title: clause.title[language], score, edition } }));
  }
}
