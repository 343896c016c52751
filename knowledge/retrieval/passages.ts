import type { Entry } from './index.js';

/** A text that is compared by meaning, and the place in the index that it speaks for. */
export interface Passage {
  readonly place: string;
  readonly text: string;
  /** A question that the place answers, rather than its own words. */
  readonly question: boolean;
  /** Tells apart what the norms are not about. */
  readonly aside: boolean;
}

/** Services cut what is longer, each elsewhere. */
const CHARACTERS = 1_500;

/** What a place says: its words under their title, once in each language, and each question by itself; none twice. */
export function passagesOf({ id, title, text, questions, aside = false }: Entry): Passage[] {
  const own = title.map((heading, language) => (text[language] === undefined ? heading : `${heading}\n${text[language]}`));
  const passage = (question: boolean) => (said: string): Passage => ({ place: id, text: said.slice(0, CHARACTERS), question, aside });
  const asked = [...new Set(questions)].filter((said) => !own.includes(said));
  return [...own.map(passage(false)), ...asked.map(passage(true))];
}
