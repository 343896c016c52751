/** A field of a step's dialog. */
export interface StepField {
  readonly name: 'text' | 'owner' | 'staff' | 'cause' | 'correction' | 'reason' | 'policy' | 'days' | 'approvedBy' | 'verdict' | 'newTime' | 'time' | 'effect' | 'measures' | 'alternative';
  readonly kind: 'words' | 'number' | 'verdict' | 'policy' | 'time' | 'colleague' | 'staff';
  readonly optional?: boolean;
}

const words = (name: StepField['name'], optional = false): StepField => ({ name, kind: 'words', ...(optional && { optional }) });
const time = (name: StepField['name'], optional = false): StepField => ({ name, kind: 'time', ...(optional && { optional }) });
const colleague = (name: StepField['name'], optional = false): StepField => ({ name, kind: 'colleague', ...(optional && { optional }) });

/** What each step asks for; a step that is not here asks for nothing (norms 1.5.2, 2.2.3, 2.4, 2.5). */
const FIELDS: Readonly<Record<string, readonly StepField[]>> = {
  assign: [colleague('owner')],
  note: [words('text')],
  accuse: [{ name: 'staff', kind: 'staff' }],
  respond: [words('text')],
  answer: [words('text')],
  close: [words('cause', true), words('correction', true)],
  major: [words('reason')],
  extend: [{ name: 'policy', kind: 'policy' }, { name: 'days', kind: 'number', optional: true }, words('reason'), colleague('approvedBy', true)],
  review: [{ name: 'verdict', kind: 'verdict' }, words('reason')],
  arrange: [words('text')],
  delay: [words('reason'), time('newTime'), words('effect'), words('measures')],
  cancel: [words('reason'), time('time'), words('effect'), words('measures'), words('alternative')],
  'booking.delay': [words('reason'), time('newTime', true), words('effect'), words('measures')],
  'booking.cancel': [words('reason'), words('effect'), words('measures')],
};

/** The step without what follows its name: `review.first` is a review. */
function baseOf(step: string): string {
  return step.startsWith('review.') ? 'review' : step;
}

/** The fields of a step. */
export function fieldsOf(step: string): readonly StepField[] {
  return FIELDS[baseOf(step)] ?? [];
}

/** The step as the server takes it; fields that were left empty are left out. */
export function stepOf(step: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return {
    do: baseOf(step), ...given,
    ...(step.startsWith('review.') && { stage: step.slice('review.'.length) }),
  };
}
