import type { Readings } from '../../adapters/database/reading/readings.js';
import type { LinkParts } from '../console/linked.js';

/** What a customer's conversations are found with, from the database's readings. */
export function linkReading(readings: Readings): Omit<LinkParts, 'vault'> {
  return { files: { proofs: (conversation) => readings.ask('customers.proofs', { conversation }) }, review: { search: (search) => readings.ask('review.search', search) } };
}
