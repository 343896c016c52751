import { createHmac, hash, type KeyObject } from 'node:crypto';
import { canonicalText } from '../chain.js';
import { GENESIS } from '../record.js';
import type { Anchor, AnchorBody } from './anchorShape.js';

export { anchor, type Anchor, type AnchorBody } from './anchorShape.js';

/** Where a conversation's chain ended when an anchor was made. */
export interface Leaf {
  /** The conversation's line in the register, from 1; it is the leaf of that index less one. */
  readonly ordinal: number;
  readonly conversation: string;
  /** 0 where the conversation was not to be found. */
  readonly lastSequence: number;
  readonly lastHash: string;
}

/** What is hashed of a leaf. */
export function leafText({ ordinal, conversation, lastSequence, lastHash }: Leaf): string {
  return JSON.stringify([ordinal, conversation, lastSequence, lastHash]);
}

/** An entry of the audit as its row holds it. */
export interface AuditRow {
  readonly ordinal: number;
  readonly at: string;
  readonly staff: string;
  readonly what: string;
  readonly subject: string;
  readonly address: string;
  readonly outcome: string;
  readonly detail: string;
}

/** The audit's running digest after one more entry: SHA-256 over the entry and the digest before it. */
export function auditStep(digest: string, { ordinal, at, staff, what, subject, address, outcome, detail }: AuditRow): string {
  return hash('sha256', JSON.stringify([ordinal, at, staff, what, subject, address, outcome, detail, digest]), 'hex');
}

/** The digest before the first entry. */
export const AUDIT_BEGIN = { through: 0, digest: GENESIS } as const;

/** SHA-256 in hex over the canonical text of an anchor's body. */
export function anchorHash(body: AnchorBody): string {
  return hash('sha256', canonicalText(body), 'hex');
}

/** The institution's seal on an anchor: HMAC-SHA256 in hex over `anchor|hash`. */
export function sealOfAnchor(key: KeyObject, of: string): string {
  return createHmac('sha256', key).update(`anchor|${of}`).digest('hex');
}

/** An anchor with its hash and its seal. */
export function sealedAnchor(key: KeyObject, body: AnchorBody): Anchor {
  const of = anchorHash(body);
  return { ...body, hash: of, seal: sealOfAnchor(key, of) };
}

/** The name of an anchor's file. */
export function anchorFile({ ordinal, day }: Pick<Anchor, 'ordinal' | 'day'>): string {
  return `anchor-${String(ordinal).padStart(6, '0')}-${day}.json`;
}

/** An anchor's file as text: one member to a line, so that people can read it. */
export function anchorText(of: Anchor): string {
  return `${JSON.stringify(of, null, 2)}\n`;
}
