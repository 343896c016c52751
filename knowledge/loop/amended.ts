import type { Corpus } from '../norms/check.js';
import type { Chapter } from '../norms/schema.js';
import { factAsked } from '../retrieval/guard.js';
import { openNorms, openNormsInSteps, type Norms } from '../retrieval/norms.js';
import { fold, isChinese } from '../retrieval/tokens.js';
import type { Amendment } from './amendments.js';
import { figuresOf, likeness, weighed } from './likeness.js';

type Published<Kind extends Amendment['kind']> = Amendment & { readonly kind: Kind };
/** An answer in words of compliance staff's own. */
export type CuratedAnswer = Published<'answer'>;

/** Norms with what was published for them. */
export interface AmendedNorms extends Norms {
  /** The curated answer to a question, where it asks what one was written for. */
  curated(question: string): CuratedAnswer | undefined;
}

/** A question so like one of a curated answer's is answered with it. */
const CURATED = 0.72;

/**
 * Opens an edition with the published ones among some amendments: aliases are example questions of their clause; for a
 * synonym the norms' own word is searched; a question of a curated answer is answered by its clause, without the guard,
 * since somebody wrote what it asks for. What names a clause that the edition does not hold has no effect.
 */
export function openAmended({ chapters, edition }: Corpus, amendments: readonly Amendment[]): AmendedNorms {
  const active = inForce(amendments);
  return amended(openNorms(withAliases(chapters, ofKind(active, 'alias')), edition), active);
}

/** The same in small steps, with `pause` between them. */
export async function openAmendedInSteps({ chapters, edition }: Corpus, amendments: readonly Amendment[], pause: () => Promise<void>): Promise<AmendedNorms> {
  const active = inForce(amendments);
  return amended(await openNormsInSteps(withAliases(chapters, ofKind(active, 'alias')), edition, pause), active);
}

function inForce(amendments: readonly Amendment[]): readonly Amendment[] {
  return amendments.filter(({ status }) => status === 'published');
}

function amended(norms: Norms, active: readonly Amendment[]): AmendedNorms {
  const reword = rewording(ofKind(active, 'synonym'));
  const answers = ofKind(active, 'answer').filter(({ clause }) => norms.clause(clause) !== undefined);
  const examples = answers.flatMap((answer) => answer.questions.map((question) => ({ answer, said: weighed(reword(question)), fact: factAsked(question), figures: figuresOf(question) })));
  const curated = (question: string): CuratedAnswer | undefined => {
    if (examples.length === 0) return undefined;
    const asked = weighed(reword(question));
    const [fact, figures] = [factAsked(question), figuresOf(question)];
    let found: CuratedAnswer | undefined;
    let most = CURATED;
    for (const example of examples) {
      if (example.fact !== fact || example.figures !== figures) continue;
      const alike = likeness(asked, example.said);
      if (alike >= most) [found, most] = [example.answer, alike];
    }
    return found;
  };
  return {
    ...norms,
    curated,
    search: (query, ...more) => norms.search(reword(query), ...more),
    decide: (query, ...more) => {
      const clause = norms.clause(curated(query)?.clause ?? '');
      return clause === undefined ? norms.decide(reword(query), ...more) : { kind: 'answer', clause, hits: [{ clause, score: 1 }] };
    },
  };
}

function ofKind<Kind extends Amendment['kind']>(amendments: readonly Amendment[], kind: Kind): Published<Kind>[] {
  return amendments.filter((each): each is Published<Kind> => each.kind === kind);
}

function withAliases(chapters: readonly Chapter[], aliases: readonly Published<'alias'>[]): readonly Chapter[] {
  if (aliases.length === 0) return chapters;
  const asked = new Map<string, string[]>();
  for (const { clause, questions } of aliases) asked.set(clause, [...(asked.get(clause) ?? []), ...questions]);
  return chapters.map((chapter) => ({
    ...chapter,
    clauses: chapter.clauses.map((clause) => {
      const more = asked.get(clause.id) ?? [];
      if (more.length === 0) return clause;
      const { questions } = clause;
      return { ...clause, questions: { ...questions, customer: [...questions.customer, ...more.filter(isChinese)], en: [...questions.en, ...more.filter((each) => !isChinese(each))] } };
    }),
  }));
}

/** Puts the norms' own word in the place of what people say for it: the longest first, English ones only as whole words. */
function rewording(synonyms: readonly Published<'synonym'>[]): (said: string) => string {
  const means = new Map(synonyms.flatMap(({ words, means: own }) => words.map((word) => [fold(word), fold(own)] as const)));
  if (means.size === 0) return (said) => said;
  const one = (word: string): string => {
    const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return isChinese(word) ? escaped : `(?<![a-z0-9])${escaped}(?![a-z0-9])`;
  };
  const any = new RegExp([...means.keys()].sort((first, second) => second.length - first.length).map(one).join('|'), 'gu');
  return (said) => {
    const folded = fold(said);
    // Nothing to change: as it was said, so that what else reads it sees it whole.
    if (folded.search(any) < 0) return said;
    return folded.replace(any, (word, at: number) => {
      const own = means.get(word) ?? word;
      const within = own.indexOf(word);
      // It stands in the norms' own word already.
      return within >= 0 && folded.startsWith(own, at - within) ? word : own;
    });
  };
}
