import type { Addressee, Broadcasts } from '../../../supervision/incidents/port.js';
import type { Audience } from '../../../supervision/incidents/incident.js';
import type { SupervisionParts } from '../parts.js';
import type { Alerts } from './alerts.js';
import type { IncidentFiles } from './files.js';

/** What incidents' routes stand on. */
export interface IncidentParts extends Pick<SupervisionParts, 'host' | 'bookings' | 'staff' | 'profile' | 'clock' | 'audit'> {
  readonly files: IncidentFiles;
  readonly alerts: Alerts;
  readonly broadcasts: Broadcasts;
  /** Whom a message would reach now. */
  readonly addressees: (audience: Audience) => Promise<readonly Addressee[]>;
  /** Something changed that customers see: the page's notices, a message to be sent. */
  readonly changed: () => Promise<void>;
}

/** A broadcast's id: the same round of the same incident always has the same. */
export function broadcastId(incident: string, round: string): string {
  return `${incident}~${round}`;
}
