import type { Locale } from '../../records/message.js';

/** Personal or company customer (norm 2.1.2: resources are matched by customer kind). */
export type CustomerKind = 'personal' | 'company';

/** How to reach the customer. Phone in E.164 (+8613800138000), mail as given in lower case. */
export type Contact = { readonly kind: 'phone'; readonly value: string } | { readonly kind: 'mail'; readonly value: string };

/** An amount of money in the currency's minor unit-free decimal (yuan: 50000), ISO 4217 currency. */
export interface Amount {
  readonly value: number;
  readonly currency: 'CNY' | 'USD' | 'HKD' | 'EUR' | 'GBP' | 'JPY';
}

/** An appointment (norm 2.1): who, what, where, when, with whom. Ids are the profile's. */
export interface Booking {
  /** Receipt number, BK-20261203-0007-K. */
  readonly number: string;
  readonly conversation: string;
  /** The form's one-use key: one form makes one booking, however often it is submitted (promise 2). */
  readonly formKey: string;
  readonly service: string;
  readonly branch: string;
  readonly adviser: string;
  readonly customerKind: CustomerKind;
  readonly name: string;
  readonly contact: Contact;
  readonly amount?: Amount;
  readonly remark?: string;
  /** Wall clock at the branch, `2026-12-02T15:00`, in the institution's time zone. */
  readonly start: string;
  /** In minutes. */
  readonly duration: number;
  readonly locale: Locale;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** Subject of the institution's own sign-in, where it vouched for the customer. */
  readonly identity?: string;
  /** Counts changes from 1; a move names the version after it. */
  readonly version: number;
}

/** The length of a calendar cell, in minutes. Services last a whole number of cells; one adviser has one booking in a cell. */
export const CELL_MINUTES = 30;

/** An adviser's occupied cell; `cell` is its start on the wall clock, `2026-12-02T15:00`. */
export interface OccupiedCell {
  readonly adviser: string;
  readonly cell: string;
}
