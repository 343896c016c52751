import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type restify from 'restify';
import { WebSocketServer, type WebSocket } from 'ws';
import { errorBody, Refusal } from './errors.js';
import { acceptedLocale } from './locale.js';
import type { RenderContext } from './fromRecord.js';
import type { DirectLineParts } from './parts.js';
import { claimsOf } from './request.js';
import { SocketFeed } from './socketFeed.js';
import { sequenceOf } from './watermark.js';

const PATH = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
const HEARTBEAT_MS = 30_000;
/** Sockets of one conversation: tabs and devices of one person. */
const MOST_STREAMS = 20;
const CLOSE_PATIENCE_MS = 1_000;

/** The WebSocket side of Direct Line: pushes activities; what clients send on it (an empty frame is a ping) is ignored. */
export class Streams {
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });
  readonly #open = new Map<string, number>();
  readonly #alive = new WeakSet<WebSocket>();
  #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly parts: DirectLineParts,
    server: restify.Server,
    private readonly contextOf: (request: IncomingMessage) => RenderContext,
  ) {
    server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const { url: asked = '/' } = request;
      // What is no address, such as `//`, is nobody's.
      if (!URL.canParse(asked, 'http://localhost')) return;
      const url = new URL(asked, 'http://localhost');
      const conversation = PATH.exec(url.pathname)?.[1];
      if (conversation !== undefined) void this.#upgrade(request, socket, head, conversation, url.searchParams);
      else if (url.pathname.startsWith('/v3/directline')) refuse(socket, new Refusal('UnknownConversation'), request);
    });
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Tells every client that we are going away (1001) and cuts those that do not answer. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const closing = [...this.#sockets.clients].map(
      (socket) =>
        new Promise<void>((resolve) => {
          const cut = setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS);
          socket.once('close', () => {
            clearTimeout(cut);
            resolve();
          });
          socket.close(1001);
        }),
    );
    await Promise.all(closing);
    this.#sockets.close();
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, conversation: string, query: URLSearchParams): Promise<void> {
    socket.on('error', () => socket.destroy());
    try {
      await claimsOf(this.parts, query.get('t') ?? '', conversation);
      const after = sequenceOf(query.get('watermark'));
      if ((await this.parts.host.conversation(conversation)) === undefined) throw new Refusal('UnknownConversation');
      if ((this.#open.get(conversation) ?? 0) >= MOST_STREAMS) throw new Refusal('TooManyStreams', {}, 30);
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#feed(opened, conversation, after, request));
    } catch (failure) {
      refuse(socket, failure instanceof Refusal ? failure : new Refusal('Unavailable', { seconds: 5 }, 5), request);
    }
  }

  #feed(socket: WebSocket, conversation: string, after: number, request: IncomingMessage): void {
    this.#open.set(conversation, (this.#open.get(conversation) ?? 0) + 1);
    this.#alive.add(socket);
    const feed = new SocketFeed(this.parts, socket, conversation, after, this.contextOf(request));
    socket.on('pong', () => this.#alive.add(socket));
    socket.on('message', () => this.#alive.add(socket));
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      feed.close();
      const left = (this.#open.get(conversation) ?? 1) - 1;
      if (left <= 0) this.#open.delete(conversation);
      else this.#open.set(conversation, left);
    });
  }

  #beat(): void {
    for (const socket of this.#sockets.clients) {
      if (this.#alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }
}

function refuse(socket: Duplex, refusal: Refusal, request: IncomingMessage): void {
  const body = errorBody(refusal, acceptedLocale(request.headers['accept-language']) ?? 'zh-Hans');
  socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
