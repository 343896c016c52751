import type { Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';

const KINDS: Readonly<Record<string, TextKey>> = { AP: 'service.kind.application', CP: 'service.kind.complaint', FB: 'service.kind.feedback', BK: 'service.kind.booking' };

/** What a receipt number stands for, in a word: 投诉, 预约. */
export function kindName(number: string, locale: Locale): string {
  return text(locale, KINDS[number.slice(0, 2)] ?? 'service.kind.other');
}

/** Whether a receipt number is a case's, which can be reopened; an appointment is over when it is over. */
export function isCaseNumber(number: string): boolean {
  return /^(?:AP|CP|FB)-/.test(number);
}
