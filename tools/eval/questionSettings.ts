import { readSettings } from '../../bot/settings.js';
import { evaluateQuestions } from './evaluateQuestions.js';

/** Options as the command line has them. */
interface Given {
  readonly json?: string;
  readonly model?: true;
  readonly compare?: true;
  readonly scale?: number;
  readonly thresholds?: string;
}

/** Evaluates with the settings of the environment; without a model and without the network unless `model`; whether nothing fell behind its thresholds. @throws Error where `model` is given and no key is set */
export async function evaluateWith(file: string, print: (line: string) => void, { model, ...options }: Given): Promise<boolean> {
  const settings = readSettings(model === true ? process.env : {});
  if (model === true && settings.OPENAI_API_KEY === undefined) throw new Error('--model needs OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL where they differ)');
  // Always the norms that ship: the questions are about them.
  const { behind } = await evaluateQuestions(file, print, { ...options, settings: { ...settings, NORMS_DIR: undefined } });
  return behind.length === 0;
}
