import { join } from 'node:path';
import { openAmendments, type AmendmentsWatch, type OpenAmendments } from '../../knowledge/loop/amendmentsFile.js';
import type { Settings } from '../settings.js';

/** Opens what compliance staff added to the norms, where the settings keep it. */
export function openNormsAmendments({ DATA_DIR }: Pick<Settings, 'DATA_DIR'>, watch: AmendmentsWatch = {}): Promise<OpenAmendments> {
  return openAmendments(join(DATA_DIR, 'norms', 'amendments.json'), watch);
}
