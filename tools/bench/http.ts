import { Agent, request } from 'node:http';

/** One kept-open HTTP connection that asks for one thing after another, as light as Node allows. */
export class Line {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #host: string;
  readonly #port: number;

  constructor(address: string) {
    const { hostname, port } = new URL(address);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** Sends JSON and gives back the body of the answer. @throws Error when it is not a 2xx. */
  post(path: string, body: string, token?: string): Promise<string> {
    return this.ask('POST', path, { body, ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }) });
  }

  /** Asks for anything and gives back the body of the answer; a body is JSON. @throws Error when it is not a 2xx. */
  ask(method: 'GET' | 'POST', path: string, { headers: more = {}, body }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = { ...more, ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }) };
      const asked = request({ agent: this.#agent, host: this.#host, port: this.#port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(text);
          else reject(new Error(`${path}: ${status} ${text}`));
        });
        response.once('error', reject);
      });
      asked.once('error', (error) => {
        // The server had closed the idle connection just then: nothing was taken.
        if (asked.reusedSocket) this.ask(method, path, { headers: more, ...(body !== undefined && { body }) }).then(resolve, reject);
        else reject(error);
      });
      asked.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
