import type { Case } from '../../cases/case.js';
import { changeCase, keepCase } from '../../cases/change.js';
import type { Contact } from '../../cases/booking/booking.js';
import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { FormContext, Outcome } from '../form/form.js';
import { saying, SILENT, type NoticeDraft } from '../form/reply.js';
import { personChoice } from '../handoff/choices.js';
import { showDate } from '../slots/dates/index.js';
import { instantOf, newCase } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { caseOf } from './draft.js';
import { complaintCard, wallClock } from './receipt.js';
import { classSlot } from './class.js';
import { shortened, type ComplaintSlots } from './slots.js';
import { toldIn, type ComplaintValues } from './told.js';

const classes = classSlot();

/** Hands a complaint in: the draft becomes open under its number. Handing in again gives the first receipt. */
export async function submitComplaint(values: ComplaintValues, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof ComplaintSlots, never>> {
  const profile = ports.profile();
  const before = await caseOf(ports, context);
  if (before !== undefined && before.state !== 'draft' && before.state !== 'withdrawn') return done(before, values, [], ports, context);
  const told = toldIn(values, profile, before);
  // Without a draft only if it was lost with another database: the complaint is not.
  const after: Case = before === undefined
    ? { ...(await newCase({ kind: 'complaint', state: 'open', ...told }, ports, context)), accused: told.accused }
    : changeCase(before, { ...told, state: 'open', conversation: context.conversation, locale: context.at.locale }, { by: 'customer', what: 'submitted' }, profile, instantOf(context.at));
  return done(after, values, keepCase(after, profile), ports, context);
}

function done(made: Case, values: ComplaintValues, commands: ReturnType<typeof keepCase>, ports: CounterPorts, context: FormContext): Outcome<keyof ComplaintSlots, never> {
  const { number, major, subject } = made;
  const first = commands.length > 0;
  return {
    kind: 'done',
    commands,
    event: { event: first ? 'complaint.submitted' : 'complaint.shown', data: { number, class: subject, major } },
    params: { number, name: made.person.name ?? '' },
    card: complaintCard(made, values, ports, context.at),
    also: { ...(first && major ? saying([{ key: 'handoff.offer.complaint' }], [personChoice(context.at.locale)]) : SILENT), ...(first && { events: [{ event: 'person.needed', data: { why: 'complaint', number, major } }, ...(major ? [{ event: 'person.offered', data: { why: 'complaint-major' } }] : [])], notices: notices(made, values.contact, ports, context) }) },
  };
}

/** What the norm wants confirmed beside the chat (2.3): name, contact, content, time of acceptance. */
function notices({ number, person, updatedAt, details }: Case, contact: Contact | undefined, ports: CounterPorts, { at: { locale } }: FormContext): NoticeDraft[] {
  if (contact === undefined) return [];
  const { what, class: about } = details;
  const content = `${classShown(about, locale)}${typeof what === 'string' ? text(locale, 'complaint.notice.what', { what: shortened(what) }) : ''}`;
  const params = { number, name: person.name ?? '', contact: contact.value, content, time: showDate(wallClock(updatedAt, ports.profile()), locale) };
  return [{ to: contact, subject: 'complaint.notice.subject', lines: [{ key: 'complaint.notice', params }] }];
}

function classShown(about: Json | undefined, locale: Locale): string {
  const known = classes.schema.safeParse(about);
  return known.success ? classes.show(known.data, locale) : '';
}
