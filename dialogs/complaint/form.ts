import type { Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { Form } from '../form/form.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { COMPLAINT_CLASSES } from './class.js';
import { keepDraft, leaveDraft, moveDraft, openDraft } from './draft.js';
import { complaintSlots, SLOT_NAMES, type ComplaintSlots } from './slots.js';
import { submitComplaint } from './submit.js';
import { deduced } from './told.js';

/** The complaint form's type. */
export type ComplaintForm = Form<'complaint', ComplaintSlots, CounterPorts, never>;

/**
 * A complaint (norms 1.5, 4.3): what happened, its class, when, where, with whom, what is wanted, name and contact; for
 * somebody else and with evidence where the customer says so. On record as a draft from its first words.
 */
export function complaintForm(profile: () => Profile): ComplaintForm {
  return {
    name: 'complaint',
    version: 1,
    slots: complaintSlots(profile),
    refusals: [],
    findOrder: ['contact', 'when', 'where', 'onBehalfOf', 'name', 'class', 'what', 'whom', 'wanted'],
    freeText: ['what', 'when', 'where', 'whom', 'wanted'],
    narrative: ['what', 'when', 'where', 'whom', 'wanted'],
    asides: { what: 'procedure', when: 'any', where: 'any', whom: 'any', wanted: 'procedure' },
    takesFiles: 'evidence',
    alsoAnswers: {},
    volunteered: ['onBehalfOf', 'evidence'],
    slotNames: SLOT_NAMES,
    asks: () => ['what', 'class', 'when', 'where', 'whom', 'wanted', 'name', 'contact', 'onBehalfOf', 'evidence'],
    optional: () => ['when', 'where', 'whom', 'wanted', 'onBehalfOf', 'evidence'],
    derive: (values, changed) => (changed.includes('what') ? deduced(values, profile()) : values),
    check: () => Promise.resolve(undefined),
    offers: (slot) => Promise.resolve(slot === 'class' ? COMPLAINT_CLASSES : slot === 'where' ? profile().branches.map(({ id }) => id) : []),
    opened: openDraft,
    changed: keepDraft,
    brought: moveDraft,
    left: leaveDraft,
    submit: submitComplaint,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

requireTexts<ComplaintForm>();
