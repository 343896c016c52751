import type { Database } from '../../adapters/database/store.js';
import type { RecordReader } from '../../records/reader.js';
import type { Deletions } from '../../supervision/keeping/deletions.js';
import type { Route } from '../server/api/route.js';
import { accessRoutes } from '../supervision/access/accessRoutes.js';
import type { AccessParts } from '../supervision/access/parts.js';
import { Unsealing } from '../supervision/access/unsealing.js';
import { customerRoutes } from '../supervision/customers/customerRoutes.js';
import { exportRoutes } from '../supervision/customers/exportRoutes.js';
import { RequestFinisher } from '../supervision/customers/finisher.js';
import { requestRoutes } from '../supervision/customers/requestRoutes.js';
import type { CustomerParts } from '../supervision/customers/parts.js';
import type { Core } from '../core.js';
import type { SupervisionParts } from '../supervision/parts.js';

/** What sealed data and service files are put together from. */
export interface AccessComposition {
  readonly database: Pick<Database, 'readings' | 'handoffs' | 'desk' | 'deletion'>;
  readonly core: Pick<Core, 'act'>;
  readonly parts: SupervisionParts;
  /** Reads what has gone to the archive, too. */
  readonly records: Pick<RecordReader, 'recordsAfter'>;
  /** Keeping's: what is proposed here, two people of keeping decide. */
  readonly deletions: Pick<Deletions, 'propose'>;
  /** Signs links. */
  readonly key: Buffer;
}

/** Sealed data, service files and customers' requests: their routes, and what goes on beside them. */
export interface AccessSide {
  readonly routes: readonly Route[];
  readonly customers: CustomerParts;
  readonly finisher: RequestFinisher;
}

/** Sealed data, the access log, service files and customers' requests (norm 7.4). */
export function openAccess({ database: { readings, handoffs, desk, deletion }, core, parts, records, deletions, key }: AccessComposition): AccessSide {
  const own: AccessParts = {
    ...parts, handoffs, desk, review: { search: (search) => readings.ask('review.search', search), episodes: (conversation) => readings.ask('review.episodes', { conversation }) },
    log: { looks: (query) => readings.ask('access.looks', query), busy: (from, to) => readings.ask('access.busy', { from, to }) },
  };
  const unsealing = new Unsealing(own);
  const customers: CustomerParts = {
    ...own, dossiers: parts.dossiers, bookings: parts.bookings, records, unsealing, key, perform: (request) => core.act(request),
    files: { matters: (person) => readings.ask('customers.matters', person), inConversation: (conversation) => readings.ask('customers.ofConversation', { conversation }), proofs: (conversation) => readings.ask('customers.proofs', { conversation }) },
    kept: (conversations) => deletion.kept(conversations, parts.clock.now()),
    deletions,
  };
  return { routes: [...accessRoutes(own, unsealing), ...customerRoutes(customers), ...exportRoutes(customers), ...requestRoutes(customers)], customers, finisher: new RequestFinisher(customers, parts.log) };
}
