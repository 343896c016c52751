/** What things count for when the norms are searched; tuned with `npm run eval -- questions`. */
export const WEIGHTS = {
  /** A word counts so much where it stands in a field. */
  title: 3, text: 2.5, questions: 0.7,
  /** How far a long field counts less, 0–1. */
  titleLength: 0.5, textLength: 0.3, questionsLength: 0.3,
  saturation: 1,
  /** Single characters say less than two in a row. */
  character: 0.5,
  /** What is meant, whichever word was used for it. */
  concept: 3,
  soundsLike: 0.9,
  /** Two characters in a row that nobody wrote are mostly where two words meet. */
  unknownPair: 0.15,
  /** How much more they count against everything that was found: what nobody wrote of is not in the norms. */
  unheard: 0.35,
  /** A character that stands nowhere in the norms: a subject of somebody else's (博物馆, 摄影). */
  unheardCharacter: 2,
  /** And so are two that stand where one known word meets another. */
  crossing: 0.65,
  /** Likeness to the nearest example question, beside BM25F. */
  likeness: 0.32,
  /** What an overview's score counts beside its parts'. */
  overview: 0.93,
};

/** An answer that words find as surely as this is not compared by meaning: hardly anything would change it. */
export const SURE = 0.75;
