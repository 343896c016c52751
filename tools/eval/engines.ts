import { openNorms } from '../../knowledge/retrieval/norms.js';
import { concepts } from '../../knowledge/retrieval/concepts.js';
import { fold, tokens } from '../../knowledge/retrieval/tokens.js';
import type { Chapter, Edition } from '../../knowledge/norms/schema.js';

/** Something that finds clauses: ours, or a library's index for comparison. */
export interface Engine {
  /** The numbers of the nearest, best first. */
  search(question: string, k: number): readonly string[];
}

/** What is compared. `synonyms`: a library is given our synonyms and glossary, too, as tokens. */
export const ENGINES = ['guitai', 'minisearch', 'minisearch, our synonyms', 'orama', 'orama, our synonyms'] as const;
/** What is compared, by name. */
export type EngineName = (typeof ENGINES)[number];

/** A clause as a library indexes it: the same three fields that ours has. */
interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly questions: string;
}

/** Opens an index over the clauses; the time this takes is measured. */
export type Opening = () => Promise<Engine>;

/** Gets an index ready to be opened: libraries loaded, texts put together. @throws Error where a library is not installed. */
export async function prepareEngine(name: EngineName, chapters: readonly Chapter[], edition: Edition): Promise<Opening> {
  if (name === 'guitai') {
    return () => {
      const norms = openNorms(chapters, edition);
      return Promise.resolve({ search: (question, k) => norms.search(question, k).map(({ clause }) => clause.id) });
    };
  }
  const tokenize = name.endsWith('synonyms') ? tokensAndConcepts : tokensOf;
  const documents = chapters.flatMap(({ clauses }) => clauses.map(({ id, title, text, questions }): Document => ({ id, title: Object.values(title).join('\n'), text: Object.values(text).join('\n'), questions: Object.values(questions).flat().join('\n') })));
  return name.startsWith('minisearch') ? await minisearch(documents, tokenize) : await orama(documents, tokenize);
}

/** The same that ours is searched by: characters, pairs, stems, Traditional as Simplified; kept for as long as a text is the same. */
function tokensOf(text: string): string[] {
  return text.split('\n').flatMap((line) => tokens(fold(line)));
}

function tokensAndConcepts(text: string): string[] {
  return text.split('\n').flatMap((line) => [...tokens(fold(line)), ...concepts(fold(line)).map((concept) => `#${concept}`)]);
}

/** Of the weights tried for each library (its own; ours for fields), those with which it finds most. */
const BOOST = { minisearch: { title: 1, text: 1, questions: 1 }, orama: { title: 1, text: 1, questions: 1 } };
const FIELDS = ['title', 'text', 'questions'] as const;

async function minisearch(documents: readonly Document[], tokenize: (text: string) => string[]): Promise<Opening> {
  const { default: MiniSearch } = await import('minisearch').catch(notInstalled);
  return () => {
    const index = new MiniSearch<Document>({ fields: [...FIELDS], tokenize, processTerm: (term) => term, searchOptions: { boost: BOOST.minisearch, prefix: false, fuzzy: false } });
    index.addAll(documents);
    return Promise.resolve({ search: (question, k) => index.search(question).slice(0, k).map(({ id }) => String(id)) });
  };
}

async function orama(documents: readonly Document[], tokenize: (text: string) => string[]): Promise<Opening> {
  const { create, insert, search } = await import('@orama/orama').catch(notInstalled);
  return () => {
    const index = create({
      schema: { title: 'string', text: 'string', questions: 'string' },
      components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize } },
    });
    for (const document of documents) void insert(index, { ...document });
    return Promise.resolve({
      search: (question, k) => {
        const found = search(index, { term: question, properties: [...FIELDS], boost: BOOST.orama, limit: k, threshold: 1 });
        if (found instanceof Promise) throw new TypeError('orama without plugins answers at once');
        return found.hits.map(({ id }) => id);
      },
    });
  };
}

function notInstalled(cause: unknown): never {
  throw new Error('the comparison needs the development packages: npm ci', { cause });
}
