import type { service as first } from '../zh-Hans/service.js';

/** End of service and renewal (norms 7.1, 7.3). */
export const service: Record<keyof typeof first, string> = {
  'service.kind.application': 'application',
  'service.kind.complaint': 'complaint',
  'service.kind.feedback': 'feedback',
  'service.kind.booking': 'appointment',
  'service.kind.other': 'service',
  'service.renewal': 'Hello, a reminder: your "{service}" ends on {until}.',
  'service.content': 'Content: {value}',
  'service.standard': 'Standard: {value}',
  'service.terms': 'Renewal terms: {value}',
  'service.renewal.ask': 'Whether to renew is up to you. If you like, I can book an appointment; otherwise there is no need to reply.',
  'service.ended': 'Hello, your "{service}" has ended. Thank you for your trust.',
  'service.report': 'What was done: {value}',
  'service.ended.ask': 'If anything is left unsettled, please tell me; if you would like to go on with the service, I can book an appointment.',
  'service.button.problem': 'I have feedback about a problem',
};
