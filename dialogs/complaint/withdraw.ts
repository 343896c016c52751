import { changeCase, keepCase } from '../../cases/change.js';
import type { Json } from '../../records/json.js';
import type { Form, FormContext, Outcome, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { receiptNumberSlot } from '../slots/receiptNumber.js';
import { yesNoSlot } from '../slots/yesNo.js';
import { plain } from '../understanding/plain.js';
import { allOwnComplaints, meantComplaint, numberProblem, ownComplaints } from './own.js';

const sure = yesNoSlot({
  yes: { 'zh-Hans': '确认撤回', 'zh-Hant': '確認撤回', en: 'Yes, withdraw it' },
  no: { 'zh-Hans': '不撤回', 'zh-Hant': '不撤回', en: 'No, keep it' },
});
/** 撤回 to "withdraw it?" is a yes. */
const AGAIN = /^(?:那就|就|我要|还是)?(?:撤回?|撤诉|撤销|withdraw)/u;
const slots = {
  number: receiptNumberSlot('CP'),
  sure: { ...sure, read: (said, reading) => (AGAIN.test(plain(said)) ? { ok: true, value: 'yes' } : sure.read(said, reading)) } satisfies typeof sure,
};
type WithdrawSlots = typeof slots;

/** The form's type. */
export type ComplaintWithdrawForm = Form<'complaint-withdraw', WithdrawSlots, CounterPorts, 'not-found' | 'ended'>;

/** Takes a complaint back, once the customer has said so twice. */
export function complaintWithdrawForm(): ComplaintWithdrawForm {
  return {
    name: 'complaint-withdraw',
    version: 1,
    slots,
    refusals: ['not-found', 'ended'],
    findOrder: ['number'],
    freeText: [],
    alsoAnswers: {},
    volunteered: [],
    wordsFirst: ['sure'],
    confirms: false,
    slotNames: { number: ['编号', '受理编号', 'number'], sure: [] },
    asks: () => ['number', 'sure'],
    optional: () => [],
    derive: (values, changed) => (changed.includes('number') && !changed.includes('sure') ? { ...(values.number !== undefined && { number: values.number }) } : values),
    async check({ number }, ports, context) {
      const reason = number === undefined ? undefined : await numberProblem(number, ports, context);
      return reason && { slot: 'number', reason, params: { phone: ports.profile().phone } };
    },
    offers: async (slot, _values, _partial, ports, context) => (slot === 'sure' ? ['yes', 'no'] : (await ownComplaints(ports, context)).map(({ number }) => number)),
    async opened(_said, given, ports, context) {
      const number = given.number ?? (await meantComplaint(ports, context));
      return { values: number === undefined ? {} : { number }, reply: number === undefined ? SILENT : { ...SILENT, lines: [{ key: 'complaint-withdraw.begin', params: { number } }] } };
    },
    submit: withdraw,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

async function withdraw(values: Values<WithdrawSlots>, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof WithdrawSlots, 'not-found' | 'ended'>> {
  const before = (await allOwnComplaints(ports, context)).find((each) => each.number === values.number);
  if (before === undefined) return { kind: 'back', slot: 'number', reason: 'not-found', params: { phone: ports.profile().phone } };
  const profile = ports.profile();
  const { number, formKey, person } = before;
  if (values.sure === 'no') return { kind: 'done', commands: [], event: { event: 'complaint.kept', data: { number } }, says: 'complaint-withdraw.kept', params: { number } };
  const after = changeCase(before, { state: 'withdrawn' }, { by: 'customer', what: 'withdrawn' }, profile, instantOf(context.at));
  const notice = person.contact && { to: person.contact, subject: 'complaint-withdraw.notice.subject' as const, lines: [{ key: 'complaint-withdraw.notice' as const, params: { number, name: person.name ?? '' } }] };
  return {
    kind: 'done',
    commands: keepCase(after, profile),
    event: { event: 'complaint.withdrawn', data: { number } },
    params: { number },
    also: { ...SILENT, ...(notice && { notices: [notice] }) },
    ends: formKey,
  };
}

requireTexts<ComplaintWithdrawForm>();
