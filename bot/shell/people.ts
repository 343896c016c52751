import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { z } from 'zod';
import type { Next } from '../../dialogs/form/form.js';
import { saying, SILENT, type Line, type Reply } from '../../dialogs/form/reply.js';
import { onlyFiles, type DialogTurn, type Input } from '../../dialogs/form/turn.js';
import type { Forms } from '../../dialogs/forms.js';
import { callPerson, type Wish } from '../../dialogs/handoff/call.js';
import { callbackChoice, personChoice } from '../../dialogs/handoff/choices.js';
import { agreedIn, isWithPerson } from '../../dialogs/handoff/closed.js';
import { changed, ended, waitingFor } from '../../dialogs/handoff/draft.js';
import { offered } from '../../dialogs/handoff/offer.js';
import { whileWaiting } from '../../dialogs/handoff/waiting.js';
import { STORIES, wantedOf, type Wanted } from '../../dialogs/handoff/wanted.js';
import { asksPlace, isAngry } from '../../dialogs/handoff/words.js';
import type { Happening } from '../../dialogs/happenings/happening.js';
import { instantOf } from '../../dialogs/newCase.js';
import type { CounterPorts } from '../../dialogs/ports.js';
import { readCommand } from '../../dialogs/understanding/commands.js';
import { plain } from '../../dialogs/understanding/plain.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { isTextKey } from '../../texts/catalogue.js';
import type { ConversationState } from './state.js';

/** A turn's dialogs, and how to begin or go on with one. */
export interface Running {
  readonly dialogs: DialogContext;
  readonly turn: DialogTurn;
  readonly shell: { state: ConversationState };
  /** `led`: what is still to be answered did not begin it. */
  begin(next: Next, led: boolean): Promise<void>;
  goOn(): Promise<void>;
}

/** What the people's side needs. */
export interface PeopleParts {
  readonly ports: CounterPorts;
  readonly forms: Forms;
}

/** Forms of the waiting customer's own: their answers are not kept for an agent, they are read. */
const DESK_FORMS: readonly string[] = ['message', 'callback'];
/** A customer who waits and writes on is not told of every message that it is kept. */
const ACKNOWLEDGED_MS = 3 * 60_000;
/** Words that had to wait longer for the bot's turn are stale. */
const HELD_BACK_MS = 24 * 3_600_000;
const SAID_CHARACTERS = 2_000;

/** Whether the first input was the people's business and is taken: it waits for an agent, or it calls for one. */
export async function takenByPeople(running: Running, parts: PeopleParts): Promise<boolean> {
  const { dialogs, turn, shell } = running;
  const [input] = turn.inputs;
  if (input === undefined) return false;
  if (isWithPerson(turn)) {
    // Somebody else speaks: nothing is said, nothing is asked, and what was open stays as it is.
    turn.take(turn.inputs.length);
    return true;
  }
  const open = dialogs.activeDialog?.id;
  if (turn.owner === 'queue' && (open === undefined || !DESK_FORMS.includes(open) || asksPlace(plain(input.text)))) {
    await waits(input, running, parts);
    return true;
  }
  const wanted = wantedOf(input, open, parts.ports.profile()) ?? acceptedOffer(input, open, shell.state);
  if (wanted) {
    await want(wanted, input, running, parts);
    return true;
  }
  if (open === undefined || STORIES.includes(open) || input.value !== undefined || !isAngry(plain(input.text))) return false;
  // The form goes on, with a way out of it beside its question.
  const said = await turn.quietly(() => turn.only(1, () => running.goOn()));
  turn.say(offered('anger', { ...saying([{ key: 'handoff.offer.anger.form' }, ...said.lines], [personChoice(turn.locale), ...said.choices]), card: said.card }));
  return true;
}

/** How many inputs from the first one on are the open form's: what calls a person in the middle of a burst is none of its. */
export function formsOwn({ dialogs, turn }: Running, { ports }: PeopleParts): number {
  const open = dialogs.activeDialog?.id;
  const other = turn.inputs.findIndex((input, index) => index > 0 && wantedOf(input, open, ports.profile()) !== undefined);
  return other === -1 ? turn.inputs.length : other;
}

/** 好的 to an offer of a person, where nothing else is asked. */
function acceptedOffer({ text, value }: Input, open: string | undefined, { offered: why }: ConversationState): Wanted | undefined {
  return open === undefined && why !== undefined && value === undefined && readCommand(text) === 'affirm' ? { kind: 'person', wish: { why }, urgent: false } : undefined;
}

async function waits(input: Input, running: Running, { ports, forms }: PeopleParts): Promise<void> {
  const { dialogs, turn, shell } = running;
  const now = Date.parse(instantOf(turn.at));
  const { reply, next, acknowledges } = await whileWaiting(input, { ports, forms, turn, acknowledged: now - shell.state.acknowledgedAt < ACKNOWLEDGED_MS });
  turn.say(reply);
  if (acknowledges) shell.state = { ...shell.state, acknowledgedAt: now };
  if (next) {
    await turn.only(1, () => deskForm(next, running, false));
    return;
  }
  turn.take(1);
  if (turn.owner === 'bot' && turn.inputs.length === 0 && dialogs.activeDialog) await running.goOn();
}

async function want(wanted: Wanted, input: Input, running: Running, parts: PeopleParts): Promise<void> {
  const { dialogs, turn } = running;
  switch (wanted.kind) {
    case 'form':
      await turn.only(1, () => deskForm({ form: wanted.form, values: wanted.form === 'callback' ? aboutOf(running) : {} }, running, false));
      return;
    case 'drop-callback': {
      const agreed = waitingFor(turn, 'callback') ?? (await parts.ports.desk.agreedCall(turn.conversation));
      turn.take(1);
      turn.say(agreed ? { ...saying([{ key: 'handoff.callback.dropped' }]), handoffs: [ended(agreed, turn)], events: [{ event: 'callback.dropped' }] } : saying([{ key: 'handoff.callback.none' }], [callbackChoice(turn.locale)]));
      return;
    }
    case 'person': {
      const open = dialogs.activeDialog?.id;
      const before = turn.inputs.length;
      // A story keeps what it was told, also where a person is called at once.
      if (wanted.urgent && open !== undefined && STORIES.includes(open) && !DESK_FORMS.includes(open)) await turn.quietly(() => turn.only(1, () => running.goOn()));
      if (turn.inputs.length === before) turn.take(1);
      await call(wanted.wish, running, parts);
    }
  }
}

/** Calls a person: in the queue at once, or a message is taken; see `callPerson`. */
export async function call(wish: Wish, running: Running, { ports }: PeopleParts): Promise<void> {
  const { dialogs, turn, shell } = running;
  const why = wish.why === 'asked' ? (shell.state.offered ?? wish.why) : wish.why;
  const { reply, next } = await callPerson({ ...wish, why, matter: wish.matter ?? matterOf(dialogs, why) }, ports, turn);
  turn.say(reply);
  shell.state = { ...shell.state, acknowledgedAt: 0 };
  if (next) await deskForm(next, running, true);
  else if (dialogs.activeDialog && DESK_FORMS.includes(dialogs.activeDialog.id)) dialogs.stack.pop();
}

/** One form of the desk's own takes the other's place; the same one goes on. */
async function deskForm(next: Next, running: Running, led: boolean): Promise<void> {
  const { dialogs } = running;
  const open = dialogs.activeDialog?.id;
  if (open === next.form) {
    await running.goOn();
    return;
  }
  if (open !== undefined && DESK_FORMS.includes(open)) dialogs.stack.pop();
  await running.begin(next, led);
}

const about = z.object({ values: z.object({ service: z.string().optional() }).optional() });

function matterOf({ activeDialog }: DialogContext, why: string): string | undefined {
  if (activeDialog?.id.startsWith('complaint') === true || why === 'complaint-major' || why === 'anger') return 'complaint';
  return about.safeParse(activeDialog?.state).data?.values?.service;
}

function aboutOf({ shell }: Running): Record<string, string> {
  const said = shell.state.said.at(-1);
  return said === undefined ? {} : { about: said };
}

/** Words that were not understood while a message waits are more of that message. */
export function moreOfMessage(input: Input, { turn, shell }: Running): Reply | undefined {
  const message = waitingFor(turn, 'message');
  if (message === undefined || onlyFiles(input) || input.value !== undefined) return undefined;
  const said = [message.summary.said, maskPersonal(input.text)].filter((each) => each !== undefined && each !== '').join('\n').slice(-SAID_CHARACTERS);
  const now = Date.parse(instantOf(turn.at));
  const told = now - shell.state.acknowledgedAt < ACKNOWLEDGED_MS;
  shell.state = { ...shell.state, acknowledgedAt: now };
  return { ...(told ? SILENT : saying([{ key: 'handoff.message.added' }])), handoffs: [changed(message, { summary: { ...message.summary, said } })] };
}

/** What a happening says, as far as it may: while a person has the conversation only what staff's own steps bring about is said at once. Everything it does is done. */
export function sayHappened({ event }: Happening, reply: Reply, { turn, shell }: Pick<Running, 'turn' | 'shell'>): void {
  if (!isWithPerson(turn) || event === 'desk.step') {
    turn.say(reply);
    return;
  }
  const at = instantOf(turn.at);
  turn.say({ ...reply, lines: [], choices: [], card: undefined });
  shell.state = { ...shell.state, heldBack: [...shell.state.heldBack, ...reply.lines.map(({ key, params = {} }) => ({ key, params: { ...params }, at }))].slice(-10) };
}

/** What could not be said while a person had the conversation, once the bot has it again; what is older than a day is not said any more. */
export function sayHeldBack({ turn, shell }: Pick<Running, 'turn' | 'shell'>): void {
  if (isWithPerson(turn) || shell.state.heldBack.length === 0) return;
  const since = Date.parse(instantOf(turn.at)) - HELD_BACK_MS;
  const lines = shell.state.heldBack.flatMap(({ key, params, at }): Line[] => (isTextKey(key) && Date.parse(at) >= since ? [{ key, params }] : []));
  turn.say(saying(lines));
  shell.state = { ...shell.state, heldBack: [] };
}

/**
 * The bot has the conversation again. Given back: it goes on with what was open, and keeps what was agreed. Closed: what was
 * open is put aside, since the agent has seen to it, and can be gone on with. Forms of the queue are over in any case.
 */
export async function backFromPeople(happenings: readonly Happening[], running: Running): Promise<void> {
  const { dialogs, turn, shell } = running;
  if (turn.owner !== 'bot') return;
  const returned = happenings.findLast(({ event }) => event === 'handoff.returned');
  const closed = happenings.some(({ event, data }) => event === 'handoff.closed' && data['kind'] !== 'task');
  if (!returned && !closed) return;
  while (dialogs.activeDialog && DESK_FORMS.includes(dialogs.activeDialog.id)) dialogs.stack.pop();
  const agreed = returned && agreedIn(returned.data);
  if (agreed !== undefined) shell.state = { ...shell.state, agreed };
  if (closed) {
    const { activeDialog } = dialogs;
    if (activeDialog) shell.state = { ...shell.state, parked: { form: activeDialog.id, state: activeDialog.state as unknown } };
    dialogs.stack.length = 0;
  } else if (turn.inputs.length === 0 && dialogs.activeDialog) await running.goOn();
}
