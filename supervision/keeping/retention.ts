import type { CaseKind } from '../../cases/case.js';
import type { Retention, RetentionKind } from '../../cases/profile/keeping.js';
import { yearsAfter } from './months.js';

/** A matter of a customer's that a conversation holds. Times are ISO 8601 in UTC. */
export interface KeptMatter {
  readonly kind: CaseKind | 'booking';
  readonly number: string;
  readonly major: boolean;
  /** When it ended: the last thing that was done in it, the appointment's time. */
  readonly endedAt: string;
}

/** What it is reckoned from how long a conversation is kept. */
export interface KeptConversation {
  readonly channel: string;
  readonly lastAt: string;
  readonly matters: readonly KeptMatter[];
}

/** Until when something is kept, and what makes it so. */
export interface KeptUntil {
  /** ISO 8601 in UTC. */
  readonly until: string;
  readonly years: number;
  readonly kind: RetentionKind;
  /** The matter's number; '' for the conversation itself. */
  readonly number: string;
  /** The special case's reason; '' where the ordinary time counts. */
  readonly why: string;
}

/**
 * Until when a conversation is kept: the longest of its own time and those of the matters in it, each from when it ended
 * (norms 3.5, 4.5, 7.4). Years are counted on the institution's calendar: 29 February ends on 28 February.
 */
export function keptUntil({ channel, lastAt, matters }: KeptConversation, retention: Retention, timeZone: string): KeptUntil {
  const all: KeptUntil[] = [
    reckoned('conversation', '', lastAt, retention.conversation, retention.special.filter((each) => each.kind === 'conversation' && (each.channel === undefined || each.channel === channel)), timeZone),
    ...matters.map(({ kind, number, major, endedAt }) =>
      reckoned(kind, number, endedAt > lastAt ? endedAt : lastAt, retention[kind], retention.special.filter((each) => each.kind === kind && (each.major === undefined || major)), timeZone)),
  ];
  return all.reduce((latest, each) => (each.until > latest.until ? each : latest));
}

function reckoned(kind: RetentionKind, number: string, from: string, ordinary: number, special: readonly { readonly years: number; readonly why: string }[], timeZone: string): KeptUntil {
  const longest = special.reduce((most, each) => (each.years > most.years ? each : most), { years: ordinary, why: '' });
  return { until: yearsAfter(from, longest.years, timeZone), years: longest.years, kind, number, why: longest.why };
}
