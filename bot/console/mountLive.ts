import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type restify from 'restify';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Gate } from '../server/api/gate.js';
import { faultOf } from '../turn/faults.js';
import { LiveSocket } from './liveSocket.js';
import { AT_DESK, type DeskParts } from './parts.js';
import { mayRead, readerOf, type Reader } from './reading.js';

/** The desks' live side. */
export interface LiveDesks {
  /** Something about handoffs changed, in a conversation or in any: every desk looks again. Many at once are told as one. */
  changed(conversation?: string): void;
  /** Somebody came, went or changed what they take. */
  presenceChanged(): void;
  /** Ends all sockets. */
  close(): Promise<void>;
}

const PATH = '/api/live';
/** So often a sign of life is asked for, in ms: who gave none since the last time is cut, and is not seen any more. */
const BEAT_MS = 10_000;
/** Each so many beats it is looked at anew what a desk may read. */
const RECHECK_BEATS = 6;
/** Hints within so many ms are told as one. */
const GATHER_MS = 60;
const CLOSE_PATIENCE_MS = 1_000;
/** Sockets of one person: tabs. */
const MOST_SOCKETS = 12;

interface Entry {
  readonly desk: LiveSocket;
  readonly request: IncomingMessage;
  alive: boolean;
}

/** Mounts `/api/live`: admitted by session, role and origin; alive as long as the session is, which is looked at every `beatMs`. */
export function mountLive(server: restify.Server, parts: DeskParts, gate: Gate, beatMs = BEAT_MS): LiveDesks {
  const { presence, clock, log, handoffs, audit, desk: reading } = parts;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 32_768, perMessageDeflate: false });
  const desks = new Map<WebSocket, Entry>();
  const seen = (staff: string): void => {
    presence.beat(staff, clock.now()).catch((fault: unknown) => log.warn({ staff, fault: faultOf(fault) }, 'a sign of life was not kept'));
  };
  const liveParts = {
    ...parts,
    mayRead: (reader: Reader, conversation: string) => mayRead(parts, reader, conversation),
    // Looking at what one does not hold is logged (promise 12).
    looks: async (reader: Reader, conversation: string) => {
      if ((await handoffs.ofConversation(conversation))?.agent !== reader.id) await audit.append({ staff: reader.id, what: 'conversation.watched', subject: conversation, outcome: 'done' });
    },
    originals: (conversation: string, sequences: readonly number[]) => reading.originals(conversation, sequences),
  };

  const open = (socket: WebSocket, request: IncomingMessage, reader: Reader): void => {
    const entry = { desk: new LiveSocket(liveParts, socket, reader), request, alive: true };
    desks.set(socket, entry);
    seen(reader.id);
    live.presenceChanged();
    const sign = (): void => {
      entry.alive = true;
    };
    socket.on('pong', () => {
      sign();
      seen(reader.id);
    });
    socket.on('message', sign);
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      desks.delete(socket);
      live.presenceChanged();
    });
  };

  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = pathOf(request);
    // Direct Line has a socket of its own; nobody else speaks on one.
    if (path.startsWith('/v3/directline')) return;
    socket.on('error', () => socket.destroy());
    if (path !== PATH) { refuse(socket, 404, 'NotFound'); return; }
    gate.authenticateUpgrade(request, AT_DESK).then(
      (admitted) => {
        if (!admitted.ok) { refuse(socket, admitted.status, admitted.code); return; }
        const { staff } = admitted.session;
        if ([...desks.values()].filter(({ desk }) => desk.reader.id === staff.id).length >= MOST_SOCKETS) { refuse(socket, 429, 'TooManyTabs'); return; }
        sockets.handleUpgrade(request, socket, head, (opened) => open(opened, request, readerOf(staff)));
      },
      (fault: unknown) => {
        log.warn({ fault: faultOf(fault) }, 'a desk could not be admitted');
        refuse(socket, 503, 'ServiceUnavailable');
      },
    );
  });

  /** Sessions end: at sign-out, by time, with their account. What somebody may read can change, too: then the desk comes anew. */
  const check = async (socket: WebSocket, { desk, request }: Entry): Promise<void> => {
    const session = await gate.sessionOf(request, true);
    const same = session && readerOf(session.staff);
    if (same?.id === desk.reader.id && AT_DESK.some((role) => session?.staff.roles.includes(role))) {
      if (same.supervisor !== desk.reader.supervisor) socket.close(1012);
      return;
    }
    desk.send({ type: 'bye' });
    socket.close(4001);
  };
  let beats = 0;
  const heartbeat = setInterval(() => {
    beats += 1;
    for (const [socket, entry] of desks) {
      if (!entry.alive) { socket.terminate(); continue; }
      entry.alive = false;
      socket.ping();
      check(socket, entry).catch((fault: unknown) => log.warn({ fault: faultOf(fault) }, 'a desk’s session could not be checked'));
      if (beats % RECHECK_BEATS === 0) entry.desk.recheck();
    }
  }, beatMs);
  heartbeat.unref();

  const gathered = new Set<string>();
  /** It is not known what was missed. */
  let anything = false;
  let gathering: NodeJS.Timeout | undefined;
  let presenceGathering: NodeJS.Timeout | undefined;
  const tellChanged = (): void => {
    gathering = undefined;
    const changed = anything ? [undefined] : [...gathered];
    const [only, ...more] = changed;
    anything = false;
    gathered.clear();
    for (const { desk } of desks.values()) {
      desk.send({ type: 'handoffs', ...(only !== undefined && more.length === 0 && { conversation: only }) });
      for (const each of changed) desk.recheck(each);
    }
  };
  const live: LiveDesks = {
    changed: (conversation) => {
      if (conversation === undefined) anything = true;
      else gathered.add(conversation);
      gathering ??= setTimeout(tellChanged, GATHER_MS);
    },
    presenceChanged: () => {
      presenceGathering ??= setTimeout(() => {
        presenceGathering = undefined;
        for (const { desk } of desks.values()) desk.send({ type: 'presence' });
      }, GATHER_MS);
    },
    close: async () => {
      clearInterval(heartbeat);
      clearTimeout(gathering);
      clearTimeout(presenceGathering);
      await Promise.all([...desks.keys()].map((socket) => new Promise<void>((resolve) => {
        const cut = setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS);
        socket.once('close', () => {
          clearTimeout(cut);
          resolve();
        });
        socket.close(1001);
      })));
      sockets.close();
    },
  };
  return live;
}

/** The path that is asked for; '' for what is none, such as `//`. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '';
}

function refuse(socket: Duplex, status: number, code: string): void {
  const body = JSON.stringify({ error: { code, message: code } });
  socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
