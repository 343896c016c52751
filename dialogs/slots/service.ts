import type { CustomerKind } from '../../cases/booking/booking.js';
import { serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { Slot } from '../form/slot.js';
import { branchTerms } from './branch.js';
import { choiceSlot, type ChoiceReason, type Choices } from './choice.js';
import { CUSTOMER_KIND_TERMS } from './customerKind.js';
import { Matcher, type Occurrence, type Term } from './matcher.js';
import { memo } from './memo.js';
import { fold } from './normalise.js';

const kinds = new Matcher<CustomerKind>([...CUSTOMER_KIND_TERMS, ...['公司', '企业', 'company', 'business'].map((said): Term<CustomerKind> => ({ said, values: ['company'] }))]);

function choicesOf(profile: Profile): Choices<string> {
  const grouped = new Map(profile.serviceGroups.flatMap((group) => group.aliases.map((said) => [fold(said), group] as const)));
  const single = profile.services.flatMap((service): Term<string>[] =>
    [...Object.values(service.name), ...service.aliases].filter((said) => !grouped.has(fold(said))).map((said) => ({ said, values: [service.id] })),
  );
  const shared = profile.serviceGroups.flatMap((group) => group.aliases.map((said): Term<string> => ({ said, values: group.among })));
  const branches = new Matcher(branchTerms(profile));
  return {
    options: profile.services.map((service) => ({ value: service.id, show: service.name })),
    terms: [...single, ...shared],
    endings: /(?:业务|服务)$/,
    narrow: (text, occurrence) => narrow(profile, branches, text, occurrence),
  };
}

// What the place may not reach over: it would be lost to the slot it belongs to.
const OTHER_ANSWER = /联系人|联络人|姓名|名字|我叫|我姓|\bname\b|\bi'm\b|备注/;

/** 我们公司想贷款 is the loan for companies; the place then reaches from 公司 to 贷款. Bare 开户 is what the profile says it is. */
function narrow(profile: Profile, branches: Matcher<string>, text: string, occurrence: Occurrence<string>): Occurrence<string> {
  const spoken = kinds.occurrences(text).filter((each) => !/(?:你们|贵|您)\s*$/.test(text.slice(0, each.from)));
  const kind = spoken[0]?.values[0];
  if (kind !== undefined && spoken.every((each) => each.values[0] === kind)) {
    const fit = occurrence.values.filter((id) => serviceOf(profile, id)?.customerKinds.includes(kind));
    const place = spoken
      .map((each) => ({ from: Math.min(occurrence.from, each.from), to: Math.max(occurrence.to, each.to) }))
      .sort((a, b) => a.to - a.from - (b.to - b.from))
      .find(({ from, to }) => !OTHER_ANSWER.test(text.slice(from, to)) && branches.occurrences(text.slice(from, to)).length === 0);
    if (place !== undefined && fit.length > 0 && fit.length < occurrence.values.length) return { ...place, values: fit };
  }
  const otherwise = profile.serviceGroups.find((group) => group.otherwise !== undefined && sameSet(group.among, occurrence.values))?.otherwise;
  return otherwise === undefined ? occurrence : { ...occurrence, values: [otherwise] };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** Which service (norm 2.1: service type); values are the profile's ids. */
export function serviceSlot(profile: () => Profile): Slot<string, ChoiceReason> {
  return choiceSlot(memo(profile, choicesOf));
}
