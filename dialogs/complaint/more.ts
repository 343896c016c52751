import { z } from 'zod';
import { changeCase, keepCase } from '../../cases/change.js';
import type { Json } from '../../records/json.js';
import type { Form, FormContext, Outcome, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { filesSlot } from '../slots/files.js';
import { receiptNumberSlot } from '../slots/receiptNumber.js';
import { wordsSlot } from '../slots/words.js';
import { isMajor } from './major.js';
import { allOwnComplaints, meantComplaint, numberProblem, ownComplaints } from './own.js';
import { shortened } from './slots.js';
import { accusedIn } from './told.js';

const words = wordsSlot({ limit: 12_000 });
const slots = { number: receiptNumberSlot('CP'), words: { ...words, show: (value: string) => shortened(value) } satisfies typeof words, evidence: filesSlot() };
type MoreSlots = typeof slots;

/** The form's type. */
export type ComplaintMoreForm = Form<'complaint-more', MoreSlots, CounterPorts, 'not-found' | 'ended'>;

/** More words or files for a complaint that was made (norm 4.3.3: true and complete). */
export function complaintMoreForm(): ComplaintMoreForm {
  return {
    name: 'complaint-more',
    version: 1,
    slots,
    refusals: ['not-found', 'ended'],
    findOrder: ['number'],
    freeText: ['words'],
    narrative: ['words'],
    takesFiles: 'evidence',
    alsoAnswers: {},
    volunteered: ['evidence'],
    confirms: false,
    slotNames: { number: ['编号', '受理编号', 'number'], words: ['内容', '补充', 'words'], evidence: ['材料', '证据', '附件', 'evidence', 'file'] },
    asks: () => ['number', 'words', 'evidence'],
    optional: ({ evidence }) => (evidence === undefined ? [] : ['words']),
    derive: (values) => values,
    async check({ number }, ports, context) {
      const reason = number === undefined ? undefined : await numberProblem(number, ports, context);
      return reason && { slot: 'number', reason, params: { phone: ports.profile().phone } };
    },
    offers: async (slot, _values, _partial, ports, context) => (slot === 'number' ? (await ownComplaints(ports, context)).map(({ number }) => number) : []),
    async opened(_said, given, ports, context) {
      const number = given.number ?? (await meantComplaint(ports, context));
      return { values: number === undefined ? {} : { number }, reply: SILENT };
    },
    submit: add,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

async function add(values: Values<MoreSlots>, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof MoreSlots, 'not-found' | 'ended'>> {
  const before = (await allOwnComplaints(ports, context)).find((each) => each.number === values.number);
  if (before === undefined) return { kind: 'back', slot: 'number', reason: 'not-found', params: { phone: ports.profile().phone } };
  const profile = ports.profile();
  const now = instantOf(context.at);
  const { number } = before;
  const added = values.words ?? '';
  const list = (key: string): readonly Json[] => z.array(z.json()).catch([]).parse(before.details[key]);
  const files = (values.evidence ?? []).map((file) => ({ ...file }));
  const after = changeCase(
    before,
    {
      details: {
        ...before.details,
        ...(added !== '' && { additions: [...list('additions'), { at: now, words: added }] }),
        ...(files.length > 0 && { evidence: [...list('evidence'), ...files] }),
      },
      major: before.major || isMajor(added),
      accused: [...new Set([...before.accused, ...accusedIn(added, profile)])],
    },
    { by: 'customer', what: 'added' },
    profile,
    now,
  );
  return {
    kind: 'done',
    commands: keepCase(after, profile),
    event: { event: 'complaint.added', data: { number, files: files.length } },
    params: { number },
    also: { ...SILENT, events: [{ event: 'person.needed', data: { why: 'complaint-added', number } }] },
  };
}

requireTexts<ComplaintMoreForm>();
