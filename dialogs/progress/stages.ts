import type { Case, CaseState } from '../../cases/case.js';
import { ENDED } from '../../cases/case.js';
import type { TextKey } from '../../texts/catalogue.js';

/** The step a case is at, by its state (norms 1.5.2, 2.2.3, 2.3.2, 4.3). */
export function stageKey(state: CaseState): TextKey {
  return `progress.stage.${state}`;
}

type Open = Exclude<CaseState, 'cancelled' | 'withdrawn' | 'closed' | 'accepted'>;

function isOpenState(state: CaseState): state is Open | 'accepted' {
  return !ENDED.includes(state);
}

/** The step that follows, where one does. */
export function nextStageKey({ kind, state }: Pick<Case, 'kind' | 'state'>): TextKey | undefined {
  if (!isOpenState(state)) return undefined;
  return state === 'accepted' ? `progress.next.accepted.${kind}` : `progress.next.${state}`;
}
