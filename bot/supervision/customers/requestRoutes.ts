import { z } from 'zod';
import { DataRequests, type RequestStep } from '../../../supervision/customers/requests.js';
import type { DataRequest } from '../../../supervision/customers/request.js';
import { answerBody, deletableView, newRequest, requestsView, requestView as requestSchema, verifyBody, type RequestView } from '../../api/customers.js';
import { notFound } from '../../console/refused.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import type { Staff } from '../../staff/port.js';
import { OVERSEERS } from '../parts.js';
import { answerRequest, deletable } from './answering.js';
import { meant } from './customerRoutes.js';
import { gather } from './gather.js';
import { openFile, subjectsOf } from './file.js';
import type { CustomerParts } from './parts.js';
import { requestView } from './requestView.js';
import { fileAnswer } from './writeFile.js';

const params = z.object({ id: z.string().min(1).max(180) });
const PAGE = 50;

/** Requests, on what a server has. */
export function requestsOf({ dossiers, profile, vault }: Pick<CustomerParts, 'dossiers' | 'profile' | 'vault'>): DataRequests {
  return new DataRequests({
    dossiers,
    rules: () => ({ holidays: profile().holidays, timeZone: profile().timeZone, workingDays: profile().supervision.requests.workingDays }),
    keyOf: (person) => subjectsOf(person, { vault })[0] ?? '',
  });
}

/** Customers' requests about their data: taken down, answered within the time, on record. */
export function requestRoutes(parts: CustomerParts): Route[] {
  const { clock, staff: accounts, vault, audit, profile } = parts;
  const requests = requestsOf(parts);
  const now = (): string => new Date(clock.now()).toISOString();
  const people = async (): Promise<ReadonlyMap<string, Staff>> => new Map((await accounts.list()).map((each) => [each.id, each]));
  const shown = async (request: DataRequest): Promise<RequestView> => requestView(request, { vault, now: clock.now(), people: await people() });
  const stepped = async (step: RequestStep): Promise<RequestView> => await shown(doneOr(step));
  const known = async (id: string): Promise<DataRequest> => (await requests.byId(id)) ?? Promise.reject(notFound());
  return [
    route({
      method: 'GET', path: '/api/requests', who: OVERSEERS, summary: 'Customers\' requests about their data: open ones by deadline, or those that are over', answer: requestsView,
      query: z.object({ show: z.enum(['open', 'over']).default('open'), after: z.string().max(400).optional() }),
      handle: async ({ query: { show, after } }) => {
        const [{ requests: found, next }, names] = await Promise.all([requests.list(show === 'open', PAGE, after), people()]);
        return { requests: found.map((each) => requestView(each, { vault, now: clock.now(), people: names })), ...(next !== undefined && { next }) };
      },
    }),
    route({
      method: 'POST', path: '/api/requests', who: OVERSEERS, summary: 'Takes down a request for a customer who came, called or wrote; once for each key', body: newRequest, answer: requestSchema, status: 201,
      handle: async ({ body: { key, wants, by, locale, words = '', correction, verified }, session }) => {
        const { person, conversation } = await meant(parts, by, session.staff);
        const at = now();
        return await shown(await requests.open({
          id: `request-${key}`, by: { role: 'agent', id: session.staff.id }, at, wants, person: { contacts: [...person.contacts], identities: [...person.identities] }, locale, words,
          ...(conversation !== undefined && { conversation }), ...(correction && { correction }), ...(verified !== undefined && { verified: { how: verified, at, by: session.staff.id } }),
        }));
      },
    }),
    route({
      method: 'GET', path: '/api/requests/:id', who: OVERSEERS, summary: 'One request', params, answer: requestSchema,
      handle: async ({ params: { id } }) => await shown(await known(id)),
    }),
    route({
      method: 'POST', path: '/api/requests/:id/verify', who: OVERSEERS, summary: 'Notes how the customer showed who they are', params, body: verifyBody, answer: requestSchema,
      handle: async ({ params: { id }, body: { version, how }, session }) => await stepped(await requests.verify(id, version, how, { role: 'agent', id: session.staff.id }, now())),
    }),
    route({
      method: 'GET', path: '/api/requests/:id/deletable', who: OVERSEERS, summary: 'Which conversations of the customer may be deleted, and which must still be kept, until when and why', params, answer: deletableView,
      handle: async ({ params: { id }, session }) => ({ conversations: await deletable(parts, (await known(id)).person, session.staff) }),
    }),
    route({
      method: 'POST', path: '/api/requests/:id/answer', who: OVERSEERS, summary: 'Answers it: by a link in the chat, on paper, in words, or with a refusal', params, body: answerBody, answer: requestSchema,
      handle: async ({ params: { id }, body, session, origin, address }) => {
        const before = await known(id);
        const [subject = ''] = subjectsOf(before.person, parts);
        await audit.append({ staff: session.staff.id, what: 'customer.answered', subject, address, outcome: 'done', detail: { request: id, how: body.how } });
        return await stepped(await answerRequest(parts, requests, before, body, { staff: session.staff, at: now(), origin }));
      },
    }),
    route({
      method: 'POST', path: '/api/requests/:id/package', who: OVERSEERS, summary: 'The package for the customer, to be handed over: their own words are whole in it, so a reason is needed as for unsealing', params, answer: 'file',
      body: z.strictObject({ format: z.enum(['html', 'json']) }),
      handle: async ({ params: { id }, body: { format }, session, address }) => {
        const request = await known(id);
        if (request.verified === undefined) throw problemOf('unverified');
        const file = await openFile(parts, request.person, NOBODY);
        const [subject = ''] = subjectsOf(request.person, parts);
        // The request is the reason.
        await parts.unsealing.allowed(subject, { request: id, export: format }, { kind: 'data-request', words: `customer's own request ${id}` }, { staff: session.staff, address }, [...new Set(file.entries.map(({ conversation }) => conversation))], () => Promise.resolve(() => undefined));
        const { name, timeZone } = profile();
        const how = { audience: 'customer', unsealed: true, reader: NOBODY, locale: request.locale } as const;
        return fileAnswer(gather(parts, file, how), format, { ...how, institution: name[request.locale], timeZone, madeAt: now() }, 'my-data');
      },
    }),
  ];
}

/** To the customer, nothing is hidden because of who works here. */
export const NOBODY = { id: '', name: '', workNumber: '' } as const;

function doneOr(step: RequestStep): DataRequest {
  if (step.kind === 'unknown') throw notFound();
  if (step.kind !== 'done') throw problemOf(step.kind);
  return step.request;
}

/** Why a step was not taken. */
function problemOf(kind: 'stale' | 'over' | 'unverified'): ApiProblem {
  switch (kind) {
    case 'stale':
      return new ApiProblem(409, 'Stale', { en: 'a colleague was faster; look again', 'zh-Hans': '同事已先处理，请刷新后再试' });
    case 'over':
      return new ApiProblem(409, 'Over', { en: 'it has been answered already', 'zh-Hans': '该请求已答复' });
    case 'unverified':
      return new ApiProblem(409, 'Unverified', { en: 'first note how the customer showed who they are', 'zh-Hans': '请先登记客户身份的核验方式' });
  }
}
