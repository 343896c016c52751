import type { StaffStore } from '../staff/port.js';
import type { SeatOf } from './router.js';

/** Who works at the desk, as last read: how customers know them, and what they may take. */
export interface StaffNames {
  /** A work number, else a display name; '' for somebody who is not known. */
  readonly numberOf: (staff: string) => string;
  /** Reads anew, and gives everybody who may take chats. */
  readonly seats: () => Promise<SeatOf[]>;
}

/** Knows names from the accounts. Read with each look of the router, so that it is seconds old at most. */
export function staffNames(staff: Pick<StaffStore, 'list'>): StaffNames {
  let known: ReadonlyMap<string, string> = new Map();
  return {
    numberOf: (id) => known.get(id) ?? '',
    seats: async () => {
      const all = await staff.list();
      known = new Map(all.map(({ id, workNumber, displayName }) => [id, workNumber === '' ? displayName : workNumber]));
      return all
        .filter(({ active, roles }) => active && (roles.includes('agent') || roles.includes('supervisor')))
        .map(({ id, roles, skills, teams, languages }) => ({ id, supervisor: roles.includes('supervisor'), skills, teams, languages }));
    },
  };
}
