import { FACTS_PROJECTION } from '../figures/projection.js';
import { REVIEW_PROJECTION } from '../review/projection.js';
import type { KeptProjection } from './kept.js';

/** All projections. A part of supervision adds its own here; a changed version of one projects all conversations anew. */
export const PROJECTIONS: readonly KeptProjection[] = [REVIEW_PROJECTION, FACTS_PROJECTION];

/** What `projected.versions` says when all are up to date: `facts 1 review 1`. */
export const VERSIONS = PROJECTIONS.map(({ name, version }) => `${name} ${version}`).sort().join(' ');
