import type { Handoffs } from '../../../handoff/port.js';
import type { DeskReading } from '../../../handoff/reading.js';
import type { AccessLog, Look } from '../../../supervision/access/port.js';
import type { ReviewReading } from '../../../supervision/review/port.js';
import type { LookView } from '../../api/access.js';
import type { Staff } from '../../staff/port.js';
import type { SupervisionParts } from '../parts.js';

/** What unsealing and the access log stand on. */
export interface AccessParts extends Pick<SupervisionParts, 'host' | 'cases' | 'staff' | 'profile' | 'vault' | 'audit' | 'clock'> {
  readonly log: AccessLog;
  readonly review: Pick<ReviewReading, 'search' | 'episodes'>;
  readonly handoffs: Pick<Handoffs, 'history'>;
  readonly desk: Pick<DeskReading, 'originals'>;
}

/** A look for people to read. The reason stands apart; what else the audit has of it is ids and figures. */
export function lookView({ ordinal, at, staff, what, subject, outcome, detail }: Look, people: ReadonlyMap<string, Pick<Staff, 'displayName' | 'workNumber'>>, unusual: LookView['unusual'] = []): LookView {
  const { reason, words, sequence, ...rest } = detail;
  const [about = subject, line] = /^([^#]*)#(\d+)$/.exec(subject)?.slice(1) ?? [];
  const on = typeof sequence === 'number' ? sequence : line === undefined ? undefined : Number(line);
  const who = people.get(staff);
  return {
    ordinal, at, staff, name: who?.displayName ?? '', workNumber: who?.workNumber ?? '', what, subject: about, outcome, detail: rest, unusual,
    ...(on !== undefined && { sequence: on }), ...(typeof reason === 'string' && { reason: { kind: reason, words: typeof words === 'string' ? words : '' } }),
  };
}
