import type { Bookings } from '../../cases/bookings.js';
import type { Cases } from '../../cases/cases.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Forms } from '../../dialogs/forms.js';
import type { Norms } from '../../dialogs/norms/port.js';
import type { Handoffs, Presence } from '../../handoff/port.js';
import type { DeskReading } from '../../handoff/reading.js';
import type { FileStore } from '../../records/files.js';
import type { Vault } from '../../records/vault.js';
import type { Audit } from '../audit.js';
import type { ChannelHost } from '../channelHost.js';
import type { Clock } from '../clock.js';
import type { ActParts } from '../handoff/acts.js';
import type { StaffStore } from '../staff/port.js';
import type { TurnLog } from '../turn/faults.js';
import type { LinkedTalk } from './linked.js';
import type { Canned } from './canned.js';

/** What the desk's routes stand on. */
export interface DeskParts {
  readonly acts: ActParts;
  readonly host: Pick<ChannelHost, 'receive' | 'watch' | 'watchTyping' | 'typing' | 'recordsAfter' | 'conversation'>;
  readonly handoffs: Handoffs;
  readonly presence: Presence;
  readonly desk: DeskReading;
  readonly cases: Cases;
  readonly bookings: Bookings;
  readonly files: FileStore;
  readonly norms: Pick<Norms, 'decide' | 'clause'>;
  readonly staff: Pick<StaffStore, 'list' | 'byId'>;
  readonly canned: Canned;
  readonly profile: () => Profile;
  readonly forms: Forms;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** Other conversations of the customer who showed in one who they are, the latest first. */
  readonly linked: (conversation: string) => Promise<readonly LinkedTalk[]>;
  /** When what was shown in a conversation of who the customer is was last taken back. */
  readonly unlinkedAt: (conversation: string) => Promise<string | undefined>;
  /** What a file's bytes turn out to be; undefined when it may not be sent. */
  readonly checkFile: (name: string, bytes: Uint8Array) => Promise<string | undefined>;
  /** The largest file, in bytes. */
  readonly largestFile: number;
}

/** Who works at the desk. */
export const AT_DESK = ['agent', 'supervisor'] as const;
