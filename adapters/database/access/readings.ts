import { customerMatters, customersOfConversation } from './customers.js';
import { customerProofs, customerUnlinked } from './proofs.js';
import { busyHours, looksOf } from './looks.js';

/** What the access log and service files ask of the database. */
export const ACCESS_READINGS = {
  'access.looks': looksOf,
  'access.busy': busyHours,
  'customers.matters': customerMatters,
  'customers.ofConversation': customersOfConversation,
  'customers.proofs': customerProofs,
  'customers.unlinked': customerUnlinked,
} as const;
