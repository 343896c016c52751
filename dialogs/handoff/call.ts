import { Temporal } from 'temporal-polyfill';
import { deskAt } from '../../cases/clock/deskHours.js';
import { skillFor, type PeopleRule } from '../../cases/profile/people.js';
import type { Profile } from '../../cases/profile/profile.js';
import { needOf } from '../../handoff/need.js';
import { expectedWait } from '../../handoff/queue.js';
import type { Next } from '../form/form.js';
import { saying, SILENT, together, type Line, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { showDate } from '../slots/dates/index.js';
import { callbackChoice, messageChoice, waitingChoices } from './choices.js';
import { changed, requested, waitingFor, type Asking } from './draft.js';
import type { Situation } from './port.js';

/** What calling a person comes to: words, a handoff, a form to go on with. */
export interface Called {
  readonly reply: Reply;
  readonly next?: Next;
}

/** What is known of a wish for a person. */
export interface Wish {
  /** The reason; see `handoff/need.ts`. */
  readonly why: string;
  /** What it is about: `complaint`, or a service's id. */
  readonly matter?: string | undefined;
  readonly rule?: PeopleRule | undefined;
  /** What is said first: a hotline where there is danger. */
  readonly first?: Reply;
}

/**
 * Calls a person. In the desk's hours the customer is in the queue at once, and told truly how long it takes; when nobody is
 * there, a message is taken. What is urgent asks nothing.
 */
export async function callPerson(wish: Wish, ports: CounterPorts, who: Asking): Promise<Called> {
  const profile = ports.profile();
  const now = instantOf(who.at);
  const { why, first = SILENT } = wish;
  const needed: Reply = together(first, { ...SILENT, events: [{ event: 'person.needed', data: { why } }] });
  const needs = wish.rule?.urgency ?? needOf(why).urgency;
  // Complaints go before everything but danger.
  const urgency = wish.matter === 'complaint' && needs > 1 ? 1 : needs;
  const desk = deskAt(profile, now);
  if (!desk.open) return urgency === 0 ? { reply: together(needed, urgentOffHours(wish, desk.opensAt, profile, who)) } : { reply: needed, next: { form: 'message', values: { why } } };
  const situation = await ports.desk.situation();
  const before = waitingFor(who, 'chat', 'message');
  const alone = before?.kind === 'chat' ? situation.waiting - 1 : situation.waiting;
  const place = Math.max(0, alone) + 1;
  const skill = wish.rule?.skill ?? skillFor(profile.people, wish.matter);
  const dueAt = new Date(Date.parse(now) + profile.people.answerWithinSeconds * 1_000).toISOString();
  const placeTold = urgency === 0 || situation.agents === 0 ? 0 : place;
  const handoffs = before
    ? [changed(before, { kind: 'chat', why: before.kind === 'chat' ? before.why : why, urgency: urgency < before.urgency ? urgency : before.urgency, dueAt: before.kind === 'chat' ? before.dueAt : dueAt, placeTold, ...(skill !== '' && { skill }) })]
    : [requested({ kind: 'chat', why, urgency, dueAt, skill, team: wish.rule?.team ?? '', placeTold }, who)];
  return { reply: together(needed, { ...saying(waitLines(urgency === 0, place, situation, profile), waitingChoices(who.at.locale, situation.agents > 0)), handoffs }) };
}

/** How long it takes, honestly: a place, a time only where there are figures to go by, and that nobody is there when nobody is. */
export function waitLines(urgent: boolean, place: number, { agents, meanHeldSeconds }: Situation, { phone }: Pick<Profile, 'phone'>): Line[] {
  if (agents === 0) return [{ key: urgent ? 'handoff.urgent.nobody' : 'handoff.nobody', params: { phone } }];
  if (urgent) return [{ key: 'handoff.urgent', params: { phone } }];
  if (place === 1) return [{ key: 'handoff.next' }];
  const ahead = place - 1;
  if (meanHeldSeconds === undefined) return [{ key: 'handoff.place', params: { ahead } }];
  return [{ key: 'handoff.wait', params: { ahead, minutes: expectedWait(place, agents, meanHeldSeconds) / 60 } }];
}

/** Danger when nobody is there: the hotline is said already; it is the first thing that is seen at opening. */
function urgentOffHours({ why, rule, matter }: Wish, opensAt: string, profile: Profile, who: Asking): Reply {
  const dueAt = new Date(Date.parse(opensAt) + profile.people.answerWithinSeconds * 1_000).toISOString();
  const line: Line = { key: 'handoff.urgent.closed', params: { opens: shownAt(opensAt, profile, who.at), phone: profile.phone } };
  const before = waitingFor(who, 'chat', 'message');
  const skill = rule?.skill ?? skillFor(profile.people, matter);
  return { ...saying([line]), handoffs: [before ? changed(before, { urgency: 0, why }) : requested({ kind: 'message', why, urgency: 0, dueAt, skill, team: rule?.team ?? '' }, who)] };
}

/** Nobody is there, said in the middle of something else: what can be done instead. */
export function closedAside(profile: Profile, at: Moment): Reply {
  const desk = deskAt(profile, instantOf(at));
  const opens = desk.open ? '' : shownAt(desk.opensAt, profile, at);
  return saying([{ key: 'handoff.closed.aside', params: { opens, phone: profile.phone } }], [callbackChoice(at.locale), messageChoice(at.locale)]);
}

/** An instant on the institution's clock, as customers read it: 11月26日（周四）09:00. */
export function shownAt(instant: string, { timeZone }: Pick<Profile, 'timeZone'>, { locale }: Pick<Moment, 'locale'>): string {
  return showDate(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().round({ smallestUnit: 'minute' }), locale);
}
