import type { Choice, Locale } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { NormClause } from './port.js';

/** A clause to be chosen. A press asks for it by its number, so it works on every channel. */
export function clauseChoice(clause: NormClause, locale: Locale): Choice {
  const title = text(locale, 'norms.clause', { number: clause.id, title: clause.title[locale] });
  return { title, say: title };
}
