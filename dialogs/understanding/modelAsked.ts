import { SILENT, type Reply } from '../form/reply.js';
import type { ModelFacts } from './port.js';

/** What a model was asked for beside answers: what words in a form or at the counter amount to, a question made whole. */
export type ModelUse = 'move' | 'wish' | 'query';

/** What became of a choice: `taken`; `dropped` by readers and rules; `nothing` chosen; the call `failed`. */
export type ModelOutcome = 'taken' | 'dropped' | 'nothing' | 'failed';

/** A call on record, without anything of what was said. */
export function modelAsked(use: ModelUse, outcome: ModelOutcome, facts: ModelFacts, chosen?: string): Reply {
  return { ...SILENT, events: [{ event: 'model.asked', data: { use, outcome, ...(chosen !== undefined && { chosen }), ...facts } }] };
}
