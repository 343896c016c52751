import { join } from 'node:path';
import type { Settings } from '../../settings.js';

/** Where archives are kept. */
export function archiveFolder({ ARCHIVE_DIR, DATA_DIR }: Pick<Settings, 'ARCHIVE_DIR' | 'DATA_DIR'>): string {
  return ARCHIVE_DIR ?? join(DATA_DIR, 'archive');
}
