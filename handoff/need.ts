import type { Handoff, HandoffKind } from './handoff.js';

/** How a reason (`person.needed` on the record) becomes somebody's work. */
export interface Need {
  readonly kind: HandoffKind;
  readonly urgency: Handoff['urgency'];
  /** True when the customer is asked first whether they want a person; false when one is called at once. */
  readonly asks: boolean;
}

/** Reasons by what they mean: danger and complaints before everything else. */
const NEEDS: Readonly<Record<string, Need>> = {
  distress: { kind: 'chat', urgency: 0, asks: false },
  'money-at-risk': { kind: 'chat', urgency: 0, asks: false },
  threat: { kind: 'chat', urgency: 0, asks: false },
  complaint: { kind: 'task', urgency: 1, asks: false },
  'complaint-major': { kind: 'chat', urgency: 1, asks: true },
  'complaint-added': { kind: 'task', urgency: 1, asks: false },
  'complaint-left': { kind: 'task', urgency: 1, asks: false },
  'draft-abandoned': { kind: 'task', urgency: 1, asks: false },
  anger: { kind: 'chat', urgency: 1, asks: true },
  abuse: { kind: 'chat', urgency: 2, asks: true },
  asked: { kind: 'chat', urgency: 2, asks: false },
  misunderstood: { kind: 'chat', urgency: 2, asks: true },
  declined: { kind: 'chat', urgency: 2, asks: true },
  unhelpful: { kind: 'chat', urgency: 2, asks: true },
  'not-identified': { kind: 'chat', urgency: 2, asks: true },
  rule: { kind: 'chat', urgency: 2, asks: false },
  fault: { kind: 'task', urgency: 1, asks: false },
  deadline: { kind: 'task', urgency: 1, asks: false },
  escalated: { kind: 'task', urgency: 0, asks: false },
  'low-mark': { kind: 'task', urgency: 2, asks: false },
  'not-settled': { kind: 'task', urgency: 1, asks: false },
};

/** What a reason asks for; one that nobody has named yet is work, so that nothing is lost. */
export function needOf(why: string): Need {
  return (Object.hasOwn(NEEDS, why) ? NEEDS[why] : undefined) ?? { kind: 'task', urgency: 2, asks: false };
}
