import type { Figures } from '../../../supervision/figures/port.js';
import type { SupervisionParts } from '../parts.js';

/** What the routes of figures stand on. */
export interface FigureParts extends Pick<SupervisionParts, 'cases' | 'staff' | 'dossiers' | 'profile' | 'audit' | 'clock' | 'log'> {
  readonly figures: Figures;
}
