import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';

/** When and in which language something was said. */
export interface Moment {
  /** Wall clock in the institution's time zone. */
  readonly now: Temporal.PlainDateTime;
  /** Offset of that zone at that moment, `+08:00`. */
  readonly offset: string;
  readonly locale: Locale;
}

/** What a reader may know beside the words. */
export interface Reading<T> {
  readonly at: Moment;
  /** The value this slot already holds: 改成四点 is read against it. */
  readonly held?: T | undefined;
  /** What an earlier, incomplete answer left (see {@link NotRead.partial}). */
  readonly partial?: Json | undefined;
}

/** A value that was read. */
export interface Read<T> {
  readonly ok: true;
  readonly value: T;
}

/** Why a value was not read. The reason names a text, it never is one. */
export interface NotRead<T, R extends string> {
  readonly ok: false;
  readonly reason: R;
  /** What is known so far, kept in the form's state and given to the next reading: a date whose time is still missing. */
  readonly partial?: Json;
  /** Values to choose among, when the words fit several. */
  readonly among?: readonly T[];
  /** Fills the placeholders of the reason's text; values are already in the customer's language. */
  readonly params?: Readonly<Record<string, string>>;
}

/** What reading one answer gives. */
export type ReadResult<T, R extends string> = Read<T> | NotRead<T, R>;

/** A reading together with where in the text it stands: UTF-16 offsets, `to` exclusive. */
export type Hit<T, R extends string> = ReadResult<T, R> & { readonly from: number; readonly to: number };

/**
 * One thing a form asks for. Values are plain JSON, so that a stored form survives a deploy.
 * Readers never throw, whatever is said.
 */
export interface Slot<T extends Json, R extends string> {
  /** The type of a stored value, checked when state is loaded. */
  readonly schema: z.ZodType<T>;
  /** Every reason this slot can give, so that its texts can be required at compile time and tested at run time. */
  readonly reasons: readonly R[];
  /** Reads an answer to this slot's own question: the whole message is about it. */
  read(said: string, reading: Reading<T>): ReadResult<T, R>;
  /** Finds values in free text that may be about anything; only what is sure to be meant for this slot. Best first. */
  find(said: string, reading: Reading<T>): readonly Hit<T, R>[];
  /** What is missing of an incomplete answer, for a question that shows what is known: 12月2日几点？ */
  missing?(partial: Json, reading: Reading<T>): NotRead<T, R> | undefined;
  /** The value in the customer's language, for reading back. Masks nothing. */
  show(value: T, locale: Locale): string;
}
