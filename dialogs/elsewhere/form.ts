import type { Json } from '../../records/json.js';
import { text } from '../../texts/catalogue.js';
import type { Intent } from '../counter/intents.js';
import type { Form, FormContext, Opened } from '../form/form.js';
import { saying, SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { isIdentified } from '../progress/mine.js';
import { bring } from './bring.js';
import type { FormElsewhere } from './port.js';
import { choosingAmong, chosenOf, whichSlot } from './which.js';
import { asksElsewhere } from './words.js';

type ElsewhereSlots = { readonly which: ReturnType<typeof whichSlot> };
/** The type of the form by which another form is taken along. */
export type ElsewhereForm = Form<'elsewhere', ElsewhereSlots, CounterPorts, never>;

/** Begun on WeChat, gone on with on the web: who the customer is first, then which form, where there are several. */
export function elsewhereForm(): ElsewhereForm {
  return {
    name: 'elsewhere',
    version: 1,
    slots: { which: whichSlot() },
    refusals: [],
    findOrder: [],
    freeText: [],
    alsoAnswers: {},
    volunteered: [],
    confirms: false,
    slotNames: { which: [] },
    asks: () => ['which'],
    optional: () => [],
    derive: (values) => values,
    check: () => Promise.resolve(undefined),
    offers: async (_slot, _values, _partial, ports, context) => (await openOf(ports, context)).map(chosenOf),
    opened: (_said, _given, ports, context) => open(ports, context),
    async submit({ which }, ports, context) {
      const found = (await openOf(ports, context)).find(({ state }) => state.key === which?.key);
      const event = { event: 'elsewhere.chosen' };
      if (found === undefined) return { kind: 'done', commands: [], event, says: 'elsewhere.gone', params: {} };
      const { reply, next } = bring(found, context);
      return { kind: 'done', commands: [], event, params: {}, also: reply, then: next };
    },
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

async function open(ports: CounterPorts, context: FormContext): Promise<Opened> {
  if (!isIdentified(context.known)) return { values: {}, reply: SILENT, ends: { then: { form: 'identify', then: { form: 'elsewhere' } } } };
  const found = await openOf(ports, context);
  const [only] = found;
  if (only === undefined) {
    const others = text(context.at.locale, 'progress.button.others');
    return { values: {}, reply: saying([{ key: 'elsewhere.none' }], [{ title: others, say: others }]), ends: {} };
  }
  if (found.length > 1) return { values: {}, partials: { which: choosingAmong(found) }, reply: SILENT };
  const { reply, next } = bring(only, context);
  return { values: {}, reply, ends: { then: next } };
}

async function openOf({ elsewhere }: CounterPorts, { conversation, known }: FormContext): Promise<readonly FormElsewhere[]> {
  return (await elsewhere?.openForms({ conversation, known })) ?? [];
}

/** 继续微信上没填完的: also in the middle of another form, which waits. */
export const elsewhereIntent: Intent = {
  form: 'elsewhere',
  wanted: asksElsewhere,
  interrupts: (words, _input, here) => here !== 'elsewhere' && here !== 'identify' && words.length <= 30 && asksElsewhere(words),
};

requireTexts<ElsewhereForm>();
