import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that was taken, and for whom. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: ParsedMail;
  readonly source: string;
}

/** Where a server refuses, and with what code; `hang` does not answer there. */
export interface SmtpMood {
  readonly at: 'connect' | 'auth' | 'from' | 'rcpt' | 'data';
  readonly code: number | 'hang';
  readonly words?: string;
}

/** A real SMTP server, on this machine. */
export interface LocalSmtp {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  /** Whom a login was tried for, and with what. */
  readonly logins: readonly string[];
  mood: SmtpMood | undefined;
  close(): Promise<void>;
}

type Done = (error?: Error | null) => void;

/** Starts a server. Its certificate, where it offers TLS, is signed by nobody. */
export async function startSmtp(options: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<LocalSmtp> {
  const taken: TakenMail[] = [];
  const logins: string[] = [];
  let mood: SmtpMood | undefined;

  const step = (at: SmtpMood['at'], done: Done): void => {
    if (mood?.at !== at) done();
    else if (mood.code !== 'hang') done(Object.assign(new Error(mood.words ?? 'no'), { responseCode: mood.code }));
  };
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    closeTimeout: 50,
    disableReverseLookup: true,
    allowInsecureAuth: true,
    onConnect: (_session, done) => step('connect', done),
    onMailFrom: (_address, _session, done) => step('from', done),
    onRcptTo: (_address, _session, done) => step('rcpt', done),
    onAuth({ username, password }, _session, done) {
      logins.push(`${username ?? ''} ${password ?? ''}`);
      step('auth', (error) => (error ? done(error) : done(null, { user: username })));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        step('data', (refused) => {
          if (refused) {
            done(refused);
            return;
          }
          const source = Buffer.concat(chunks);
          simpleParser(source).then(
            (mail) => {
              taken.push({ from: envelope.mailFrom === false ? '' : envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), mail, source: source.toString('latin1') });
              done();
            },
            (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
          );
        });
      });
    },
    ...options,
  });
  // A client that gives up mid-way.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    logins,
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
