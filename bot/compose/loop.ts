import type { EvaluationQuestion } from '../../knowledge/evaluation/questions.js';
import type { OpenAmendments } from '../../knowledge/loop/amendmentsFile.js';
import type { OpenQuestions } from '../../knowledge/loop/openQuestions.js';
import type { Clock } from '../clock.js';
import type { KnowledgeLoop } from '../knowledge/loop.js';
import type { Settings } from '../settings.js';
import { readEdition, type Edition } from './corpus.js';

/** The knowledge loop on the edition that the settings name. Loaded when it is first asked for. */
export async function openLoop({ NORMS_DIR }: Pick<Settings, 'NORMS_DIR'>, questions: OpenQuestions, amendments: OpenAmendments, clock: Clock): Promise<KnowledgeLoop> {
  const { knowledgeLoop } = await import('../knowledge/loop.js');
  let reading: Promise<Edition> | undefined;
  const edition = (): Promise<Edition> => (reading ??= readEdition(NORMS_DIR));
  return knowledgeLoop({
    questions, amendments, clock,
    corpus: async () => (await edition()).corpus,
    // The shipped questions ask for the shipped clauses; an edition of the institution's own has its examples.
    evaluation: async (): Promise<readonly EvaluationQuestion[]> => ((await edition()).shipped ? (await import('../../knowledge/evaluation/questions.js')).shippedQuestions() : []),
  });
}
