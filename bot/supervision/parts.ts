import type { Cases } from '../../cases/cases.js';
import type { Bookings } from '../../cases/bookings.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Vault } from '../../records/vault.js';
import type { Dossiers } from '../../supervision/dossiers/port.js';
import type { Audit } from '../audit.js';
import type { ChannelHost } from '../channelHost.js';
import type { Clock } from '../clock.js';
import type { StaffStore } from '../staff/port.js';
import type { TurnLog } from '../turn/faults.js';

/** What supervision's routes and jobs stand on. Each part of supervision asks for a `Pick` of it. */
export interface SupervisionParts {
  readonly host: Pick<ChannelHost, 'receive' | 'recordsAfter' | 'conversation'>;
  readonly cases: Cases;
  readonly bookings: Bookings;
  readonly staff: Pick<StaffStore, 'list' | 'byId'>;
  readonly dossiers: Dossiers;
  readonly profile: () => Profile;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** Who oversees. */
export const OVERSEERS = ['supervisor', 'compliance'] as const;
