import type { Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { CounterPorts } from '../ports.js';
import { answerNorms } from './answer.js';
import { withRiskWarning } from './risk.js';
import { historyOf } from './talk.js';

/** The answer of the norms in a conversation: with what was asked before for a model to read, and a warning where a product's merits are asked about. */
export async function askNorms(question: string, { norms }: Pick<CounterPorts, 'norms'>, turn: DialogTurn): Promise<Reply | undefined> {
  const reply = await answerNorms(question, norms, turn.at, { said: question, history: await historyOf(turn, norms) });
  return reply && withRiskWarning(question, reply);
}
