import type { Cases } from '../../../cases/cases.js';
import type { Profile } from '../../../cases/profile/profile.js';
import type { Handoffs } from '../../../handoff/port.js';
import { isDossierConversation } from '../../../supervision/dossiers/dossier.js';
import type { ReviewReading } from '../../../supervision/review/port.js';
import type { SavedSearches } from '../../../supervision/review/savedSearches.js';
import type { StaffMember } from '../../api/staff.js';
import type { Audit } from '../../audit.js';
import type { ChannelHost } from '../../channelHost.js';
import type { Clock } from '../../clock.js';
import { isAccusedIn } from '../../console/accused.js';
import type { LinkedTalk } from '../../console/linked.js';
import { notFound } from '../../console/refused.js';
import type { StaffStore } from '../../staff/port.js';
import type { Vault } from '../../../records/vault.js';

/** What the review's routes stand on. */
export interface ReviewParts {
  readonly reading: ReviewReading;
  readonly searches: SavedSearches;
  readonly host: Pick<ChannelHost, 'receive'>;
  readonly cases: Pick<Cases, 'complaints' | 'ofConversation' | 'byNumber'>;
  readonly handoffs: Pick<Handoffs, 'history'>;
  readonly staff: Pick<StaffStore, 'list'>;
  readonly profile: () => Profile;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly looks: Looks;
  /** Other conversations of the customer who showed in one who they are. */
  readonly linked: (conversation: string) => Promise<readonly LinkedTalk[]>;
}

/** Lets nobody review a conversation that holds a complaint about themselves, nor a dossier of supervision as if it were one. @throws ApiProblem */
export async function checkReviewable({ cases }: Pick<ReviewParts, 'cases'>, staff: StaffMember, conversation: string): Promise<void> {
  if (isDossierConversation(conversation) || (await isAccusedIn(cases, staff, conversation))) throw notFound();
}

/** Turning a page of what one has opened is no new look: for so long, in ms. */
const SAME_LOOK_MS = 30 * 60_000;
/** Remembered at most. */
const REMEMBERED = 10_000;

/** Puts looks at conversations into the audit (norm 4.5; promise 12). */
export class Looks {
  readonly #last = new Map<string, number>();

  constructor(private readonly audit: Audit, private readonly clock: Clock) {}

  /** Somebody opens a conversation. */
  async opened(staff: string, conversation: string, address: string): Promise<void> {
    await this.audit.append({ staff, what: 'conversation.read', subject: conversation, address, outcome: 'done', detail: { by: 'review' } });
    this.#note(`${staff} ${conversation}`);
  }

  /** Somebody reads on; a look of its own where they have not opened it. */
  async readOn(staff: string, conversation: string, address: string): Promise<void> {
    const last = this.#last.get(`${staff} ${conversation}`);
    if (last === undefined || this.clock.now() - last > SAME_LOOK_MS) await this.opened(staff, conversation, address);
  }

  #note(key: string): void {
    this.#last.delete(key);
    this.#last.set(key, this.clock.now());
    const [oldest] = this.#last.keys();
    if (this.#last.size > REMEMBERED && oldest !== undefined) this.#last.delete(oldest);
  }
}
