import { Temporal } from 'temporal-polyfill';
import type { Json } from '../../records/json.js';
import type { Form, FormContext, Next, Outcome, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { isIdentified } from '../progress/mine.js';
import { showDate } from '../slots/dates/index.js';
import { dataRequestSlots, type DataRequestSlots, type Wants } from './slots.js';

/** The form's type. */
export type DataRequestForm = Form<'data-request', DataRequestSlots, CounterPorts, 'no-desk'>;

/** Who the customer is first, then what they want. */
export function identifiedRequest(wants?: Wants): Next {
  return { form: 'identify', then: { form: 'data-request', ...(wants !== undefined && { values: { wants } }) } };
}

/**
 * A customer's request about their own data (PIPL art. 44 to 47): to see it, to have it put right, to have it deleted. Only
 * whoever has shown who they are can ask; it is answered by people, within the time that the customer is told here.
 */
export function dataRequestForm(): DataRequestForm {
  return {
    name: 'data-request',
    version: 1,
    slots: dataRequestSlots,
    refusals: ['no-desk'],
    findOrder: [],
    freeText: ['wrong', 'right'],
    alsoAnswers: {},
    volunteered: [],
    confirms: false,
    slotNames: { wants: [], wrong: ['有误的内容', 'what is wrong'], right: ['正确的内容', 'what is right'] },
    asks: ({ wants }) => (wants === 'correction' ? ['wants', 'wrong', 'right'] : ['wants']),
    optional: () => [],
    derive: (values) => values,
    check: () => Promise.resolve(undefined),
    offers: (slot) => Promise.resolve(slot === 'wants' ? ['access', 'correction', 'deletion'] : []),
    opened: (_said, given, _ports, { known }) => Promise.resolve(
      isIdentified(known) ? { values: given.wants === undefined ? {} : { wants: given.wants }, reply: SILENT } : { values: {}, reply: SILENT, ends: { then: identifiedRequest(given.wants) } },
    ),
    submit,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

async function submit({ wants, wrong, right }: Values<DataRequestSlots>, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof DataRequestSlots, 'no-desk'>> {
  const { at, conversation, formKey, known } = context;
  const profile = ports.profile();
  if (wants === undefined) throw new Error('a request was submitted before it was complete');
  if (ports.dataRequests === undefined || !isIdentified(known)) return { kind: 'back', slot: 'wants', reason: 'no-desk', params: { phone: profile.phone } };
  const { id, dueAt } = await ports.dataRequests.open({
    formKey, conversation, at: instantOf(at), locale: at.locale, wants, contacts: known.verified, ...(known.identity !== undefined && { identity: known.identity }),
    ...(wants === 'correction' && wrong !== undefined && right !== undefined && { correction: { wrong, right } }),
  });
  const due = showDate(Temporal.Instant.from(dueAt).toZonedDateTimeISO(profile.timeZone).toPlainDate(), at.locale);
  return { kind: 'done', commands: [], event: { event: 'request.made', data: { id, wants } }, says: 'data-request.received', params: { due } };
}

requireTexts<DataRequestForm>();
