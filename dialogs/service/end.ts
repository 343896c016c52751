import { z } from 'zod';
import { serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { Choice, Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import { saying, SILENT, type Line } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';

const renewal = z.object({ service: z.string(), until: z.string(), terms: z.string(), content: z.string().optional(), standard: z.string().optional(), number: z.string().optional() });
const ended = z.object({ service: z.string(), number: z.string().optional(), report: z.string().optional() });

/** Before a service's term ends: content, term, standard and renewal terms, and an appointment is offered (norm 7.3). */
export const renewalDue: Answer = ({ data }, ports, { at: { locale } }) => {
  const told = renewal.safeParse(data);
  if (!told.success) return Promise.resolve({ reply: SILENT });
  const { service, until, terms, content, standard, number } = told.data;
  const profile = ports.profile();
  const name = nameOf(service, profile, locale);
  const lines: Line[] = [
    { key: 'service.renewal', params: { service: name, until } },
    ...fact('service.content', content),
    ...fact('service.standard', standard),
    { key: 'service.terms', params: { value: terms } },
    { key: 'service.renewal.ask' },
  ];
  const events = [{ event: 'renewal.reminded', data: { service, until, ...(number !== undefined && { number }) } }];
  return Promise.resolve({ reply: { ...saying(lines, [bookChoice(service, profile, locale)]), events } });
};

/** The end of a service: confirmed, reported back, problems asked for, continuation offered (norm 7.1). */
export const serviceEnded: Answer = ({ data }, ports, { at: { locale } }) => {
  const told = ended.safeParse(data);
  if (!told.success) return Promise.resolve({ reply: SILENT });
  const { service, report, number } = told.data;
  const profile = ports.profile();
  const lines: Line[] = [{ key: 'service.ended', params: { service: nameOf(service, profile, locale) } }, ...fact('service.report', report), { key: 'service.ended.ask' }];
  const problem = text(locale, 'service.button.problem');
  const events = [{ event: 'service.end-confirmed', data: { service, ...(number !== undefined && { number }) } }];
  return Promise.resolve({ reply: { ...saying(lines, [{ title: problem, say: problem }, bookChoice(service, profile, locale)]), events } });
};

function fact(key: TextKey, value: string | undefined): Line[] {
  return value === undefined || value === '' ? [] : [{ key, params: { value } }];
}

function nameOf(service: string, profile: Profile, locale: Locale): string {
  return serviceOf(profile, service)?.name[locale] ?? service;
}

function bookChoice(service: string, profile: Profile, locale: Locale): Choice {
  const title = text(locale, 'counter.book', { service: nameOf(service, profile, locale) });
  return { title, say: title };
}
