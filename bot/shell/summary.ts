import { z } from 'zod';
import { restore } from '../../dialogs/form/restore.js';
import { shownAnswers } from '../../dialogs/form/shown.js';
import type { DialogTurn } from '../../dialogs/form/turn.js';
import type { Forms } from '../../dialogs/forms.js';
import type { CounterPorts } from '../../dialogs/ports.js';
import { isIdentified } from '../../dialogs/progress/mine.js';
import { showContact } from '../../dialogs/slots/contact.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Handoff, Summary } from '../../handoff/handoff.js';
import type { Party } from '../../records/record.js';
import type { ConversationState } from './state.js';

/** What a summary is made of, at the end of a turn. */
export interface Learned {
  readonly turn: DialogTurn;
  readonly state: ConversationState;
  readonly forms: Forms;
  readonly ports: Pick<CounterPorts, 'cases'>;
  readonly customer: Party;
}

/** As many cases of a conversation are named. */
const NUMBERS = 5;
/** These forms are about the handoff itself. */
const OWN: readonly string[] = ['message', 'callback', 'survey', 'visit'];

/** Handoffs as they are kept: with what the bot has learned, so that the customer has to say nothing twice. */
export async function withSummaries(commands: readonly HandoffCommand[], learned: Learned): Promise<HandoffCommand[]> {
  if (commands.every(({ kind }) => kind === 'end')) return [...commands];
  const summary = await summaryOf(learned);
  const title = titleOf(learned, summary);
  return commands.map((command) => (command.kind === 'end' ? command : { ...command, handoff: { ...command.handoff, title, summary: joined(summary, command.handoff) } }));
}

/** What the bot has learned by now. */
export async function summaryOf({ turn, state, forms, ports }: Learned): Promise<Summary> {
  const { known } = turn;
  const form = openForm(state.stack, forms, turn);
  const numbers = await numbersOf(turn, ports);
  const clauses = [...new Set(state.answers.map(({ clause }) => clause))];
  const customer = { ...(known.name !== undefined && { name: known.name }), ...(known.contact && { contact: showContact(known.contact) }), ...(known.identity !== undefined && { identity: known.identity }), verified: isIdentified(known), ...(known.verified.length > 0 && { proven: known.verified.map(({ kind, value }) => ({ kind, value })) }) };
  return {
    ...(state.said.length > 0 && { said: state.said.join('\n') }),
    ...(form && { form }),
    customer,
    ...(numbers.length > 0 && { numbers }),
    ...(clauses.length > 0 && { clauses }),
    ...(state.agreed !== undefined && { agreed: state.agreed }),
  };
}

function joined(summary: Summary, { summary: own }: Handoff): Summary {
  const numbers = [...new Set([...(own.numbers ?? []), ...(summary.numbers ?? [])])];
  return { ...summary, ...own, customer: { verified: false, ...own.customer, ...summary.customer, ...(own.customer?.contact !== undefined && { contact: own.customer.contact }) }, ...(numbers.length > 0 && { numbers }) };
}

/** The customer's name, as it is known or was just given in a form, or the beginning of the id by which the channel knows them; never a number. */
function titleOf({ turn, customer }: Learned, { form }: Summary): string {
  return turn.known.name ?? form?.answers.find(({ slot }) => slot === 'name')?.value ?? `#${customer.id.replace(/^\w{2,3}_/, '').slice(0, 6)}`;
}

function openForm(stack: ConversationState['stack'], forms: Forms, { at }: DialogTurn): Summary['form'] {
  const open = stack.findLast(({ id }) => !OWN.includes(id));
  const form = open && forms.all.find(({ name }) => name === open.id);
  const state = form && restore(form, open.state);
  if (form === undefined || state === undefined) return undefined;
  return { name: form.name, answers: shownAnswers(form, form.asks(state.values), state.values, at.locale) };
}

const numbered = z.object({ number: z.string() });

async function numbersOf(turn: DialogTurn, ports: Pick<CounterPorts, 'cases'>): Promise<string[]> {
  const here = turn.reply.commands.flatMap((command) => (command.kind === 'put' ? [command.case.number] : []));
  const told = turn.reply.events.flatMap((event) => (event.event === 'person.needed' ? (numbered.safeParse(event.data).data?.number ?? []) : []));
  const kept = (await ports.cases.ofConversation(turn.conversation, NUMBERS)).map(({ number }) => number);
  // A handoff's own id, which a survey names, is no receipt number.
  return [...new Set([...here, ...told, ...kept])].filter((number) => !number.includes('~')).slice(0, NUMBERS);
}
