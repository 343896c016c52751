import type { Anchors } from '../../../records/proof/anchors.js';
import type { Jobs } from '../../../records/proof/jobs.js';
import type { SupervisionParts } from '../parts.js';
import type { SearchParts } from './searchExport.js';

/** What the routes of proving stand on. */
export interface ProofParts extends Pick<SupervisionParts, 'audit' | 'clock' | 'staff'> {
  readonly jobs: Jobs;
  readonly anchors: Anchors;
  /** Where exports lie. */
  readonly exportFolder: string;
  readonly search: SearchParts;
  /** Has waiting jobs looked for now. */
  readonly wake: () => void;
}
