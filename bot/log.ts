import { pino, type Logger } from 'pino';
import type { Settings } from './settings.js';

/**
 * The log: one line of JSON an event, to standard output. Nothing that a customer said or entered is ever logged:
 * conversations are named by id, errors by `faultOf`.
 */
export function openLog(settings: Pick<Settings, 'LOG_LEVEL'>): Logger {
  return pino({ level: settings.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
