import type restify from 'restify';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import { readBytes } from '../directline/body.js';
import { Refusal } from '../directline/errors.js';
import { CipherBroken } from './cipher.js';
import { NotXml } from './xml.js';

/** A callback has a few KB; what is larger is none. */
const LARGEST_BODY = 65_536;

/** Why a callback is refused: for the log, never for whoever sent it. */
export type Refused = 'signature' | 'stale' | 'replayed' | 'plain' | 'cipher' | 'xml' | 'shape' | 'body';

/** What the platform itself signed gets its answer, or it would turn the callback off. */
const ANSWERED: ReadonlySet<Refused> = new Set(['xml', 'shape']);

/** What stands in a callback's address; '' where it is missing. */
export interface CallbackQuery {
  readonly signature: string;
  /** The signature over an encrypted body. */
  readonly sealed: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly echo: string;
}

/** An address that one of Tencent's platforms calls. */
export interface CallbackDoor {
  readonly path: string;
  readonly channel: string;
  readonly log: TurnLog;
  /** The answer to the platform's check of the address; undefined when it is not the platform that asks. @throws CipherBroken */
  readonly echo: (query: CallbackQuery) => string | undefined;
  /** Keeps what a callback brings, or says why not. @throws NotXml, CipherBroken, StoreUnavailable */
  readonly take: (body: string, query: CallbackQuery) => Promise<Refused | undefined>;
}

/** Mounts the address: its check, and its callbacks, answered `success` as soon as they are kept. */
export function mountDoor(server: restify.Server, { path, channel, log, echo, take }: CallbackDoor): void {
  const refuse = (response: restify.Response, refused: Refused): void => {
    log.warn({ channel, refused }, 'callback refused');
    if (ANSWERED.has(refused)) answer(response, 200, 'success');
    // Who can't sign is told nothing.
    else answer(response, refused === 'body' ? 413 : 403, '');
  };

  server.get(path, async (request: restify.Request, response: restify.Response): Promise<void> => {
    const answered = await guarded(() => Promise.resolve(echo(queryOf(request))));
    if (answered === undefined || answered.refused) refuse(response, 'signature');
    else answer(response, 200, answered.result);
  });

  // restify takes async handlers with exactly two parameters.
  server.post(path, async (request: restify.Request, response: restify.Response): Promise<void> => {
    try {
      const taken = await guarded(async () => await take((await readBytes(request, LARGEST_BODY)).toString('utf8'), queryOf(request)));
      const refused = taken?.refused ?? taken?.result;
      if (refused === undefined) answer(response, 200, 'success');
      else refuse(response, refused);
    } catch (fault) {
      const away = fault instanceof StoreUnavailable;
      log.error({ channel, fault: faultOf(fault) }, away ? 'callback not kept: store unavailable' : 'callback failed');
      // The platform delivers again.
      answer(response, away ? 503 : 500, '');
    }
  });
}

/** What came of reading a callback, or why it could not be read; undefined for nothing. */
async function guarded<Result>(read: () => Promise<Result | undefined>): Promise<{ readonly refused?: undefined; readonly result: Result } | { readonly refused: Refused; readonly result?: undefined } | undefined> {
  try {
    const result = await read();
    return result === undefined ? undefined : { result };
  } catch (error) {
    if (error instanceof Refusal) return { refused: 'body' };
    if (error instanceof NotXml) return { refused: 'xml' };
    if (error instanceof CipherBroken) return { refused: 'cipher' };
    throw error;
  }
}

function queryOf(request: restify.Request): CallbackQuery {
  const query = new URLSearchParams(request.getQuery());
  const named = (name: string): string => query.get(name) ?? '';
  return { signature: named('signature'), sealed: named('msg_signature'), timestamp: named('timestamp'), nonce: named('nonce'), echo: named('echostr') };
}

function answer(response: restify.Response, status: number, body: string): void {
  if (!response.headersSent) response.sendRaw(status, body, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
}
