import type { Bookings } from '../../cases/bookings.js';
import type { Cases } from '../../cases/cases.js';
import type { Timers } from '../../cases/timer.js';
import type { Vault } from '../../records/vault.js';
import { bookingByFormKey, bookingByNumber, bookingsOfConversation, bookingsOfCustomer, occupiedCells } from './bookings.js';
import { caseByFormKey, caseByNumber, casesOfConversation, casesOfCustomer, complaintsOf, dueCases, openCases } from './caseReading.js';
import type { Engine } from './engine.js';
import type { GroupCommit } from './groupCommit.js';
import { patiently, type Patience } from './patience.js';
import type { SerialWish } from './serials.js';
import { isId, storable, storableKey } from './texts.js';
import { claimTimers, settleTimer } from './timers.js';

/** What customers asked for, as the rest of the product sees it kept. */
export interface MattersSide {
  readonly bookings: Bookings;
  readonly cases: Cases;
  readonly timers: Timers;
}

/** What matters are kept with. */
export interface MattersParts {
  readonly engine: Engine;
  readonly patience: Patience;
  readonly vault: Vault;
  readonly wishes: GroupCommit<SerialWish>;
}

/** Bookings, cases and their timers. */
export function mattersSide({ engine, patience, vault, wishes }: MattersParts): MattersSide {
  const { db, traits } = engine;
  return {
    bookings: {
      occupied: (advisers, from, to) => patiently(patience, () => occupiedCells(db, advisers, from, to)),
      byNumber: async (number) => (isId(number) ? await patiently(patience, () => bookingByNumber(db, vault, number)) : undefined),
      byFormKey: async (formKey) => (isId(formKey) ? await patiently(patience, () => bookingByFormKey(db, vault, formKey)) : undefined),
      ofCustomer: (customer, limit) => patiently(patience, () => bookingsOfCustomer(db, vault, customer, limit)),
      ofConversation: (conversation, limit) => patiently(patience, () => bookingsOfConversation(db, vault, conversation, limit)),
      serial: (prefix, day, formKey) =>
        wishes.submit<number>(undefined, (answer) => ({ prefix: storable(prefix), day: storable(day), formKey: storableKey(formKey), answer })),
    },
    cases: {
      byNumber: async (number) => (isId(number) ? await patiently(patience, () => caseByNumber(db, vault, number)) : undefined),
      byFormKey: (formKey) => patiently(patience, () => caseByFormKey(db, vault, formKey)),
      ofCustomer: (customer, limit) => patiently(patience, () => casesOfCustomer(db, vault, customer, limit)),
      ofConversation: (conversation, limit) => patiently(patience, () => casesOfConversation(db, vault, conversation, limit)),
      complaints: (of) => patiently(patience, () => complaintsOf(db, vault, of)),
      open: (after, limit) => patiently(patience, () => openCases(db, after, limit)),
      due: (now, limit) => patiently(patience, () => dueCases(db, vault, now, limit)),
    },
    timers: {
      claim: (now, limit, forMs) => patiently(patience, () => engine.transaction((on) => claimTimers(on, traits, now, limit, forMs))),
      settle: (timer) => patiently(patience, () => engine.transaction((on) => settleTimer(on, timer))),
    },
  };
}
