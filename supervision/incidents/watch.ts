import type { WatchRule } from '../../cases/profile/incidents.js';
import type { Alert, Observation } from './alert.js';
import { gathered, inCommon } from './alike.js';

/** An alert that is known, with its dossier's id. */
export interface KnownAlert {
  readonly id: string;
  readonly alert: Alert;
}

/** What the watch comes to. */
export interface Watching {
  /** Proposals that are new. */
  readonly open: readonly Alert[];
  /** Open ones, and those whose incident goes on, that more has come to. */
  readonly grown: readonly KnownAlert[];
}

/** A group of observations that have something in common. */
interface Group {
  readonly common: string;
  readonly items: readonly Observation[];
}

/**
 * Holds what happened lately against the institution's rules. What an alert stands on is not counted again: neither for
 * one that is open (it grows) nor after a person has decided. Never more than one open alert of a rule for the same thing;
 * and while an incident that was made of one goes on, more of the same belongs to it.
 *
 * @param goingOn ids of incidents that go on
 */
export function watched(rules: readonly WatchRule[], seen: readonly Observation[], known: readonly KnownAlert[], now: string, goingOn: ReadonlySet<string> = new Set()): Watching {
  const grows = ({ state, incident = '' }: Alert): boolean => state === 'open' || (state === 'confirmed' && goingOn.has(incident));
  const open: Alert[] = [];
  const grown: KnownAlert[] = [];
  for (const rule of rules) {
    const since = new Date(Date.parse(now) - rule.withinMinutes * 60_000).toISOString();
    const mine = known.filter(({ alert }) => alert.rule === rule.id);
    const decided = new Set(mine.filter(({ alert }) => !grows(alert)).flatMap(({ alert }) => alert.seen));
    const counted = seen.filter(({ of, at, id }) => of === rule.of && at >= since && !decided.has(id)).sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    for (const group of groupsOf(rule, counted)) {
      const standing = mine.find(({ alert }) => grows(alert) && (rule.by === 'words' ? group.items.some(({ id }) => alert.seen.includes(id)) : alert.common === group.common));
      if (standing) {
        const more = group.items.filter(({ id }) => !standing.alert.seen.includes(id));
        if (more.length > 0) grown.push({ id: standing.id, alert: added(standing.alert, more) });
      } else if (group.items.length >= rule.count) {
        open.push(proposed(rule, group));
      }
    }
  }
  return { open, grown };
}

function groupsOf({ by }: WatchRule, items: readonly Observation[]): Group[] {
  switch (by) {
    case 'any':
      return items.length === 0 ? [] : [{ common: '', items }];
    case 'words':
      return gathered(items.filter(({ said }) => said !== undefined), ({ said = '' }) => said).map((group) => ({ common: inCommon(group.map(({ said = '' }) => said)), items: group }));
    case 'class':
    case 'branch':
    case 'service': {
      const values = [...new Set(items.flatMap((item) => item[by] ?? []))];
      return values.map((common) => ({ common, items: items.filter((item) => item[by] === common) }));
    }
  }
}

function proposed({ id, of, by, level, kind, withinMinutes }: WatchRule, { common, items }: Group): Alert {
  const empty: Alert = { rule: id, of, by, common, level, kind, withinMinutes, seen: [], conversations: [], numbers: [], firstAt: items[0]?.at ?? '', lastAt: '', state: 'open' };
  return added(empty, items);
}

function added(alert: Alert, items: readonly Observation[]): Alert {
  return {
    ...alert,
    seen: [...alert.seen, ...items.map(({ id }) => id)],
    conversations: [...new Set([...alert.conversations, ...items.map(({ conversation }) => conversation)])],
    numbers: [...new Set([...alert.numbers, ...items.flatMap(({ number }) => number ?? [])])],
    lastAt: items.at(-1)?.at ?? alert.lastAt,
  };
}
