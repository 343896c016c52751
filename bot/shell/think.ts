import { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { DIALOG_TURN } from '../../dialogs/form/formDialog.js';
import { DialogTurn, type Input } from '../../dialogs/form/turn.js';
import type { Moment } from '../../dialogs/form/slot.js';
import { tasksOf } from '../../dialogs/handoff/tasks.js';
import { asksPerson } from '../../dialogs/handoff/words.js';
import type { CounterPorts } from '../../dialogs/ports.js';
import type { Happening } from '../../dialogs/happenings/happening.js';
import type { Profile } from '../../cases/profile/profile.js';
import { readCommand } from '../../dialogs/understanding/commands.js';
import { chosenByNumber } from '../channels/byNumber.js';
import { numberedIn } from '../channels/numbered.js';
import { askedLocale, spokenLocale } from '../../dialogs/understanding/locale.js';
import { LOCALES, type Locale } from '../../records/message.js';
import type { CommunicationRecord, Draft } from '../../records/record.js';
import type { Vault } from '../../records/vault.js';
import { maskMessage, nameOf, originalOf, type Original } from '../privacy.js';
import type { Thought } from '../turn/think.js';
import type { Work } from '../turn/turnStore.js';
import { inboundActivity } from './activities.js';
import { TurnCodes, type CodeMaking } from './codes.js';
import { GuitaiBot, TURN, type ShellTurn } from './guitaiBot.js';
import { asChosen, noticesOf } from './notices.js';
import { withSummaries } from './summary.js';
import { knownNow, readState, writeState } from './state.js';
import { TurnAdapter } from './turnAdapter.js';

const BOT = { role: 'bot', id: 'guitai' } as const;
/** A code that is answered too late is a code still: its figures are hidden for so long after it expired, in ms. */
const LATE_MS = 60 * 60_000;

/** So many of the customer's messages are told to whoever takes over. */
const SAID_KEPT = 3;
const SAID_CHARACTERS = 500;

const SYSTEM = { role: 'system', id: 'guitai' } as const;

/** What thinking is made of. */
export interface ThinkParts {
  readonly ports: CounterPorts;
  readonly codes: CodeMaking;
  readonly vault: Vault;
}

/** What arrived, with what was really said. */
interface Arrived {
  readonly record: CommunicationRecord;
  readonly original: Original | undefined;
}

/** Makes the thinking part of a turn: Bot Framework's adapter and handlers around our dialogs. */
export function thinker({ ports, codes: making, vault }: ThinkParts): (work: Work, now: number) => Promise<Thought> {
  const adapter = new TurnAdapter();
  const bot = new GuitaiBot(ports);
  return async (work, now) => {
    const { conversation } = work;
    const arrived = work.pending.map((record): Arrived => ({ record, original: originalOf(vault, record, work.originals) }));
    const { state, lost } = readState(conversation.state);
    const { locale, chosen } = localeOf(conversation.locale, arrived);
    const profile = ports.profile();
    const at = momentAt(now, profile.timeZone, locale);
    let codes: TurnCodes | undefined;
    const turn = new DialogTurn(conversation.id, at, arrived.flatMap(inputOf).map((input) => chosenByNumber(input, state.numbered)), knownNow(state, now), (made) => (codes = new TurnCodes(making, made, now, state)), conversation.channel, state.talk, { owner: conversation.owner, handoff: work.handoff });
    const shell: ShellTurn = {
      state, opened: work.pending.some((record) => isEvent(record, 'conversation.opened')), languageChosen: chosen, happenings: arrived.flatMap(happeningOf),
    };
    const context = new TurnContext(adapter, inboundActivity(conversation, work.pending));
    context.turnState.set(DIALOG_TURN, turn);
    context.turnState.set(TURN, shell);
    await bot.run(context);
    const when = new Date(now).toISOString();
    const own = ownPhones(profile);
    const events = [...(lost ? [{ event: 'state.lost' }] : []), ...turn.reply.events];
    const said = adapter.saidIn(context);
    const drafts: Draft[] = [
      ...events.map((content): Draft => ({ kind: 'event', at: when, from: SYSTEM, to: conversation.customer, outcome: content.event === 'person.needed' ? 'open' : 'done', content })),
      ...said.map((content): Draft => ({ kind: 'message', at: when, from: BOT, to: conversation.customer, outcome: 'sent', content: maskMessage(content, own) })),
    ];
    // Where nothing is set up that could carry it, there is no notice: the chat has said it.
    const notices = noticesOf(asChosen(turn.reply.notices, turn.known.notices, (to) => making.reaches(to)), { locale, own, vault, first: drafts.length });
    drafts.push(...notices.map(({ content }): Draft => ({ kind: 'message', at: when, from: BOT, to: conversation.customer, outcome: 'sent', content })));
    // Whose the conversation is must be found later, when nothing in its state says so any more.
    const before = knownNow(state, now).verified;
    const proven = turn.known.verified.filter(({ kind, value }) => !before.some((each) => each.kind === kind && each.value === value));
    const originals = events.flatMap(({ event }, draft) => (event === 'customer.verified' && proven.length > 0 ? [{ draft, sealed: vault.seal(JSON.stringify({ data: { proven } })) }] : []));
    const spoken = work.pending.some((record) => record.from.role === 'customer');
    // Numbers stand until something else is said to the customer.
    const lastSaid = said.at(-1);
    shell.state = { ...shell.state, said: [...state.said, ...work.pending.flatMap(saidIn)].slice(-SAID_KEPT), ...(lastSaid && { numbered: [...numberedIn(conversation.channel, lastSaid)] }) };
    const asked = [...(turn.reply.handoffs ?? []), ...tasksOf(events, profile, { conversation: conversation.id, channel: conversation.channel, at, known: turn.known, handoff: turn.handoff })];
    const handoffs = await withSummaries(asked, { turn, state: shell.state, forms: bot.forms, ports, customer: conversation.customer });
    const kept = codes?.state ?? { challenge: undefined, codesSent: [] };
    return {
      drafts, commands: turn.reply.commands, handoffs, locale,
      ...(turn.owner !== conversation.owner && { owner: turn.owner }),
      state: writeState({ ...shell.state, known: { ...turn.known, verified: [...turn.known.verified] }, ...(spoken && { heardAt: now }), ...kept }),
      notices: notices.map(({ push }) => push),
      ...(originals.length > 0 && { originals }),
      codeUntil: kept.challenge === undefined ? 0 : kept.challenge.expiresAt + LATE_MS,
    };
  };
}

/** The customer's words as the record shows them, masked; what only steers the conversation is none. */
function saidIn(record: CommunicationRecord): string[] {
  if (record.kind !== 'message' || record.from.role !== 'customer') return [];
  const { text } = record.content;
  return text.trim() === '' || asksPerson(text) || readCommand(text) !== undefined ? [] : [Array.from(text).slice(0, SAID_CHARACTERS).join('')];
}

/** A moment on the institution's wall clock. */
export function momentAt(now: number, timeZone: string, locale: Locale): Moment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return { now: zoned.toPlainDateTime(), offset: zoned.offset, locale };
}

function ownPhones(profile: Profile): ReadonlySet<string> {
  return new Set([profile.phone, ...profile.branches.map(({ phone }) => phone)].map(nameOf));
}

function inputOf({ record, original }: Arrived): Input[] {
  if (record.kind !== 'message') return [];
  const { files } = record.content;
  const text = original?.text ?? record.content.text;
  const value = original?.value ?? record.content.value;
  // A request for another language is done with by answering in it.
  if (value === undefined && files === undefined && askedLocale(text) !== undefined) return [];
  return [{ text, value, ...(files && { files }) }];
}

/** What happened without words: a timer, somebody at the desk, a sign-in. */
function happeningOf({ record, original }: Arrived): Happening[] {
  if (record.kind !== 'event' || record.content.event === 'conversation.opened' || record.content.event === 'locale.chosen') return [];
  return [{ event: record.content.event, by: record.from, at: record.at, data: { ...record.content.data, ...original?.data } }];
}

/** The language to answer in: chosen on the page, or asked for or changed to in words (promise: in the customer's language). */
function localeOf(before: Locale, arrived: readonly Arrived[]): { locale: Locale; chosen: boolean } {
  let locale = before;
  let chosen = false;
  for (const { record, original } of arrived) {
    if (record.kind === 'event' && record.content.event === 'locale.chosen') {
      const wanted = LOCALES.find((each) => each === record.content.data?.['locale']);
      chosen ||= wanted !== undefined && wanted !== locale;
      locale = wanted ?? locale;
    } else if (record.kind === 'message' && record.content.value === undefined) {
      const said = original?.text ?? record.content.text;
      chosen ||= askedLocale(said) !== undefined;
      locale = spokenLocale(said, locale);
    }
  }
  return { locale, chosen };
}

function isEvent(record: CommunicationRecord, event: string): boolean {
  return record.kind === 'event' && record.content.event === event;
}
