import type { Profile } from '../../cases/profile/profile.js';
import type { Slot } from '../form/slot.js';
import { choiceSlot, type ChoiceReason, type Choices } from './choice.js';
import { memo } from './memo.js';
import type { Term } from './matcher.js';

/** All that branches are called. */
export function branchTerms(profile: Profile): Term<string>[] {
  return profile.branches.flatMap((branch) => [...Object.values(branch.name), ...branch.nicknames].map((said) => ({ said, values: [branch.id] })));
}

function choicesOf(profile: Profile): Choices<string> {
  return {
    options: profile.branches.map((branch) => ({ value: branch.id, show: branch.name })),
    terms: branchTerms(profile),
    // Names of places are two characters: one wrong is worth asking about.
    guessFrom: 2,
    endings: /(?:支行|分行|网点|营业部|营业厅|分理处|银行|\s*\b(?:sub-?branch|branch|office))$/,
  };
}

/** At which branch; values are the profile's ids. */
export function branchSlot(profile: () => Profile): Slot<string, ChoiceReason> {
  return choiceSlot(memo(profile, choicesOf));
}
