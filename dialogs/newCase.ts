import { CASE_PREFIX, type Case, type CaseKind, type CasePerson } from '../cases/case.js';
import { openCase, type CaseSeed } from '../cases/change.js';
import { receiptNumber } from '../cases/number.js';
import type { FormContext } from './form/form.js';
import type { Moment } from './form/slot.js';
import type { CounterPorts } from './ports.js';

/** A moment as an instant: ISO 8601 in UTC, with milliseconds. */
export function instantOf({ now, offset }: Pick<Moment, 'now' | 'offset'>): string {
  return now.toZonedDateTime(offset).toInstant().toString({ smallestUnit: 'millisecond' });
}

/** A new case of a form's, with its receipt number: the same again when the turn is thought again. */
export async function newCase(seed: Pick<CaseSeed, 'kind' | 'state' | 'subject' | 'details' | 'major'> & { readonly person: CasePerson }, ports: CounterPorts, context: FormContext): Promise<Case> {
  const { at, conversation, channel, formKey, known } = context;
  return openCase(
    { ...seed, person: { ...(known.identity !== undefined && { identity: known.identity }), ...seed.person }, number: await caseNumber(seed.kind, ports, context), conversation, channel, formKey, locale: at.locale },
    ports.profile(),
    instantOf(at),
  );
}

/** The receipt number of a form's case. */
export async function caseNumber(kind: CaseKind, ports: CounterPorts, { at, formKey }: Pick<FormContext, 'at' | 'formKey'>): Promise<string> {
  const day = at.now.toPlainDate().toString().replaceAll('-', '');
  return receiptNumber(CASE_PREFIX[kind], day, await ports.bookings.serial(CASE_PREFIX[kind], day, formKey));
}
