import type { Case } from '../../../cases/case.js';
import { serviceOf } from '../../../cases/profile/profile.js';
import type { Handoff } from '../../../handoff/handoff.js';
import type { Json } from '../../../records/json.js';
import type { Locale } from '../../../records/message.js';
import { maskPersonal, maskValue } from '../../../records/personal/mask.js';
import { beginningsOf } from '../../../supervision/access/looks.js';
import type { Entry } from '../../../supervision/customers/entries.js';
import { maskName } from '../../../supervision/customers/maskName.js';
import type { Audience, FilePart, PartOf } from '../../../supervision/customers/parts.js';
import type { Matters } from '../../../supervision/customers/port.js';
import { keptUntil } from '../../../supervision/keeping/retention.js';
import type { Named } from '../../console/accused.js';
import type { Staff } from '../../staff/port.js';
import { subjectsOf, talksOf, type ServiceFile } from './file.js';
import { isTheirs, knownIn } from './person.js';
import { linesOf } from './lines.js';
import type { CustomerParts } from './parts.js';

/** How a file is gathered. `unsealed`: only after the audit has it. */
export interface Gathering {
  readonly audience: Audience;
  readonly unsealed: boolean;
  readonly reader: Named;
  readonly locale: Locale;
  /** Which matters and conversations; all of them when left out. */
  readonly entries?: readonly Entry[];
}

const HANDOFFS = 100;
const LOOKS = 1_000;

/** Everything of one customer, piece by piece (norm 7.4): who, what they asked for, what was said, who helped, who looked, how long it is kept. */
export async function* gather(parts: CustomerParts, file: Pick<ServiceFile, 'person' | 'matters' | 'conversations'>, how: Gathering): AsyncGenerator<FilePart> {
  const { audience, unsealed, entries } = how;
  const people = new Map((await parts.staff.list()).map((each) => [each.id, each]));
  const { person, matters } = file;
  const shown = (text: string): string => (unsealed ? text : maskPersonal(text));
  const named = (name: string): string => (unsealed ? name : maskName(name));
  const chosen = entries === undefined ? undefined : { numbers: new Set(entries.map(({ number }) => number)), conversations: new Set(entries.filter(({ kind }) => kind === 'talk').map(({ conversation }) => conversation)) };
  yield { part: 'person', names: namesIn(matters).map(named), contacts: person.contacts.map(({ value }) => shown(value)), identities: person.identities.map(shown) };
  for (const each of matters.bookings) if (chosen === undefined || chosen.numbers.has(each.number)) yield bookingPart(parts, each, how, shown, named);
  for (const each of matters.cases) if (chosen === undefined || chosen.numbers.has(each.number)) yield casePart(each, how, people, parts.clock.now());
  const seen = new Set<string>();
  let leftOut = 0;
  for await (const { conversation, facets } of talksOf(parts, person, how.reader, file.conversations)) {
    if (seen.has(conversation) || (chosen !== undefined && !chosen.conversations.has(conversation))) continue;
    seen.add(conversation);
    // A contact that was typed may be somebody else's: what was said goes to the customer only where they showed who they are.
    if (audience === 'customer' && !isTheirs(person, await knownIn(parts, conversation))) leftOut += 1;
    else yield* conversationParts(parts, { conversation, customerClass: facets.customerClass, channel: facets.channel }, how, people);
  }
  if (leftOut > 0) yield { part: 'left-out', conversations: leftOut };
  yield* looksAt(parts, [...subjectsOf(person, parts), ...seen, ...matters.cases.map(({ number }) => number)], how, people);
}

function namesIn({ cases, bookings }: Matters): string[] {
  return [...new Set([...cases.flatMap(({ person: { name } }) => (name === undefined || name === '' ? [] : [name])), ...bookings.map(({ name }) => name)])];
}

function bookingPart({ profile }: Pick<CustomerParts, 'profile'>, each: Matters['bookings'][number], { locale }: Gathering, shown: (text: string) => string, named: (text: string) => string): PartOf<'booking'> {
  const { number, madeAt, service, customerKind, status, start, conversation, name, contact, amount, remark, branch } = each;
  return {
    part: 'booking', number, at: madeAt, service: serviceOf(profile(), service)?.name[locale] ?? service, customerClass: customerKind, state: status, start, conversation,
    details: { name: named(name), contact: shown(contact.value), branch, ...(amount && { amount: `${amount.value} ${amount.currency}` }), ...(remark !== undefined && { remark: shown(remark) }) },
  };
}

function casePart({ number, kind, openedAt, subject, details, state, conversation, steps, deadlines, person: { name } }: Case, { audience, unsealed }: Gathering, people: ReadonlyMap<string, Staff>, now: number): PartOf<'case'> {
  const at = new Date(now).toISOString();
  const given: Readonly<Record<string, Json>> = { ...(name !== undefined && { name: unsealed ? name : maskName(name) }), ...details };
  return {
    part: 'case', number, kind, at: openedAt, service: subject, customerClass: '', state, conversation, late: deadlines.some(({ dueAt, doneAt }) => (doneAt ?? at) > dueAt),
    details: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, unsealed ? value : maskValue(value)])),
    // To the customer: what was done and when; of the words only the answer that they were given.
    steps: steps.map((step) => ({ at: step.at, what: step.what, by: nameOf(step.by, people, audience), note: audience === 'staff' || step.what === 'answered' ? maskPersonal(step.note ?? '') : '' })),
  };
}

async function* conversationParts(parts: CustomerParts, of: { readonly conversation: string; readonly customerClass: string; readonly channel: string }, how: Gathering, people: ReadonlyMap<string, Staff>): AsyncGenerator<FilePart> {
  const { conversation, customerClass, channel } = of;
  const [kept, handoffs] = await Promise.all([parts.kept([conversation]), parts.handoffs.history(conversation, HANDOFFS)]);
  const { supervision: { keeping: { retention } }, timeZone } = parts.profile();
  const stands = kept.get(conversation);
  const until = stands === undefined ? undefined : keptUntil(stands, retention, timeZone);
  yield { part: 'conversation', conversation, channel, at: stands?.lastAt ?? '', customerClass, keptUntil: until?.until ?? '', years: until?.years ?? 0, why: until === undefined ? '' : until.why === '' ? until.kind : until.why };
  for (const each of [...handoffs].reverse()) yield handoffPart(each, how, people);
  yield* linesOf(parts, conversation, how, (id) => nameOf(id, people, how.audience));
}

function handoffPart({ conversation, openedAt, closedAt, why, outcome, agent }: Handoff, { audience }: Gathering, people: ReadonlyMap<string, Staff>): PartOf<'handoff'> {
  return { part: 'handoff', conversation, at: openedAt, until: closedAt ?? '', why, outcome: outcome ?? '', who: nameOf(agent, people, audience) };
}

async function* looksAt({ log }: CustomerParts, subjects: readonly string[], { audience }: Gathering, people: ReadonlyMap<string, Staff>): AsyncGenerator<FilePart> {
  if (subjects.length === 0) return;
  const looks = await log.looks({ subjects: subjects.slice(0, 300), beginnings: beginningsOf([]), limit: LOOKS });
  for (const { at, staff, what, subject, outcome, detail } of looks) {
    if (outcome === 'refused') continue;
    yield { part: 'look', at, who: nameOf(staff, people, audience), what, subject: audience === 'staff' ? subject : '', reason: typeof detail['reason'] === 'string' ? detail['reason'] : '' };
  }
}

/** Somebody of the staff: to colleagues by name, to the customer by work number alone. */
export function nameOf(id: string, people: ReadonlyMap<string, Staff>, audience: Audience): string {
  const who = people.get(id);
  if (who === undefined) return audience === 'staff' || ['customer', 'bot', 'system', 'guitai'].includes(id) ? id : '';
  if (audience === 'customer') return who.workNumber === '' ? 'staff' : who.workNumber;
  return `${who.displayName}${who.workNumber === '' ? '' : ` ${who.workNumber}`}`;
}
