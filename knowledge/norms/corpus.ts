import { openNorms, type Norms } from '../retrieval/norms.js';
import chapter1 from './chapter-1.json' with { type: 'json' };
import chapter2 from './chapter-2.json' with { type: 'json' };
import chapter3 from './chapter-3.json' with { type: 'json' };
import chapter4 from './chapter-4.json' with { type: 'json' };
import chapter5 from './chapter-5.json' with { type: 'json' };
import chapter6 from './chapter-6.json' with { type: 'json' };
import chapter7 from './chapter-7.json' with { type: 'json' };
import chapter8 from './chapter-8.json' with { type: 'json' };
import { checkCorpus, type Corpus } from './check.js';
import edition from './edition.json' with { type: 'json' };

/** The edition that ships with the program. */
export function shippedCorpus(): Corpus {
  const chapters = [chapter1, chapter2, chapter3, chapter4, chapter5, chapter6, chapter7, chapter8];
  return checkCorpus(chapters.map((written, at) => ({ name: `chapter-${at + 1}.json`, written })), edition);
}

let opened: Norms | undefined;

/** The shipped norms, open for questions; built when first asked for. */
export function shippedNorms(): Norms {
  if (opened === undefined) {
    const corpus = shippedCorpus();
    opened = openNorms(corpus.chapters, corpus.edition);
  }
  return opened;
}
