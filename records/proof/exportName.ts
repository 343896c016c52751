import { canonicalText } from '../chain.js';
import { plainFilter, type ExportFilter, type ExportFormat } from './exportFilter.js';

/** What two wishes for the same export have in common. */
export function exportName(filter: ExportFilter, format: ExportFormat): string {
  return canonicalText({ filter: plainFilter(filter), format });
}
