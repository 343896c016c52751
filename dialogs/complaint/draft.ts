import type { Case } from '../../cases/case.js';
import { changeCase, keepCase } from '../../cases/change.js';
import type { Json } from '../../records/json.js';
import { text } from '../../texts/catalogue.js';
import type { FormContext, Opened } from '../form/form.js';
import { SILENT, type Reply } from '../form/reply.js';
import { instantOf, newCase } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { tellsMore } from './intent.js';
import { deduced, toldIn, type ComplaintValues } from './told.js';

/** The form's case as it stands: as this turn has made it, or as it is stored. */
export async function caseOf(ports: CounterPorts, { formKey, inHand }: Pick<FormContext, 'formKey' | 'inHand'>): Promise<Case | undefined> {
  return inHand(formKey) ?? (await ports.cases.byFormKey(formKey));
}

/** Registers a complaint before anything is asked (never lost: its number is given before anything slow runs). */
export async function openDraft(said: string, given: ComplaintValues, ports: CounterPorts, context: FormContext): Promise<Opened> {
  const profile = ports.profile();
  const { name, contact } = context.known;
  const first = { ...(name !== undefined && { name }), ...(contact && { contact: { ...contact } }), ...(tellsMore(said) && { what: said.trim() }), ...given };
  const values = deduced(first, profile);
  const told = toldIn(values, profile);
  const made: Case = { ...(await newCase({ kind: 'complaint', state: 'draft', ...told }, ports, context)), accused: told.accused };
  return {
    values: plainValues(values),
    reply: { ...SILENT, lines: [{ key: 'complaint.opened', params: { number: made.number } }], commands: keepCase(made, profile), events: [{ event: 'complaint.opened', data: { number: made.number } }] },
  };
}

/** Keeps what was told so far, should the customer walk away. */
export async function keepDraft(values: ComplaintValues, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const before = await caseOf(ports, context);
  if (before?.state !== 'draft') return SILENT;
  const after = withTold(before, values, 'told', ports, context);
  return JSON.stringify(after.details) === JSON.stringify(before.details) && JSON.stringify(after.person) === JSON.stringify(before.person) ? SILENT : { ...SILENT, commands: keepCase(after, ports.profile()) };
}

/** The customer goes on in another conversation: the draft, and what reminds of it, goes with them. */
export async function moveDraft(values: ComplaintValues, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const before = await caseOf(ports, context);
  return before?.state === 'draft' ? { ...SILENT, commands: keepCase(withTold(before, values, 'moved', ports, context), ports.profile()) } : SILENT;
}

/** The customer leaves in the middle: the draft stays, somebody will follow it up, and it can be gone on with or withdrawn. */
export async function leaveDraft(values: ComplaintValues, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const before = await caseOf(ports, context);
  if (before?.state !== 'draft') return SILENT;
  const { number } = before;
  const { locale } = context.at;
  const [goOn, withdraw] = [text(locale, 'complaint.button.continue'), text(locale, 'complaint.button.withdraw')];
  return {
    ...SILENT,
    lines: [{ key: 'complaint.left', params: { number } }],
    choices: [{ title: goOn, say: goOn }, { title: withdraw, say: withdraw }],
    events: [{ event: 'complaint.left', data: { number } }, { event: 'person.needed', data: { why: 'complaint-left', number } }],
    commands: keepCase(withTold(before, values, 'left', ports, context), ports.profile()),
  };
}

function withTold(before: Case, values: ComplaintValues, what: string, ports: CounterPorts, { at, conversation }: FormContext): Case {
  const profile = ports.profile();
  return changeCase(before, { ...toldIn(values, profile, before), conversation, locale: at.locale }, { by: 'customer', what }, profile, instantOf(at));
}

function plainValues(values: ComplaintValues): Record<string, Json> {
  const { contact, evidence, ...words } = values;
  return { ...words, ...(contact && { contact: { ...contact } }), ...(evidence && { evidence: evidence.map((file) => ({ ...file })) }) };
}
