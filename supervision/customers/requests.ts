import type { WorkingCalendar } from '../../cases/clock/workingDays.js';
import type { Party } from '../../records/record.js';
import type { DossierEvent } from '../dossiers/dossier.js';
import type { Dossiers } from '../dossiers/port.js';
import { requestBody, requestDueAt, requestOf, type DataRequest, type RequestBody } from './request.js';
import type { RequestState, VerifiedHow } from './wants.js';

/** What requests stand on. */
export interface RequestsParts {
  readonly dossiers: Dossiers;
  /** The institution's calendar, and within how many working days a request is answered. */
  readonly rules: () => WorkingCalendar & { readonly workingDays: number };
  /** The key by which a customer's dossiers are found. */
  readonly keyOf: (person: RequestBody['person']) => string;
}

/** A request as it is made. */
export interface NewRequest extends Omit<RequestBody, 'answer'> {
  /** The same again is the same request. */
  readonly id: string;
  readonly by: Party;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Where it was made, or where the customer is told. */
  readonly conversation?: string;
}

/** What became of a step. `unverified`: the customer has to show first who they are. */
export type RequestStep = { readonly kind: 'done' | 'stale' | 'over' | 'unverified'; readonly request: DataRequest } | { readonly kind: 'unknown' };

const SYSTEM: Party = { role: 'system', id: 'guitai' };
const endOf = (answer: Pick<NonNullable<RequestBody['answer']>, 'how'> | undefined): RequestState => (answer?.how === 'refused' ? 'refused' : 'answered');

/** Customers' requests about their data. Every step is in the record's chain; who the customer is, only sealed. */
export class DataRequests {
  constructor(private readonly parts: RequestsParts) {}

  /** Takes a request down; the clock runs from now. */
  async open({ id, by, at, conversation, ...body }: NewRequest): Promise<DataRequest> {
    const { rules, keyOf, dossiers } = this.parts;
    const { workingDays, ...calendar } = rules();
    const { dossier } = await dossiers.open({
      id, kind: 'request', by, at,
      standing: { state: 'open', dueAt: requestDueAt(at, workingDays, calendar), about: { customer: keyOf(body.person), ...(conversation !== undefined && { conversation }) }, body: requestBody(body) },
      events: [{ event: 'request.opened', data: { id, wants: body.wants, ...(body.verified && { verified: body.verified.how }) }, words: { words: body.words, ...(body.correction && { wrong: body.correction.wrong, right: body.correction.right }) } }],
    });
    return requestOf(dossier);
  }

  /** The customer has shown who they are, outside of the chat. */
  async verify(id: string, version: number, how: VerifiedHow, by: Party, at: string): Promise<RequestStep> {
    return await this.#step(id, version, by, at, false, (request) => ({ body: { ...request, verified: { how, at, by: by.id } }, state: 'open', event: { event: 'request.verified', data: { id, how } } }));
  }

  /** It is answered, or refused; only to whom it concerns. A refusal needs no proof of who asked: nothing is told. What the answer brings about is still to be done: see {@link carried}. */
  async answer(id: string, version: number, answer: Omit<NonNullable<RequestBody['answer']>, 'by' | 'at'>, by: Party, at: string): Promise<RequestStep> {
    return await this.#step(id, version, by, at, answer.how !== 'refused', (request) => ({
      body: { ...request, answer: { ...answer, by: by.id, at } }, state: 'answering',
      event: { event: `request.${endOf(answer)}`, data: { id, how: answer.how, ...(answer.linkUntil !== undefined && { linkUntil: answer.linkUntil }), ...(answer.deletion !== undefined && { deletion: answer.deletion }) }, words: { text: answer.text } },
    }));
  }

  /** What an answer brings about is done: the customer was told, what was wrong is put right. */
  async carried({ id, version, answer }: DataRequest, at: string): Promise<RequestStep> {
    return await this.#step(id, version, SYSTEM, at, false, (request) => ({ body: request, state: endOf(answer), event: { event: 'request.carried-out', data: { id } } }), 'answering');
  }

  /** Answers that a stop has cut off, the oldest first. */
  async unfinished(limit: number): Promise<readonly DataRequest[]> {
    const { dossiers } = await this.parts.dossiers.list({ kind: 'request', states: ['answering'] }, 'due', limit);
    return dossiers.map(requestOf);
  }

  async #step(id: string, version: number, by: Party, at: string, needsVerified: boolean, make: (request: DataRequest) => { readonly body: RequestBody; readonly state: RequestState; readonly event: DossierEvent }, from: RequestState = 'open'): Promise<RequestStep> {
    const before = await this.byId(id);
    if (before === undefined) return { kind: 'unknown' };
    if (before.version !== version) return { kind: 'stale', request: before };
    if (before.state !== from) return { kind: 'over', request: before };
    if (needsVerified && before.verified === undefined) return { kind: 'unverified', request: before };
    const { body, state, event } = make(before);
    const changed = await this.parts.dossiers.change({
      id, version, by, at, events: [event],
      standing: { state, about: before.about, body: requestBody(body), ...((state === 'open' || state === 'answering') && before.dueAt !== undefined && { dueAt: before.dueAt }) },
    });
    if (changed.kind === 'unknown') return changed;
    return { kind: changed.kind === 'changed' ? 'done' : 'stale', request: requestOf(changed.dossier) };
  }

  async byId(id: string): Promise<DataRequest | undefined> {
    const dossier = await this.parts.dossiers.byId(id);
    return dossier?.kind === 'request' ? requestOf(dossier) : undefined;
  }

  /** Open ones, the most pressing first; or all others, the newest first. */
  async list(open: boolean, limit: number, after?: string): Promise<{ readonly requests: readonly DataRequest[]; readonly next?: string }> {
    const { dossiers, next } = await this.parts.dossiers.list({ kind: 'request', states: open ? ['open', 'answering'] : ['answered', 'refused'] }, open ? 'due' : 'newest', limit, after);
    return { requests: dossiers.map(requestOf), ...(next !== undefined && { next }) };
  }
}
