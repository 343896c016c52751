import type { Audit } from '../../audit.js';
import type { AccountParts } from '../../staff/accounts.js';
import type { ExternalSignOn } from '../../staff/port.js';
import type { Sessions } from '../../staff/sessions.js';
import type { SignInParts } from '../../staff/signIn.js';
import type { TurnLog } from '../../turn/faults.js';

/** What the routes of sign-in and accounts are made of. */
export interface StaffParts {
  readonly log: TurnLog;
  readonly signIn: SignInParts;
  readonly accounts: AccountParts;
  readonly sessions: Sessions;
  readonly audit: Audit;
  /** Signs what browsers keep. */
  readonly key: Buffer;
  readonly external: ExternalSignOn | undefined;
  /** What authenticator apps show: the institution's name. */
  readonly issuer: () => string;
}
