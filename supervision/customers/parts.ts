import type { Json } from '../../records/json.js';

/** Who a file is for: staff, masked unless unsealed; or the customer, to whom their own words are whole and others' data is left out. */
export type Audience = 'staff' | 'customer';

/** A piece of a customer's file, one after the other, so that a big one needs no more memory than a small one. Times are ISO 8601 in UTC. */
export type FilePart =
  | { readonly part: 'person'; readonly names: readonly string[]; readonly contacts: readonly string[]; readonly identities: readonly string[] }
  | { readonly part: 'booking'; readonly number: string; readonly at: string; readonly service: string; readonly customerClass: string; readonly state: string; readonly start: string; readonly conversation: string; readonly details: Readonly<Record<string, Json>> }
  | { readonly part: 'case'; readonly number: string; readonly kind: string; readonly at: string; readonly service: string; readonly customerClass: string; readonly state: string; readonly conversation: string; readonly details: Readonly<Record<string, Json>>; readonly steps: readonly { readonly at: string; readonly what: string; readonly by: string; readonly note: string }[]; readonly late: boolean }
  | { readonly part: 'conversation'; readonly conversation: string; readonly channel: string; readonly at: string; readonly customerClass: string; readonly keptUntil: string; readonly years: number; readonly why: string }
  | { readonly part: 'handoff'; readonly conversation: string; readonly at: string; readonly until: string; readonly why: string; readonly outcome: string; readonly who: string }
  | { readonly part: 'line'; readonly conversation: string; readonly sequence: number; readonly at: string; readonly who: string; readonly text: string; readonly hash: string }
  | { readonly part: 'mark'; readonly conversation: string; readonly sequence: number; readonly at: string; readonly marks: Readonly<Record<string, Json>> }
  | { readonly part: 'correction'; readonly conversation: string; readonly sequence: number; readonly at: string; readonly about: string; readonly wrong: string; readonly right: string }
  | { readonly part: 'look'; readonly at: string; readonly who: string; readonly what: string; readonly subject: string; readonly reason: string }
  | { readonly part: 'left-out'; readonly conversations: number };

/** What a part holds. */
export type PartOf<Name extends FilePart['part']> = Extract<FilePart, { part: Name }>;
