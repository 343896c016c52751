import type { Json } from '../../records/json.js';
import type { Choice } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import type { Slots } from '../form/form.js';
import { saying } from '../form/reply.js';
import type { Input } from '../form/turn.js';
import { askNorms } from '../norms/ask.js';
import { readCommand } from '../understanding/commands.js';
import { labelOf } from '../understanding/inFormByModel.js';
import { decide } from '../understanding/intent/decide.js';
import { masked, type Masked } from '../understanding/masked.js';
import { modelAsked } from '../understanding/modelAsked.js';
import { answersPointedAt } from '../understanding/pointedAt.js';
import type { ModelWish, PointedAt } from '../understanding/port.js';
import type { AtCounter, CounterContext } from './counter.js';
import { complaintChoice, nextOf } from './guess.js';

/** What is only offered, with a button that says it in words the rules know: nothing is registered, changed or sent on a model's word. */
const OFFERED: Partial<Readonly<Record<ModelWish, TextKey>>> = { reschedule: 'counter.button.change', cancel: 'counter.button.change', complaint: 'counter.button.complaint', suggestion: 'counter.button.feedback', praise: 'counter.button.feedback', human: 'counter.button.human' };

const LONGEST = 600;

/** What a model makes of words at the counter that the rules are not sure of; undefined where it makes nothing of them. */
export async function wishByModel(input: Input, context: CounterContext): Promise<AtCounter | undefined> {
  const { ports: { model }, turn, at, forms } = context;
  const said = input.text;
  const unsure = /\p{L}.*\p{L}/su.test(said) && said.length <= LONGEST && readCommand(said) === undefined && decide(said).kind !== 'act';
  if (model === undefined || !unsure || !turn.mayAskModel()) return undefined;
  const hidden = masked(said);
  const slots = forms.booking.findOrder.map((name) => ({ name, label: labelOf('booking', `${name}.label`, at.locale) }));
  const { choice, facts } = await model.wish({ said: hidden.text, locale: at.locale, slots });
  const wanted = choice && (await wantedBy(choice.kind, choice.fills, hidden, input, context));
  const outcome = choice === undefined ? 'failed' : wanted !== undefined ? 'taken' : choice.kind === 'none' ? 'nothing' : 'dropped';
  turn.say(modelAsked('wish', outcome, facts, choice?.kind));
  return wanted;
}

async function wantedBy(kind: ModelWish, fills: readonly PointedAt[], hidden: Masked, input: Input, context: CounterContext): Promise<AtCounter | undefined> {
  const { ports, turn, forms } = context;
  switch (kind) {
    case 'booking': {
      const next = await nextOf('booking', input, context);
      return { kind: 'begin', form: 'booking', values: { ...valuesOf(fills, forms.booking.slots, hidden, context), ...next?.values } };
    }
    case 'application': {
      const slots = forms.all.find(({ name }) => name === 'application')?.slots ?? {};
      return { kind: 'begin', form: 'application', values: valuesOf(fills, slots, hidden, context) };
    }
    case 'progress': {
      const next = await nextOf('progress', input, context);
      return next && { kind: 'begin', ...next };
    }
    case 'question': {
      const answer = await askNorms(input.text, ports, turn);
      return answer && { kind: 'reply', reply: answer, understood: true };
    }
    case 'none':
      return undefined;
    default: {
      const buttons = offered(kind, input.text, context);
      return buttons.length === 0 ? undefined : { kind: 'reply', understood: true, reply: saying([{ key: 'counter.guess' }], buttons) };
    }
  }
}

function valuesOf(fills: readonly PointedAt[], slots: Slots, hidden: Masked, { at }: CounterContext): Record<string, Json> {
  const answers = answersPointedAt(fills, slots, hidden, { values: {}, partials: {} }, at);
  return Object.fromEntries(Object.entries(answers).flatMap(([name, words]) => {
    const read = slots[name]?.read(words, { at });
    return read?.ok === true ? [[name, read.value]] : [];
  }));
}

function offered(kind: ModelWish, said: string, { at }: CounterContext): Choice[] {
  const key = OFFERED[kind];
  if (key === undefined) return [];
  const human = text(at.locale, 'counter.button.human');
  const title = text(at.locale, key);
  const first = kind === 'complaint' ? complaintChoice(said, at) : { title, say: title };
  return title === human ? [first] : [first, { title: human, say: human }];
}
