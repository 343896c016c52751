import { z } from 'zod';
import { readPressed } from '../dialogs/form/buttons.js';
import { findPersonal } from '../records/personal/find.js';
import { maskPersonal, maskValue } from '../records/personal/mask.js';
import type { Json } from '../records/json.js';
import type { Locale, Message } from '../records/message.js';
import type { CommunicationRecord } from '../records/record.js';
import type { Vault } from '../records/vault.js';
import { isTextKey, text } from '../texts/catalogue.js';
import type { Inbound } from './turn/turnStore.js';

const json: z.ZodType<Json> = z.json();
const original = z.object({ text: z.string().optional(), value: json.optional(), data: z.record(z.string(), json).optional() });

/** What was really said, where the record shows it masked. */
export type Original = z.infer<typeof original>;

/** Shown for a one-time code. */
const DOTS = '••••••';

/**
 * A delivery as it is kept (promise 9): personal data masked on the record, the original sealed beside it. While a
 * one-time code is expected, any figures that could be one are hidden, and their original is gone once they are answered.
 */
export function protectInbound(vault: Vault, inbound: Inbound): Inbound {
  const { record } = inbound;
  if (record.kind !== 'message') return inbound;
  const { content } = record;
  const value = content.value === undefined || readPressed(content.value) ? content.value : maskValue(content.value);
  const files = content.files?.map((file) => ({ ...file, name: maskPersonal(file.name) }));
  const masked: Message = { ...content, text: maskPersonal(content.text), ...(value !== undefined && { value }), ...(files && { files }) };
  const really = (): string => vault.seal(JSON.stringify({ text: content.text, ...(content.value !== undefined && { value: content.value }) }));
  const hidden = masked.text.replace(/[\d０-９](?:[\s.·-]?[\d０-９]){3,9}/gu, DOTS).replace(/[零〇一幺壹二两三四五六七八九]{4,8}/gu, DOTS);
  const changed = masked.text !== content.text || (value !== undefined && JSON.stringify(value) !== JSON.stringify(content.value));
  return {
    ...inbound,
    record: { ...record, content: masked },
    ...(changed && { original: really() }),
    ...(hidden !== masked.text && { whileCode: { record: { ...record, content: { ...masked, text: hidden } }, original: really() } }),
  };
}

/** What a record's sender really said; undefined where the record shows it whole. */
export function originalOf(vault: Vault, record: CommunicationRecord, originals: ReadonlyMap<number, string>): Original | undefined {
  const sealed = originals.get(record.sequence);
  return sealed === undefined ? undefined : original.parse(JSON.parse(vault.open(sealed)));
}

/** Masks a text of ours, except for the numbers that are the institution's own. */
export function maskOwn(said: string, own: ReadonlySet<string>): string {
  const spans = findPersonal(said);
  if (spans.length === 0) return said;
  let at = 0;
  let masked = '';
  for (const { from, to } of spans) {
    const span = said.slice(from, to);
    masked += said.slice(at, from) + (own.has(nameOf(span)) ? span : maskPersonal(span));
    at = to;
  }
  return masked + said.slice(at);
}

/** A telephone number or an address as it is compared: its figures, or its letters. */
export function nameOf(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return text.includes('@') || digits === '' ? text.trim().toLowerCase() : digits;
}

const examples = new Map<string, readonly string[]>();

/** Numbers and addresses that stand in a text of ours as examples. */
function examplesIn(locale: Locale, key: string): readonly string[] {
  const name = `${locale} ${key}`;
  let known = examples.get(name);
  if (known === undefined && isTextKey(key)) {
    const template = text(locale, key);
    known = findPersonal(template).map(({ from, to }) => nameOf(template.slice(from, to)));
    examples.set(name, known);
  }
  return known ?? [];
}

/** A message of ours as it goes on record, and so to the customer's screen: what customers told us stays masked there. */
export function maskMessage(message: Message, own: ReadonlySet<string>): Message {
  const shown = message.texts?.flatMap((key) => examplesIn(message.locale, key)) ?? [];
  const kept = shown.length === 0 ? own : new Set([...own, ...shown]);
  const hide = (said: string): string => maskOwn(said, kept);
  const { card, choices } = message;
  return {
    ...message,
    text: hide(message.text),
    ...(choices && { choices: choices.map((each) => ({ ...each, title: hide(each.title), say: hide(each.say) })) }),
    ...(card && { card: { ...card, facts: card.facts.map(({ label, value }) => ({ label, value: hide(value) })), ...(card.notes && { notes: card.notes.map(hide) }) } }),
  };
}
