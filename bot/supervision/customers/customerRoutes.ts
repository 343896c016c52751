import { z } from 'zod';
import { serviceOf } from '../../../cases/profile/profile.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import { wanted, type Entry, type EntryKind } from '../../../supervision/customers/entries.js';
import { maskName } from '../../../supervision/customers/maskName.js';
import type { Person } from '../../../supervision/customers/port.js';
import { fileFilters, fileView, openCustomer, openedCustomer, type EntryView } from '../../api/customers.js';
import type { StaffMember } from '../../api/staff.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { lookView } from '../access/parts.js';
import { OVERSEERS } from '../parts.js';
import { checkReviewable } from '../review/parts.js';
import { beginningsOf } from '../../../supervision/access/looks.js';
import { filterOf, openFile, subjectsOf } from './file.js';
import type { CustomerParts } from './parts.js';
import { personIn, personOf, personOfNumber, referenceOf, typedPerson } from './person.js';

const LOOKS = 30;
/** References are sealed: longer than what they name. */
export const reference = z.object({ reference: z.string().min(20).max(4_000) });

/** Who is meant, as far as the caller may know. @throws ApiProblem */
export async function meant(parts: CustomerParts, by: z.output<typeof openCustomer>['by'], staff: StaffMember): Promise<{ readonly person: Person; readonly conversation?: string }> {
  if (by.kind === 'typed') return { person: known(typedPerson(by.typed)) };
  if (by.kind === 'conversation') {
    await checkReviewable(parts, staff, by.conversation);
    return { person: known(await personIn(parts, by.conversation)), conversation: by.conversation };
  }
  const { person, conversation } = await personOfNumber(parts, by.number);
  await checkReviewable(parts, staff, conversation);
  return { person: known(person), conversation };
}

function known(person: Person): Person {
  if (person.contacts.length + person.identities.length === 0) throw new ApiProblem(404, 'Stranger', { en: 'nothing tells who this customer is: no contact was verified or left, and nobody signed in', 'zh-Hans': '无法识别该客户：没有核验或留下联系方式，也未登录' });
  return person;
}

/** Service files (norm 7.4): everything of one customer, by customer class, service type, period. */
export function customerRoutes(parts: CustomerParts): Route[] {
  const { vault, audit, log, profile, staff: accounts, unsealing } = parts;
  const nameOf = (id: string, { locale }: StaffMember): string => serviceOf(profile(), id)?.name[locale] ?? id;
  return [
    route({
      method: 'POST', path: '/api/customers/open', who: OVERSEERS, summary: 'Finds the customer of a conversation, of a receipt number, or with a contact', body: openCustomer, answer: openedCustomer,
      handle: async ({ body: { by }, session, address }) => {
        const { person } = await meant(parts, by, session.staff);
        const [subject = ''] = subjectsOf(person, parts);
        await audit.append({ staff: session.staff.id, what: 'customer.found', subject, address, outcome: 'done', detail: { by: by.kind } });
        return { reference: referenceOf(person, vault) };
      },
    }),
    route({
      method: 'GET', path: '/api/customers/:reference', who: OVERSEERS, summary: 'A customer\'s service file, masked; each opening is logged', params: reference,
      query: fileFilters.extend({ offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50) }), answer: fileView,
      handle: async ({ params, query: { offset, limit, ...filters }, session, address }) => {
        const start = personOf(params.reference, vault);
        const [subject = '', ...others] = subjectsOf(start, parts);
        // Before anything of it is shown; turning its pages is one look.
        if (offset === 0) await audit.append({ staff: session.staff.id, what: 'customer.opened', subject, address, outcome: 'done' });
        const { person, matters, entries, by, shared, complete } = await openFile(parts, start, session.staff);
        const [looks, people] = await Promise.all([log.looks({ subjects: [subject, ...others, ...subjectsOf(person, parts)], beginnings: beginningsOf(['customer', 'unsealed', 'exported']), limit: LOOKS }), accounts.list()]);
        const found = wanted(entries, filterOf(filters, profile().timeZone));
        const marks = entries.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
        const names = new Map(people.map((each) => [each.id, each]));
        return {
          reference: params.reference,
          names: [...new Set([...matters.cases.flatMap(({ person: { name } }) => (name === undefined ? [] : [maskName(name)])), ...matters.bookings.map(({ name }) => maskName(name))])],
          contacts: person.contacts.map(({ kind, value }) => ({ kind, value: maskPersonal(value) })), identities: person.identities.map(maskPersonal),
          joinedBy: by.map((each) => ({ ...each, value: maskPersonal(each.value) })), shared: shared.map(({ value }) => maskPersonal(value)),
          counts: countsOf(entries), late: entries.filter(({ late }) => late).length, majors: entries.filter(({ major }) => major).length,
          ...(marks.length > 0 && { mark: Math.round((marks.reduce((sum, each) => sum + each, 0) / marks.length) * 10) / 10 }),
          classes: [...new Set(entries.map(({ customerClass }) => customerClass).filter((each) => each !== ''))].sort(),
          services: [...new Set(entries.map(({ service }) => service).filter((each) => each !== ''))].sort().map((id) => ({ id, name: nameOf(id, session.staff) })),
          entries: found.slice(offset, offset + limit).map((each): EntryView => ({ ...each, handoffs: [...each.handoffs], serviceName: each.service === '' ? '' : nameOf(each.service, session.staff) })),
          total: found.length, complete, looks: looks.map((look) => lookView(look, names)), mayUnseal: unsealing.may(session.staff),
        };
      },
    }),
  ];
}

function countsOf(entries: readonly Entry[]): Record<EntryKind, number> {
  const counts: Record<EntryKind, number> = { talk: 0, booking: 0, application: 0, complaint: 0, feedback: 0 };
  for (const { kind } of entries) counts[kind] += 1;
  return counts;
}
