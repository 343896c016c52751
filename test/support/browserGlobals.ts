import type { DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

type Listener = (event: unknown) => void;

/** Just enough of a browser's XMLHttpRequest, on fetch, for the real Direct Line client to run in Node. */
class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = '';
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: Listener | undefined;
  onload: Listener | undefined;
  onerror: Listener | undefined;
  ontimeout: Listener | undefined;
  upload = {};
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  readonly #listeners = new Map<string, Set<Listener>>();
  #method = 'GET';
  #url = '';
  #answer: Headers = new Headers();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }
  getAllResponseHeaders(): string {
    return [...this.#answer].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }
  getResponseHeader(name: string): string | null {
    return this.#answer.get(name);
  }
  addEventListener(kind: string, listener: Listener): void {
    this.#listeners.set(kind, (this.#listeners.get(kind) ?? new Set()).add(listener));
  }
  removeEventListener(kind: string, listener: Listener): void {
    this.#listeners.get(kind)?.delete(listener);
  }
  abort(): void {
    this.#abort.abort();
  }
  send(body?: string): void {
    fetch(this.#url, { method: this.#method, headers: this.#headers, signal: this.#abort.signal, ...(body !== undefined && { body }) })
      .then(async (answer) => {
        this.#answer = answer.headers;
        this.responseText = await answer.text();
        this.response = this.responseType === 'json' ? JSON.parse(this.responseText) : this.responseText;
        this.status = answer.status;
        this.readyState = 4;
        this.#tell('readystatechange', this.onreadystatechange);
        this.#tell('load', this.onload);
      })
      .catch(() => {
        this.readyState = 4;
        this.#tell('error', this.onerror);
      });
  }
  #tell(kind: string, handler: Listener | undefined): void {
    const event = { type: kind, target: this, currentTarget: this };
    handler?.call(this, event);
    for (const listener of this.#listeners.get(kind) ?? []) listener.call(this, event);
  }
}

/**
 * The real Direct Line client, with the browser's globals that it uses. It brings a `Promise.try` of before there was one, which hands
 * nothing on; whoever finds it later in this process takes it for the real one. It goes again.
 */
export async function realDirectLine(): Promise<typeof DirectLine> {
  Object.assign(globalThis, { XMLHttpRequest: FetchRequest, WebSocket });
  const own = Object.getOwnPropertyDescriptor(Promise, 'try');
  const client = await import('botframework-directlinejs');
  if (own === undefined) Reflect.deleteProperty(Promise, 'try');
  else Object.defineProperty(Promise, 'try', own);
  return client.DirectLine;
}
