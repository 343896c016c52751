import { MOVABLE, type Elsewhere, type FormElsewhere } from '../dialogs/elsewhere/port.js';
import type { FormState } from '../dialogs/form/form.js';
import { isVerified, type Known } from '../dialogs/form/known.js';
import { restore } from '../dialogs/form/restore.js';
import type { Forms } from '../dialogs/forms.js';
import { contactSlot } from '../dialogs/slots/contact.js';
import { linkedWith } from '../supervision/customers/linked.js';
import type { KnownCustomer } from '../supervision/projection/projection.js';
import type { Clock } from './clock.js';
import { talksOf, type LinkParts } from './console/linked.js';
import { formKeyOf } from './shell/following.js';
import { readState, type ConversationState } from './shell/state.js';
import { faultOf, type TurnLog } from './turn/faults.js';
import type { Conversation } from './turn/turnStore.js';

/** What forms elsewhere are found with. */
export interface ElsewhereParts extends LinkParts {
  readonly conversation: (id: string) => Promise<Conversation | undefined>;
  readonly forms: Forms;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Pick<TurnLog, 'warn'>;
}

/** An offer is worth no longer wait, in ms. */
const GLANCE_MS = 1_000;

/** So long after the customer was last heard there, a form is no longer offered elsewhere. */
const OPEN_MS = 7 * 24 * 3_600_000;

const contact = contactSlot();

/** Finds what customers began on other channels, from the proofs of who they are and the state of their conversations. */
export function formsElsewhere(parts: ElsewhereParts): Elsewhere {
  return {
    openForms: ({ conversation, known }) => openForms(parts, conversation, known),
    glance: ({ conversation, known }) => glance(parts, conversation, known),
    chats: ({ conversation, known }) => chats(parts, conversation, known),
  };
}

async function glance(parts: ElsewhereParts, conversation: string, known: Known): Promise<FormElsewhere[]> {
  let callOff = (): void => undefined;
  const late = new Promise<FormElsewhere[]>((resolve) => (callOff = parts.clock.after(GLANCE_MS, () => resolve([]))));
  const found = openForms(parts, conversation, known).catch((fault: unknown) => {
    parts.log.warn({ conversation, fault: faultOf(fault) }, 'forms left elsewhere not looked for');
    return [];
  });
  try {
    return await Promise.race([found, late]);
  } finally {
    callOff();
  }
}

interface Candidates {
  readonly found: readonly (Conversation | undefined)[];
  /** Those in which the same was shown as here. */
  readonly linked: ReadonlySet<string>;
}

/** Conversations in which something that was shown here was shown or said. */
async function candidates(parts: ElsewhereParts, here: string, known: Known): Promise<Candidates> {
  const own = shownBy(known);
  if (own.length === 0) return { found: [], linked: new Set() };
  const talks = (await talksOf(parts, own)).filter((talk) => talk.conversation !== here);
  const [proofs, found] = await Promise.all([
    Promise.all(talks.map(async ({ conversation }) => [conversation, await parts.files.proofs(conversation)] as const)),
    Promise.all(talks.map(({ conversation }) => parts.conversation(conversation))),
  ]);
  return { found, linked: new Set(linkedWith(own, new Map(proofs)).map(({ conversation }) => conversation)) };
}

async function chats(parts: ElsewhereParts, here: string, known: Known): Promise<Omit<FormElsewhere, 'state'>[]> {
  const { found, linked } = await candidates(parts, here, known);
  return found.flatMap((each) => (each !== undefined && linked.has(each.id) ? [{ conversation: each.id, channel: each.channel, heardAt: readState(each.state).state.heardAt }] : [])).sort(latestFirst);
}

const latestFirst = (one: { readonly heardAt: number }, other: { readonly heardAt: number }): number => other.heardAt - one.heardAt;

async function openForms(parts: ElsewhereParts, here: string, known: Known): Promise<FormElsewhere[]> {
  const [{ found, linked }, mine] = await Promise.all([candidates(parts, here, known), parts.conversation(here)]);
  const held = new Set(mine === undefined ? [] : keysIn(readState(mine.state).state));
  const now = parts.clock.now();
  return found.flatMap((each) => {
    if (each?.owner !== 'bot') return [];
    const { state } = readState(each.state);
    const form = now - state.heardAt > OPEN_MS ? undefined : openIn(state, parts.forms);
    if (form === undefined || held.has(form.key)) return [];
    return linked.has(each.id) || isOwn(form, known) ? [{ conversation: each.id, channel: each.channel, state: form, heardAt: state.heardAt }] : [];
  }).sort(latestFirst);
}

/** What was shown in the conversation by now, this turn's included. */
function shownBy({ verified, identity }: Known): KnownCustomer[] {
  return [...verified.map(({ kind, value }): KnownCustomer => (kind === 'phone' ? { phone: value } : { mail: value })), ...(identity === undefined ? [] : [{ subject: identity }])];
}

/** The form that a conversation has open, or that was left in it; with something told in it. */
function openIn({ stack, parked }: ConversationState, { all }: Forms): FormState | undefined {
  const left = [...stack.toReversed(), ...(parked ? [{ id: parked.form, state: parked.state }] : [])];
  for (const { id, state } of left) {
    const form = MOVABLE.includes(id) ? all.find(({ name }) => name === id) : undefined;
    const restored = form && restore(form, state);
    if (restored && Object.keys(restored.values).length > 0) return restored;
  }
  return undefined;
}

/** Whether a form's own contact is one that was verified: as with cases and appointments, it is then the customer's. */
function isOwn({ values }: FormState, known: Known): boolean {
  const given = contact.schema.safeParse(values['contact']);
  return given.success && isVerified(known, given.data);
}

function keysIn({ stack, parked }: ConversationState): string[] {
  return [...stack.map(({ state }) => state), parked?.state].flatMap((state) => formKeyOf(state) ?? []);
}
