import type { Deletion } from '../../../supervision/keeping/deletion.js';
import type { Hold } from '../../../supervision/keeping/hold.js';
import type { Kept } from '../../../supervision/keeping/port.js';
import { keptUntil } from '../../../supervision/keeping/retention.js';
import { notDeletable } from '../../../supervision/keeping/verdict.js';
import type { DeletionView, HoldView, KeepingPerson, StandingView } from '../../api/keeping.js';
import type { KeepingParts } from './parts.js';

type PersonOf = (id: string) => KeepingPerson;

/** A hold as the console shows it: a customer by what is left of their number. */
export function holdView({ id, state, subject, reason, placedBy, placedAt, lifted }: Hold, person: PersonOf): HoldView {
  const name = subject.kind === 'conversation' ? subject.conversation : subject.kind === 'case' ? subject.number : subject.shown;
  return { id, state, subject: { kind: subject.kind, name }, reason, placedBy: person(placedBy), placedAt, ...(lifted && { lifted: { ...lifted, by: person(lifted.by) } }) };
}

/** How a conversation stands, and whether it may be deleted now. */
export function standingView(kept: Kept, { profile, clock }: Pick<KeepingParts, 'profile' | 'clock'>): StandingView {
  const { timeZone, supervision: { keeping: { retention } } } = profile();
  const { until, years, kind, number, why } = keptUntil(kept, retention, timeZone);
  const { conversation, channel, lastAt, records, archived, open, holds } = kept;
  return { conversation, channel, lastAt, records, archived, until, years, kind, number, why, open, holds: [...holds], deletable: notDeletable(kept, retention, timeZone, clock.now()) === undefined };
}

/** A deletion as somebody sees it. */
export function deletionView({ id, state, reason, conversations, proposedBy, proposedAt, decision, result }: Deletion, person: PersonOf, who: string): DeletionView {
  return {
    id, state, reason, conversations, proposedBy: person(proposedBy), proposedAt, ...(decision && { decision: { ...decision, by: person(decision.by) } }), ...(result && { result }),
    decidable: state === 'proposed' && proposedBy !== who,
  };
}
