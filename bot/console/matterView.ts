import { isOpen, type Case, type CaseKind } from '../../cases/case.js';
import { nextDue } from '../../cases/clock/deadline.js';
import type { Booking } from '../../cases/booking/booking.js';
import { RULES } from '../../cases/rules/apply.js';
import { REVIEWS } from '../../cases/rules/application.js';
import type { Locale } from '../../records/message.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { serviceOf, type Profile } from '../../cases/profile/profile.js';
import { shownAnswers, type ShownAnswer } from '../../dialogs/form/shown.js';
import type { Forms } from '../../dialogs/forms.js';
import type { Json } from '../../records/json.js';
import { text } from '../../texts/catalogue.js';
import type { CaseView, MatterView } from '../api/cases.js';

/** Steps that a case is ready for, by name; the review that is due as `review.first`. */
export function stepsOf({ kind, state }: Pick<Case, 'kind' | 'state'>): string[] {
  const due = REVIEWS[state];
  return Object.entries(RULES[kind]).flatMap(([name, rule]) => (rule.from.includes(state) ? [name === 'review' ? `review.${due?.due ?? 'first'}` : name] : []));
}

/** What a case is shown with: the institution's words for what it holds, in somebody's language. */
export interface Shown {
  readonly forms: Forms;
  readonly locale: Locale;
}

/** The answer that a case is named by in lists. */
const SUBJECT: Readonly<Record<CaseKind, string>> = { complaint: 'class', application: 'service', feedback: 'kind' };

function subjectShown({ kind, subject }: Pick<Case, 'kind' | 'subject'>, { forms, locale }: Shown): string {
  const form = forms.all.find(({ name }) => name === kind);
  const [shown] = form ? shownAnswers(form, [SUBJECT[kind]], { [SUBJECT[kind]]: subject }, locale) : [];
  return shown?.value ?? text(locale, 'agent.unclassified');
}

/** A case in a list. `now` is ISO 8601 in UTC. */
export function matterView(found: Case, now: string, shown: Shown): MatterView {
  const { number, kind, state, openedAt, major, owner } = found;
  const due = isOpen(found) ? nextDue(found.deadlines) : undefined;
  return {
    number, kind, state, subject: subjectShown(found, shown), openedAt, major, ...(owner !== undefined && { owner }),
    ...(due && { dueAt: due.dueAt, dueEvent: due.event, dueReason: due.clause }), overdue: due !== undefined && due.dueAt < now, steps: isOpen(found) ? stepsOf(found) : [],
  };
}

/** An appointment in a list. */
export function bookingMatter({ number, service, start, madeAt }: Booking, profile: Profile, locale: Locale): MatterView {
  return { number, kind: 'booking', state: start, subject: serviceOf(profile, service)?.name[locale] ?? service, openedAt: madeAt, major: false, overdue: false, steps: ['booking.delay', 'booking.cancel'] };
}

/** What a case holds, as people read it, personal data masked; what is no answer of its form comes last, under its own name. */
function detailsShown({ kind, details }: Case, { forms, locale }: Shown): ShownAnswer[] {
  const form = forms.all.find(({ name }) => name === kind);
  const answers = form ? shownAnswers(form, Object.keys(details), details, locale) : [];
  const others = Object.entries(details).filter(([name]) => !answers.some(({ slot }) => slot === name)).flatMap(([name, value]) => flat(name, value));
  return [...answers, ...others].map((each) => ({ ...each, value: maskPersonal(each.value) }));
}

function flat(name: string, value: Json): ShownAnswer[] {
  if (typeof value !== 'object' || value === null) return [{ slot: name, label: name, value: String(value) }];
  if (Array.isArray(value)) return value.flatMap((each: Json) => flat(name, each));
  return Object.entries(value).flatMap(([part, each]) => (each === undefined ? [] : flat(`${name}.${part}`, each)));
}

/** A case as staff work on it: personal data masked. */
export function caseView(found: Case, now: string, shown: Shown): CaseView {
  const { person, deadlines, steps, conversation, locale, version } = found;
  return {
    ...matterView(found, now, shown), conversation, locale, version,
    person: {
      ...(person.name !== undefined && { name: person.name }),
      ...(person.contact && { contact: maskPersonal(person.contact.value) }),
      ...(person.onBehalfOf !== undefined && { onBehalfOf: person.onBehalfOf }),
    },
    details: detailsShown(found, shown),
    deadlines: deadlines.map(({ policy, event, clause, dueAt, reason, doneAt, certain }) => ({ policy, event, clause, dueAt, reason, certain, ...(doneAt !== undefined && { doneAt }) })),
    history: steps.map(({ at, by, what, note }) => ({ at, by, what, ...(note !== undefined && { note: maskPersonal(note) }) })),
  };
}
