/** All that an adapter may know of understanding: the port it implements, and the questions that it gives a model. */
export type { CallFacts, Chooser, Chosen } from './understand.js';
export { chooseWith, type Replied } from './chain.js';
export { movePrompt, UNDERSTANDING_VERSION, wholePrompt, wishPrompt } from './prompt.js';
export { MOVE_SCHEMA, moveReply, WHOLE_SCHEMA, wholeReply, WISH_SCHEMA, wishReply } from './schema.js';
