import { Readable } from 'node:stream';
import { z } from 'zod';
import { beginningsOf } from '../../../supervision/access/looks.js';
import type { Look, LookQuery } from '../../../supervision/access/port.js';
import { unusualStretches } from '../../../supervision/access/unusual.js';
import { lookFilters, lookPage, lookSearch, seenView, stretches, unsealBody, unsealed, type LookPage, type LookView } from '../../api/access.js';
import { route, type Route } from '../../server/api/route.js';
import type { Staff } from '../../staff/port.js';
import { csvLine } from '../csv.js';
import { OVERSEERS } from '../parts.js';
import { checkReviewable } from '../review/parts.js';
import { lookQueryOf } from './logSearch.js';
import { markUnusual } from './marking.js';
import { lookView, type AccessParts } from './parts.js';
import type { Unsealing } from './unsealing.js';

/** Looks read at a time for a file, and at most for a page of unusual ones. */
const BATCH = 500;
const MOST_READ = 5_000;
const SEEN = 100;
const DAY_MS = 86_400_000;
/** How far back unusual stretches are listed. */
const LOOK_BACK_DAYS = 14;

/** Unsealing, and who looked at what, when, why (promises 9 and 12). */
export function accessRoutes(parts: AccessParts, unsealing: Unsealing): Route[] {
  const { log, staff, audit, clock, profile } = parts;
  const people = async (): Promise<ReadonlyMap<string, Staff>> => new Map((await staff.list()).map((each) => [each.id, each]));
  const views = async (looks: readonly Look[]): Promise<LookView[]> => {
    const known = await people();
    const marks = await markUnusual(parts, looks, known);
    return looks.map((look) => lookView(look, known, marks.get(look.ordinal)));
  };
  const page = async (query: Omit<LookQuery, 'limit' | 'before'>, unusualOnly: boolean, limit: number, start: number | undefined): Promise<LookPage> => {
    const found: LookView[] = [];
    const size = unusualOnly ? BATCH : limit;
    let before = start;
    for (let read = 0; ; ) {
      const looks = await log.looks({ ...query, limit: size, ...(before !== undefined && { before }) });
      read += looks.length;
      for (const view of await views(looks)) {
        before = view.ordinal;
        if (!unusualOnly || view.unusual.length > 0) found.push(view);
        if (found.length === limit) return { looks: found, next: before };
      }
      if (looks.length < size) return { looks: found };
      if (read >= MOST_READ && before !== undefined) return { looks: found, next: before };
    }
  };
  return [
    route({
      method: 'POST', path: '/api/access/unseal', who: OVERSEERS, summary: 'What a line or a case really says: for a reason, written to the audit before it is shown', body: unsealBody, answer: unsealed,
      handle: async ({ body: { of, reason }, session, address }) => {
        const asking = { staff: session.staff, address };
        return of.kind === 'line' ? await unsealing.line(of.conversation, of.sequence, reason, asking) : await unsealing.case(of.number, reason, asking);
      },
    }),
    route({
      method: 'POST', path: '/api/access/seen', who: OVERSEERS, summary: 'Who looked at a conversation or a case and unsealed of it, when and why', answer: seenView,
      body: z.strictObject({ subject: z.string().min(1).max(200) }),
      handle: async ({ body: { subject }, session }) => {
        await checkReviewable(parts, session.staff, subject);
        const looks = await log.looks({ subjects: [subject], beginnings: beginningsOf(['read', 'unsealed', 'exported']), limit: SEEN });
        const known = await people();
        return { looks: looks.map((look) => lookView(look, known)), ...(unsealing.may(session.staff) && { left: Math.max(0, await unsealing.left(session.staff.id)) }) };
      },
    }),
    route({
      method: 'POST', path: '/api/access/log', who: OVERSEERS, summary: 'Who looked at what, when, why: the access log', body: lookSearch, answer: lookPage,
      handle: async ({ body: { before, limit, ...filters }, session, address }) => {
        const query = await lookQueryOf(filters, parts);
        if (before === undefined && filters.customer !== '') await audit.append({ staff: session.staff.id, what: 'access.searched', address, outcome: 'done' });
        return await page(query, filters.unusualOnly, limit, before);
      },
    }),
    route({
      method: 'GET', path: '/api/access/own', who: 'signed-in', summary: 'What I looked at, the latest first', query: z.object({ before: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), answer: lookPage,
      handle: ({ query: { before, limit }, session }) => page({ staff: session.staff.id, beginnings: beginningsOf([]) }, false, limit, before),
    }),
    route({
      method: 'GET', path: '/api/access/unusual', who: OVERSEERS, summary: 'Hours and days of the last two weeks in which somebody looked at unusually much', answer: stretches,
      handle: async () => {
        const now = clock.now();
        const [busy, known] = await Promise.all([log.busy(new Date(now - LOOK_BACK_DAYS * DAY_MS).toISOString(), new Date(now + 1).toISOString()), people()]);
        return { stretches: unusualStretches(busy, profile().supervision.looks).map((each) => ({ ...each, name: known.get(each.staff)?.displayName ?? '' })) };
      },
    }),
    route({
      method: 'POST', path: '/api/access/log.csv', who: OVERSEERS, summary: 'The access log as a table', body: lookFilters, answer: 'file',
      handle: async ({ body, session, address }) => {
        const query = await lookQueryOf(body, parts);
        await audit.append({ staff: session.staff.id, what: 'export.access-log', address, outcome: 'done' });
        const lines = async function* (): AsyncGenerator<string> {
          yield `\uFEFF${csvLine(['time', 'staff', 'name', 'work number', 'what', 'subject', 'line', 'outcome', 'reason', 'words', 'unusual'])}`;
          for (let before: number | undefined; ; ) {
            const { looks, next } = await page(query, body.unusualOnly, BATCH, before);
            for (const each of looks) yield csvLine([each.at, each.staff, each.name, each.workNumber, each.what, each.subject, each.sequence ?? '', each.outcome, each.reason?.kind ?? '', each.reason?.words ?? '', each.unusual.join(' ')]);
            if (next === undefined) return;
            before = next;
          }
        };
        return { stream: () => Readable.from(lines()), contentType: 'text/csv; charset=utf-8', saveAs: `access-log-${new Date(clock.now()).toISOString().slice(0, 10)}.csv` };
      },
    }),
  ];
}
