import { applicationIntent } from '../application/intent.js';
import { changeIntent } from '../change/intent.js';
import { dataRequestIntent } from '../dataRequest/intent.js';
import { complaintIntent, moreIntent, withdrawIntent } from '../complaint/intent.js';
import { elsewhereIntent } from '../elsewhere/form.js';
import { rebookIntent } from '../desk/rebook.js';
import type { DialogTurn, Input } from '../form/turn.js';
import type { Next } from '../form/form.js';
import { feedbackIntent } from '../feedback/intent.js';
import type { CounterPorts } from '../ports.js';
import { progressIntent } from '../progress/intent.js';
import { reachIntent } from '../reach/form.js';
import { surveyIntent } from '../survey/intent.js';
import { bookingFirst } from '../survey/yields.js';

/** What a form's folder knows of the words that begin it. Pure but for its ports; decided by rule, without a model. */
export interface Intent {
  readonly form: string;
  /** Whether a message outside any form wants this form; `plain` is the message in lower case, Simplified, without fillers. */
  wanted(plain: string, input: Input): boolean;
  /** Whether it goes before a form that is open: its question waits underneath until this one is done. */
  interrupts?(plain: string, input: Input, open: string): boolean;
  /** Answers that the form begins with, or another form to begin instead. */
  begin?(input: Input, ports: CounterPorts, turn: DialogTurn): Promise<Next>;
}

/** In the order in which they are asked: complaints first, whatever else a message holds. */
export const INTENTS: readonly Intent[] = [withdrawIntent, moreIntent, complaintIntent, rebookIntent, dataRequestIntent, changeIntent, elsewhereIntent, reachIntent, progressIntent, applicationIntent, surveyIntent, feedbackIntent, bookingFirst];
