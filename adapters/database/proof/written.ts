import type { ExportFormat } from '../../../records/proof/exportFilter.js';
import type { ExportStep } from '../../../records/proof/exporting.js';
import { exportLine } from '../../../records/proof/exportLine.js';
import { tableRows } from '../../../records/proof/table.js';
import type { StoredRecord } from '../../../records/reader.js';

/** Records of a step as an export writes them, and what its manifest says of them. */
export function written(records: readonly StoredRecord[], format: ExportFormat): Pick<ExportStep, 'text' | 'records' | 'channels' | 'madeSafe'> {
  const { text, madeSafe } = format === 'csv' ? tableRows(records) : { text: records.map(exportLine).join(''), madeSafe: 0 };
  const channels: Record<string, number> = {};
  for (const { channel } of records) channels[channel] = (channels[channel] ?? 0) + 1;
  return { text, records: records.length, channels, madeSafe };
}
