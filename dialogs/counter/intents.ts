import type { DialogTurn, Input } from '../form/turn.js';
import type { Next } from '../form/form.js';
import type { CounterPorts } from '../ports.js';

/** What a form's folder knows of the words that begin it. Pure but for its ports; decided by rule, without a model. */
export interface Intent {
  readonly form: string;
  /** Whether a message outside any form wants this form; `plain` is the message in lower case, Simplified, without fillers. */
  wanted(plain: string, input: Input): boolean;
  /** Answers that the form begins with, or another form to begin instead. */
  begin?(input: Input, ports: CounterPorts, turn: DialogTurn): Promise<Next>;
}

/** In the order in which they are asked: complaints first, whatever else a message holds. */
export const INTENTS: readonly Intent[] = [];
