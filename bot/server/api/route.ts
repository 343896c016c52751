import type { z } from 'zod';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Role } from '../../api/staff.js';
import type { SignedIn } from '../../staff/sessions.js';

/** Who may call a route: anyone, whoever is signed in, or whoever has one of these roles. */
export type Who = 'anyone' | 'signed-in' | readonly Role[];

/** The methods of the API. All but GET change something, and need the anti-forgery token. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Bytes as they are, instead of JSON. */
export interface FileAnswer {
  readonly bytes: Uint8Array | string;
  readonly contentType: string;
  /** The name it is saved under; shown in the browser where there is none. */
  readonly saveAs?: string;
}

/** A file that is too large to be held whole. */
export interface StreamAnswer extends Omit<FileAnswer, 'bytes'> {
  readonly stream: () => Readable;
  /** In bytes; left out when that is only known at the end. */
  readonly size?: number;
}

/** On to another place. */
export interface RedirectAnswer {
  readonly location: string;
}

/** What every handler knows of its call. */
export interface CallContext {
  readonly request: IncomingMessage;
  /** Where from, keyed: it can be compared, and not read. For the audit. */
  readonly address: string;
  /** Where from, as far as limits count: an IPv4 address or an IPv6 network. */
  readonly network: string;
  /** Our origin as the caller sees it: `https://counter.example.com`. */
  readonly origin: string;
  /** Whether that is https. */
  readonly secure: boolean;
  /** A cookie that the caller sent. */
  cookie(name: string): string | undefined;
  /** Sends a cookie along, as a whole `Set-Cookie` line. */
  setCookie(line: string): void;
}

/** One call, checked. */
export interface Call<W extends Who, P, Q, B> extends CallContext {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly session: W extends 'anyone' ? SignedIn | undefined : SignedIn;
}

/** A body in other than JSON. */
export interface RawBody {
  readonly contentType: string;
  readonly bytes: Buffer;
}

type BodyOf<B> = B extends z.ZodType ? z.output<B> : B extends 'raw' ? RawBody : undefined;
type SchemaOf<S> = S extends z.ZodType ? z.output<S> : undefined;
type AnswerOf<A> = A extends z.ZodType ? Promise<z.input<A>> : A extends 'file' ? Promise<FileAnswer | StreamAnswer> : A extends 'redirect' ? Promise<RedirectAnswer> : Promise<void>;

/** What a route takes and gives. */
interface Shape<W extends Who, P, Q, B, A> {
  readonly method: Method;
  /** `/api/queue/:id/claim` */
  readonly path: `/api/${string}`;
  readonly who: W;
  /** One line, for the API's description. */
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  /** A schema for JSON, or `raw` for bytes. Without it none is read. */
  readonly body?: B;
  /** A schema for JSON, of which only what it names is sent; `file`; `redirect`. Without it 204. */
  readonly answer?: A;
  /** 200 unless told. */
  readonly status?: number;
  /** The largest body in bytes; 64 KB unless told. */
  readonly largest?: number;
  /** Open to somebody who has to change their password first. */
  readonly beforeNewPassword?: boolean;
}

/** A route as it is written. */
export interface RouteSpec<W extends Who, P, Q, B, A> extends Shape<W, P, Q, B, A> {
  /** Refuses by throwing an ApiProblem. Anything else that is thrown is our fault: logged, and answered without a word of it. */
  readonly handle: (call: Call<W, SchemaOf<P>, SchemaOf<Q>, BodyOf<B>>) => AnswerOf<A>;
}

/** What came in, not checked yet. */
export interface Given {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** How a part of what came in is checked. */
export type Check = <S extends z.ZodType>(part: 'params' | 'query' | 'body', schema: S, value: unknown) => z.output<S>;

/** A route whose types are its own affair. */
export interface Route extends Shape<Who, z.ZodType, z.ZodType, z.ZodType | 'raw', z.ZodType | 'file' | 'redirect'> {
  /** Checks what came in, then handles it. */
  run(given: Given, check: Check, context: CallContext, session: SignedIn | undefined): Promise<unknown>;
}

/** Declares a route of the API: who may call it, what it takes, what it gives. */
export function route<
  const W extends Who,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | 'raw' | undefined = undefined,
  A extends z.ZodType | 'file' | 'redirect' | undefined = undefined,
>({ handle, params, query, body, answer, ...rest }: RouteSpec<W, P, Q, B, A>): Route {
  return {
    ...rest,
    ...(params !== undefined && { params }), ...(query !== undefined && { query }), ...(body !== undefined && { body }), ...(answer !== undefined && { answer }),
    run: (given, check, context, session) => handle({
      ...context,
      // What each of these is follows from the declaration, which the compiler can't follow through its conditions; `mountApi` lets nobody past without a session.
      session: session as Call<W, unknown, unknown, unknown>['session'],
      params: (params && check('params', params, given.params)) as SchemaOf<P>,
      query: (query && check('query', query, given.query)) as SchemaOf<Q>,
      body: (typeof body === 'object' ? check('body', body, given.body) : given.body) as BodyOf<B>,
    }),
  };
}
