import { addressees } from './audience.js';
import { observed } from './observed.js';

/** What incidents ask of the database beside the conversations. */
export const INCIDENT_READINGS = { 'incidents.addressees': addressees, 'incidents.observed': observed } as const;
