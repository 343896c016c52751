/** All that an adapter may know of answering: the port it implements, and the chain that it gives a model. */
export type { AnswerFacts, AnswerLocale, Claim, ModelAnswer, NormsAnswerer, Question, Quote, SourceClause } from './answer.js';
export { ModelFault } from './answer.js';
export { answerWith } from './chain.js';
export { holdsLongNumber } from './longNumber.js';
export { PROMPT_VERSION } from './prompt.js';
export { REPLY_SCHEMA } from './schema.js';
