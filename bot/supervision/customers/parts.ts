import type { RecordReader } from '../../../records/reader.js';
import type { Deletions } from '../../../supervision/keeping/deletions.js';
import type { Kept } from '../../../supervision/keeping/port.js';
import type { CustomerFiles } from '../../../supervision/customers/port.js';
import type { Perform } from '../../handoff/acts.js';
import type { AccessParts } from '../access/parts.js';
import type { Unsealing } from '../access/unsealing.js';
import type { SupervisionParts } from '../parts.js';

/** What service files and customers' requests stand on. */
export interface CustomerParts extends AccessParts, Pick<SupervisionParts, 'dossiers' | 'bookings'> {
  readonly host: SupervisionParts['host'];
  /** Reads what has gone to the archive, too. */
  readonly records: Pick<RecordReader, 'recordsAfter'>;
  readonly files: CustomerFiles;
  readonly unsealing: Unsealing;
  readonly perform: Perform;
  /** How conversations stand for keeping. */
  readonly kept: (conversations: readonly string[]) => Promise<ReadonlyMap<string, Kept>>;
  readonly deletions: Pick<Deletions, 'propose'>;
  /** Signs links. */
  readonly key: Buffer;
}
