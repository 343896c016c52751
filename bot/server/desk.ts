import type restify from 'restify';
import { z } from 'zod';
import type { Bookings } from '../../cases/bookings.js';
import type { Cases } from '../../cases/cases.js';
import { parseNumber } from '../../cases/number.js';
import { staffId } from '../../cases/rules/step.js';
import type { Vault } from '../../records/vault.js';
import type { ChannelHost } from '../channelHost.js';
import type { Clock } from '../clock.js';
import { sameSecret } from '../staff/tokens.js';
import { putStep, readStep, subjectOf } from '../staffStep.js';
import { StoreUnavailable } from '../turn/turnStore.js';
import type { TurnLog } from '../turn/faults.js';
import { seenCase } from './deskCase.js';
import { safely } from './httpServer.js';
import { readJsonBody } from './jsonBody.js';

/** What the desk's door is made of. */
export interface DeskParts {
  readonly log: TurnLog;
  readonly host: Pick<ChannelHost, 'receive'>;
  readonly cases: Pick<Cases, 'byNumber'>;
  readonly bookings: Pick<Bookings, 'byNumber'>;
  readonly vault: Vault;
  readonly clock: Clock;
  /** DESK_TOKEN; without it there is no door. */
  readonly token: string | undefined;
}

/** The largest step: the longest words in all fields, and some room. */
const LARGEST = 128 * 1024;
const BASE = '/api/desk';
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };

const body = z.strictObject({
  number: z.string().max(64),
  by: staffId,
  /** The same again is the same step: it is done once. */
  idempotencyKey: z.string().min(1).max(128),
  step: z.looseObject({ do: z.string() }),
});

/**
 * The door for staff and the institution's own systems: `POST /api/desk/steps` puts a step into its conversation's inbox, as
 * a message is put there; `GET /api/desk/cases/{number}` shows a case. Staff are named by the caller, who holds the token.
 */
export function mountDesk(server: restify.Server, parts: DeskParts): void {
  const { log, token, cases } = parts;
  if (token === undefined) return;
  const send = (response: restify.Response, status: number, value: unknown): void => {
    response.sendRaw(status, JSON.stringify(value), JSON_TYPE);
  };
  const refuse = (response: restify.Response, status: number, code: string, message: string): void => send(response, status, { error: { code, message } });
  const admitted = (request: restify.Request, response: restify.Response): boolean => {
    const given = /^bearer +(.+?) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given !== undefined && sameSecret(given, token)) return true;
    response.setHeader('WWW-Authenticate', 'Bearer');
    refuse(response, 401, 'Unauthorized', 'a desk token is needed');
    return false;
  };

  server.post(`${BASE}/steps`, safely(log, async (request, response) => {
    if (!admitted(request, response)) return;
    const read = await readJsonBody(request, LARGEST);
    if (!read.ok) { refuse(response, read.status, 'BadArgument', read.status === 413 ? 'too large' : 'expected JSON'); return; }
    const asked = body.safeParse(read.value);
    if (!asked.success) { refuse(response, 400, 'BadArgument', problemsOf(asked.error)); return; }
    const { by, idempotencyKey } = asked.data;
    const parsed = parseNumber(asked.data.number);
    const number = parsed.kind === 'valid' ? parsed.number : undefined;
    const step = readStep(number, asked.data.step, by);
    if (number !== undefined && !step.success) { refuse(response, 400, 'BadArgument', `step: ${problemsOf(step.error)}`); return; }
    const subject = number === undefined ? undefined : await subjectOf(number, parts);
    if (number === undefined || subject === undefined || !step.success) { refuse(response, 404, 'NotFound', 'no such case or appointment'); return; }
    try {
      const sequence = await putStep(parts, { number, conversation: subject.conversation, by, key: idempotencyKey, step: step.data });
      if (sequence === undefined) refuse(response, 404, 'NotFound', 'no such case or appointment');
      else send(response, 202, { conversation: subject.conversation, sequence });
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      response.setHeader('Retry-After', '5');
      refuse(response, 503, 'ServiceUnavailable', 'not kept; send it again with the same key');
    }
  }));

  server.get(`${BASE}/cases/:number`, safely(log, async (request, response) => {
    if (!admitted(request, response)) return;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const parsed = parseNumber(url.pathname.slice(`${BASE}/cases/`.length));
    const found = parsed.kind === 'valid' ? await cases.byNumber(parsed.number) : undefined;
    const as = url.searchParams.get('as');
    // To the accused the case is not there.
    if (found === undefined || (as !== null && found.accused.includes(as))) { refuse(response, 404, 'NotFound', 'no such case'); return; }
    send(response, 200, seenCase(found));
  }));
}

function problemsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`)).join('; ');
}
