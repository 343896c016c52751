import { wanted } from '../../../supervision/customers/entries.js';
import { exportBody } from '../../api/customers.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { reference } from './customerRoutes.js';
import { filterOf, openFile, subjectsOf } from './file.js';
import { gather } from './gather.js';
import type { CustomerParts } from './parts.js';
import { personOf } from './person.js';
import { fileAnswer } from './writeFile.js';

/** Service files as they leave (norm 7.4: exported on demand). */
export function exportRoutes(parts: CustomerParts): Route[] {
  const { vault, audit, profile, clock, unsealing } = parts;
  return [
    route({
      method: 'POST', path: '/api/customers/:reference/export', who: OVERSEERS, summary: 'A service file as HTML, JSON or CSV: masked, or unsealed for a reason', params: reference, body: exportBody, answer: 'file',
      handle: async ({ params, body: { format, filters, reason }, session, address }) => {
        const start = personOf(params.reference, vault);
        const file = await openFile(parts, start, session.staff);
        const [subject = ''] = subjectsOf(start, parts);
        const entries = filters === undefined ? undefined : wanted(file.entries, filterOf(filters, profile().timeZone));
        const madeAt = new Date(clock.now()).toISOString();
        if (reason !== undefined) {
          const conversations = [...new Set(file.entries.map(({ conversation }) => conversation))];
          await unsealing.allowed(subject, { export: format }, reason, { staff: session.staff, address }, conversations, () => Promise.resolve(() => undefined));
        }
        await audit.append({ staff: session.staff.id, what: 'customer.exported', subject, address, outcome: 'done', detail: { format, unsealed: reason !== undefined } });
        const { locale } = session.staff;
        const how = { audience: 'staff', unsealed: reason !== undefined, reader: session.staff, locale, ...(entries && { entries }) } as const;
        const { name, timeZone } = profile();
        return fileAnswer(gather(parts, file, how), format, { ...how, institution: name[locale], timeZone, madeAt }, `service-file-${madeAt.slice(0, 10)}`);
      },
    }),
  ];
}
