import type { Locale } from '../../records/message.js';
import { word, type Fillings, type Word } from './words.js';

/** The HTTP status that goes with each refusal. */
const STATUS: Readonly<Record<Word, number>> = {
  BadArgument: 400, BadJson: 400, TooDeep: 400, UnknownActivity: 400, Empty: 400, NoFile: 400, TooManyFiles: 400, EmptyFile: 400, IdentityUnsupported: 400,
  MissingToken: 401,
  BadToken: 403, TokenExpired: 403, IdentityExpired: 403, IdentityRefused: 403, WrongConversation: 403, NotAllowed: 403,
  UnknownConversation: 404, UnknownFile: 404,
  TextTooLong: 413, BodyTooLarge: 413, FileTooLarge: 413,
  UnsupportedEncoding: 415, UnsupportedMediaType: 415, FileType: 415, FileMismatch: 415,
  TooManyRequests: 429, TooManyStreams: 429,
  ServiceError: 500, Unavailable: 503,
};

/** What a person sees as the code: Direct Line's own names where it has one. */
const CODE: Partial<Readonly<Record<Word, string>>> = { MissingToken: 'Unauthorized', UnknownConversation: 'ConversationNotFound', Unavailable: 'ServiceUnavailable' };

/** A request that is answered with an error: which one, and what fills its text. Holds nothing of our insides. */
export class Refusal extends Error {
  readonly status: number;

  /** @param retryAfter seconds, sent as `Retry-After`. */
  constructor(
    readonly key: Word,
    readonly fillings: Fillings = {},
    readonly retryAfter?: number,
  ) {
    super(key);
    this.name = 'Refusal';
    this.status = STATUS[key];
  }
}

/** The body of an error answer, as Bot Framework writes them, its message in the person's language. */
export function errorBody({ key, fillings }: Refusal, locale: Locale): string {
  return JSON.stringify({ error: { code: CODE[key] ?? key, message: word(locale, key, fillings) } });
}
