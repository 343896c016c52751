import type restify from 'restify';
import type { Clock } from '../../bot/clock.js';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import type { ActRefusal } from '../../handoff/act.js';
import type { HubAnswer, HubSaid } from '../../handoff/outside.js';
import { mediaType, parseJson, readBytes } from '../directline/body.js';
import { errorBody, Refusal } from '../directline/errors.js';
import { sendJson } from '../directline/request.js';
import { readHubActivity } from './activity.js';
import { isGenuine } from './genuine.js';

/** What the hub's door is made of. */
export interface HubDoorParts {
  /** Does what the hub says. @throws StoreUnavailable when nothing could be kept. */
  readonly take: (said: HubSaid) => Promise<HubAnswer>;
  readonly secret: string;
  /** A message may have so many characters. */
  readonly characters: number;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: TurnLog;
}

/** Where the hub sends its activities. */
export const HUB_PATH = '/api/handoff-hub/activities';

const LARGEST_BODY = 65_536;
/** Strangers' knocking is told in the log no more often than this, in ms. */
const TELL_MS = 60_000;

const REFUSED: Readonly<Record<ActRefusal, { readonly code: string; readonly message: string }>> = {
  taken: { code: 'Taken', message: 'somebody else has this conversation; do not serve it' },
  closed: { code: 'Closed', message: 'this conversation is over' },
  'not-yours': { code: 'NotYours', message: 'accept the conversation first' },
  changed: { code: 'Changed', message: 'it is with somebody else by now' },
  same: { code: 'Same', message: 'it is so already' },
};

/** Mounts the door that an outside hub speaks through: `POST /api/handoff-hub/activities`, docs/handoff-hub.md. */
export function mountHub(server: restify.Server, { take, secret, characters, clock, log }: HubDoorParts): void {
  let toldAt = Number.NEGATIVE_INFINITY;
  const refuse = (response: restify.Response, status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): void => sendJson(response, status, { error: { code, message } }, headers);

  const answer = async (request: restify.Request, response: restify.Response): Promise<void> => {
    if (mediaType(request) !== 'application/json') throw new Refusal('UnsupportedMediaType');
    const body = await readBytes(request, LARGEST_BODY);
    const now = clock.now();
    // Before anything in it is looked at.
    if (!isGenuine(secret, request.headers, body, now)) {
      if (now - toldAt >= TELL_MS) {
        toldAt = now;
        log.warn({ path: HUB_PATH }, 'a request that is not signed by the handoff hub, or is too old');
      }
      refuse(response, 401, 'Unauthorized', 'x-guitai-signature is not good for this body, or x-guitai-timestamp is more than five minutes off');
      return;
    }
    const read = readHubActivity(parseJson(body), characters);
    if (!read.ok) { refuse(response, 400, 'BadArgument', read.problem); return; }
    const came = await take(read.said);
    switch (came) {
      case 'done':
        sendJson(response, 200, {});
        return;
      case 'duplicate':
        sendJson(response, 200, { duplicate: true });
        return;
      case 'unknown':
        refuse(response, 404, 'NotFound', 'there is no such handoff; conversation.id must be the one that handoff.initiate named');
        return;
      default:
        refuse(response, 409, REFUSED[came].code, REFUSED[came].message);
    }
  };

  // restify takes async handlers with exactly two parameters.
  server.post(HUB_PATH, async (request: restify.Request, response: restify.Response): Promise<void> => {
    try {
      await answer(request, response);
    } catch (failure) {
      // A body that was not read to its end must not be taken for the next request.
      const close: Record<string, string> = request.readableEnded ? {} : { Connection: 'close' };
      if (failure instanceof Refusal) {
        response.sendRaw(failure.status, errorBody(failure, 'en'), { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...close });
        return;
      }
      const away = failure instanceof StoreUnavailable;
      log.error({ path: HUB_PATH, fault: faultOf(failure), ...(away && { reason: failure.reason }) }, away ? 'not kept: store unavailable' : 'request failed');
      if (away) refuse(response, 503, 'ServiceUnavailable', 'not kept; send it again with the same id', { 'Retry-After': '5', ...close });
      else refuse(response, 500, 'ServiceError', 'internal error', close);
    }
  });
}
