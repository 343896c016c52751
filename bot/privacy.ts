import { z } from 'zod';
import { readPressed } from '../dialogs/form/buttons.js';
import { normalise } from '../dialogs/slots/normalise.js';
import { findPersonal } from '../records/personal/find.js';
import { maskPersonal, maskValue } from '../records/personal/mask.js';
import type { Json } from '../records/json.js';
import type { Choice, Locale, Message } from '../records/message.js';
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
  const value = content.value === undefined ? undefined : maskSubmitted(content.value);
  const files = content.files?.map((file) => ({ ...file, name: maskPersonal(file.name) }));
  const masked: Message = { ...content, text: maskPersonal(content.text), ...(value !== undefined && { value }), ...(files && { files }) };
  const really = (): string => vault.seal(JSON.stringify({ text: content.text, ...(content.value !== undefined && { value: content.value }) }));
  const hidden = hideFigures(masked.text);
  const changed = masked.text !== content.text || (value !== undefined && JSON.stringify(value) !== JSON.stringify(content.value));
  return {
    ...inbound,
    record: { ...record, content: masked },
    ...(changed && { original: really() }),
    ...(hidden !== masked.text && { whileCode: { record: { ...record, content: { ...masked, text: hidden } }, original: really() } }),
  };
}

/** Four figures or more, in any writing that a code is read in, together or apart. */
const FIGURE = '[\\p{Nd}零〇○一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖]';
const LIKELY = /[\p{N}零○一幺壹弌二两兩贰貳弍三叁參叄四肆五伍六陆陸七柒八捌九玖]/gu;
const FIGURES = new RegExp(`${FIGURE}(?:[\\s.·_,，、‐‑‒–—―−-]{0,3}${FIGURE}){3,}`, 'gu');

/** A text without anything that could be a one-time code: more than is one, never less. */
function hideFigures(said: string): string {
  if ((said.match(LIKELY)?.length ?? 0) < 4) return said;
  const words = normalise(said);
  let at = 0;
  let hidden = '';
  for (const match of words.text.matchAll(FIGURES)) {
    const { from, to } = words.span(match.index, match.index + match[0].length);
    hidden += said.slice(at, from) + DOTS;
    at = to;
  }
  return hidden + said.slice(at);
}

/** The parts of a button's value; its key is one that we made. */
const PRESS = new Set(['form', 'say', 'slot', 'value', 'do']);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A value as it is kept: a button's own parts as they are (a key is no telephone number), everything beside them masked. */
function maskSubmitted(value: Json): Json {
  const pressed = readPressed(value);
  if (pressed === undefined || !UUID.test(pressed.form)) return maskValue(value);
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, part]: [string, Json]) => (PRESS.has(name) ? [name, part] : [maskPersonal(name), maskValue(part)])));
}

/** What a record's sender really said; undefined where the record shows it whole. */
export function originalOf(vault: Vault, record: CommunicationRecord, originals: ReadonlyMap<number, string>): Original | undefined {
  const sealed = originals.get(record.sequence);
  return sealed === undefined ? undefined : original.parse(JSON.parse(vault.open(sealed)));
}

/** Masks card and identity numbers, which reach no transcript (promise 9). Telephone numbers and addresses stay: agents tell customers how to reach somebody. */
export function maskNumbers(said: string): string {
  const spans = findPersonal(said).filter(({ kind }) => kind === 'card' || kind === 'id');
  let at = 0;
  let masked = '';
  for (const { from, to } of spans) {
    const [span, alone] = [said.slice(from, to), maskPersonal(said.slice(from, to))];
    // Some numbers are known only by the words before them.
    masked += said.slice(at, from) + (alone === span ? span.replace(/[\p{N}A-Za-z]/gu, '*') : alone);
    at = to;
  }
  return masked + said.slice(at);
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
  const button = (each: Choice): Choice => ({ ...each, title: hide(each.title), say: hide(each.say) });
  const { card, choices } = message;
  return {
    ...message,
    text: hide(message.text),
    ...(choices && { choices: choices.map(button) }),
    ...(card && { card: { ...card, facts: card.facts.map(({ label, value }) => ({ label, value: hide(value) })), ...(card.notes && { notes: card.notes.map(hide) }), ...(card.folded && { folded: { ...card.folded, text: hide(card.folded.text), ...(card.folded.marked !== undefined && { marked: hide(card.folded.marked) }) } }), ...(card.actions && { actions: card.actions.map(button) }) } }),
  };
}
