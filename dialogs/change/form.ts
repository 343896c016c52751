import type { Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import { offersFor } from '../booking/offers.js';
import type { Form, Values } from '../form/form.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { optionSlot } from '../slots/option.js';
import { referenceSlot } from '../slots/reference.js';
import { whenSlot } from '../slots/when.js';
import { wordsSlot } from '../slots/words.js';
import { appointmentOf, appointmentSlot } from './appointment.js';
import { changeable, checkChange, CHANGE_REFUSALS, currentOf, freeing, valuesOf, type ChangeRefusal } from './check.js';
import { openChange } from './opened.js';
import { submitChange } from './submit.js';
import { CHANGES, type Change } from './words.js';

/** What moving or cancelling an appointment asks. */
export type ChangeSlots = ReturnType<typeof changeSlots>;
/** Values of the change form. */
export type ChangeValues = Values<ChangeSlots>;
/** The change form's type. */
export type ChangeForm = Form<'change', ChangeSlots, CounterPorts, ChangeRefusal>;

function changeSlots(profile: () => Profile) {
  return {
    booking: appointmentSlot(profile),
    what: optionSlot<Change>([
      { value: 'move', show: { 'zh-Hans': '改期', 'zh-Hant': '改期', en: 'Reschedule' }, answers: ['改时间', '换时间', '改', '换', '改到', '推迟', '延后', '提前', 'move', 'change', 'postpone', 'another time'] },
      { value: 'cancel', show: { 'zh-Hans': '取消预约', 'zh-Hant': '取消預約', en: 'Cancel appointment' }, answers: ['取消', '取消掉', '不来了', '不去了', '撤销', '退掉', 'cancel', 'cancel it', 'drop it'] },
    ]),
    when: whenSlot(),
    reason: wordsSlot({ limit: 300 }),
    /** A receipt number that the form was begun with. */
    number: referenceSlot(),
  };
}

/** Moving or cancelling an appointment, by its customer (norm 2.5): which, what, when, why; read back with the old and the new. Until then nothing changes. */
export function changeForm(profile: () => Profile): ChangeForm {
  return {
    name: 'change',
    version: 1,
    slots: changeSlots(profile),
    refusals: CHANGE_REFUSALS,
    findOrder: ['when'],
    freeText: ['reason'],
    wordsFirst: ['what'],
    alsoAnswers: { what: ['when'] },
    volunteered: ['number'],
    slotNames: {
      booking: ['哪个预约', '哪一个', '预约', 'which', 'appointment'],
      what: ['改期还是取消'],
      when: ['时间', '日期', '日子', '几点', '哪天', '时候', 'time', 'date', 'day'],
      reason: ['原因', '理由', 'reason'],
      number: [],
    },
    asks: ({ what }) => ['booking', 'what', ...(what === 'cancel' ? [] : (['when'] as const)), 'reason'],
    optional: () => ['reason'],
    derive(values, changed) {
      // A new time says what is wanted.
      return changed.includes('when') && values.when !== undefined && values.what === undefined ? { ...values, what: 'move' } : values;
    },
    check: checkChange,
    async offers(slot, values, partial, ports, context) {
      if (slot === 'booking') return (await changeable(ports, context)).map(appointmentOf);
      if (slot === 'what') return CHANGES;
      const current = slot === 'when' ? await currentOf(values, ports, context) : undefined;
      if (current === undefined) return [];
      return (await offersFor('when', valuesOf(current), partial, freeing(ports, current), context)).filter((when) => typeof when !== 'string' || when.slice(0, 16) !== current.start);
    },
    opened: openChange,
    submit: submitChange,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

requireTexts<ChangeForm>();
