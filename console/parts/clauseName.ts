import type { MatterView } from '../../bot/api/cases.ts';
import type { Words } from '../words/WordsContext.tsx';

/** Where a deadline comes from, as people say it: `norm 4.3.2` is 规范 4.3.2; a law is named as it is. */
export function clauseName(clause: string, { say }: Pick<Words, 'say'>): string {
  const number = /^norm (.+)$/.exec(clause)?.[1];
  return number === undefined ? clause : say('deadline.norm', { number });
}

/** What is due and why, for who points at it. */
export function dueTitle({ dueEvent, dueReason }: Pick<MatterView, 'dueEvent' | 'dueReason'>, words: Pick<Words, 'say' | 'named'>): string {
  return [dueEvent === undefined ? '' : words.named('deadline', dueEvent), dueReason === undefined ? '' : clauseName(dueReason, words)].filter((each) => each !== '').join(' · ');
}
