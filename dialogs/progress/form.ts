import type { Json } from '../../records/json.js';
import type { Choice } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import { parseNumber } from '../../cases/number.js';
import { offerElsewhere } from '../elsewhere/offer.js';
import type { Form, FormContext, Next, Opened } from '../form/form.js';
import { saying, SILENT, type Line, type Reply } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { referenceSlot } from '../slots/reference.js';
import { matterTitle, progressLine } from './lines.js';
import { isIdentified, ownMatters, type Matter } from './mine.js';
import { numberIn } from './numberIn.js';

type ProgressSlots = { readonly number: ReturnType<typeof referenceSlot> };
/** The progress form's type: it asks nothing, and answers as it begins. */
export type ProgressForm = Form<'progress', ProgressSlots, CounterPorts, never>;

/** How many matters one answer shows. */
const SHOWN = 5;

/**
 * How the customer's matters stand (norm 2.4). What belongs to this conversation or to a verified customer is shown at once;
 * for anything else the customer shows who they are first, in the same words whether there is such a number or not (promise 12).
 */
export function progressForm(): ProgressForm {
  return {
    name: 'progress',
    version: 1,
    slots: { number: referenceSlot() },
    refusals: [],
    findOrder: [],
    freeText: [],
    alsoAnswers: {},
    volunteered: ['number'],
    confirms: false,
    slotNames: { number: [] },
    asks: () => ['number'],
    optional: () => ['number'],
    derive: (values) => values,
    check: () => Promise.resolve(undefined),
    offers: () => Promise.resolve([]),
    opened: async (_said, { number }, ports, context) => {
      const opened = await answer(number, ports, context);
      return number === undefined && opened.ends?.then === undefined ? { ...opened, reply: await offerElsewhere(opened.reply, ports, context) } : opened;
    },
    submit: () => Promise.resolve({ kind: 'done', commands: [], event: { event: 'progress.shown' }, params: {} }),
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

/** Who the customer is first, then progress. */
export function identifiedProgress(number?: string): Next {
  return { form: 'identify', then: { form: 'progress', ...(number !== undefined && { values: { number } }) } };
}

async function answer(number: string | undefined, ports: CounterPorts, context: FormContext): Promise<Opened> {
  const { at, known } = context;
  const { phone } = ports.profile();
  if (number !== undefined && parseNumber(number).kind !== 'valid') return ending(saying([{ key: 'progress.wrong-check' }]));
  const matters = await ownMatters(ports, context);
  const wanted = number === undefined ? matters : matters.filter((each) => each.number === number);
  if (wanted.length === 0 && !isIdentified(known)) return { values: {}, reply: SILENT, ends: { then: identifiedProgress(number) } };
  if (wanted.length === 0) return ending(saying([{ key: number === undefined ? 'progress.none' : 'progress.not-found', params: { phone } }], [others(at.locale)]));
  return ending(shown(wanted, ports, context));
}

/** Progress asked for in the middle of a form: what may be shown at once is, and the form goes on. */
export async function progressAside(said: string, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const parsed = numberIn(said);
  if (parsed.kind === 'wrong-check') return saying([{ key: 'progress.wrong-check' }]);
  const matters = (await ownMatters(ports, context)).filter(({ number }) => parsed.kind !== 'valid' || number === parsed.number);
  return matters.length === 0 ? saying([{ key: 'progress.later' }]) : { ...shown(matters, ports, context), choices: [] };
}

function shown(matters: readonly Matter[], ports: CounterPorts, { at, known }: FormContext): Reply {
  const profile = ports.profile();
  const some = matters.slice(0, SHOWN);
  const [only] = some;
  const several = some.length > 1;
  const lines: Line[] = [
    { key: several ? 'progress.done' : 'progress.one' },
    ...some.map((each) => progressLine(each, profile, at)),
    ...(matters.length > SHOWN ? [{ key: 'progress.more', params: { count: SHOWN } } as const] : []),
  ];
  const choices = several ? some.map((each): Choice => ({ title: matterTitle(each, profile, at), say: text(at.locale, 'progress.say.one', { number: each.number }) })) : only === undefined ? [] : stepsFor(only, at.locale);
  return { ...saying(lines, [...choices, ...(isIdentified(known) ? [] : [others(at.locale)])]), events: [{ event: 'progress.shown', data: { numbers: some.map(({ number }) => number).join(' ') } }] };
}

function stepsFor(matter: Matter, locale: FormContext['at']['locale']): Choice[] {
  if (matter.kind === 'case') return [];
  const { number } = matter;
  return [
    { title: text(locale, 'progress.button.move'), say: text(locale, 'progress.say.move', { number }) },
    { title: text(locale, 'progress.button.drop'), say: text(locale, 'progress.say.drop', { number }) },
  ];
}

function others(locale: FormContext['at']['locale']): Choice {
  const say = text(locale, 'progress.button.others');
  return { title: say, say };
}

function ending(reply: Reply): Opened {
  return { values: {}, reply, ends: {} };
}

requireTexts<ProgressForm>();
