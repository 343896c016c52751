import { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { DIALOG_TURN } from '../../dialogs/form/formDialog.js';
import { DialogTurn, type Input } from '../../dialogs/form/turn.js';
import type { BookingPorts } from '../../dialogs/booking/form.js';
import type { Moment } from '../../dialogs/form/slot.js';
import { askedLocale, spokenLocale } from '../../dialogs/understanding/locale.js';
import { LOCALES, type Locale } from '../../records/message.js';
import type { CommunicationRecord, Draft } from '../../records/record.js';
import type { Thought } from '../turn/think.js';
import type { Work } from '../turn/turnStore.js';
import { inboundActivity } from './activities.js';
import { GuitaiBot, TURN, type ShellTurn } from './guitaiBot.js';
import { readState, writeState } from './state.js';
import { TurnAdapter } from './turnAdapter.js';

const BOT = { role: 'bot', id: 'guitai' } as const;
const SYSTEM = { role: 'system', id: 'guitai' } as const;

/** Makes the thinking part of a turn: Bot Framework's adapter and handlers around our dialogs. */
export function thinker(ports: BookingPorts): (work: Work, now: number) => Promise<Thought> {
  const adapter = new TurnAdapter();
  const bot = new GuitaiBot(ports);
  return async (work, now) => {
    const { conversation, pending } = work;
    const { state, lost } = readState(conversation.state);
    const { locale, chosen } = localeOf(conversation.locale, pending);
    const at = momentAt(now, ports.profile().timeZone, locale);
    const turn = new DialogTurn(conversation.id, at, pending.flatMap(inputOf));
    const shell: ShellTurn = { state, opened: pending.some((record) => isEvent(record, 'conversation.opened')), languageChosen: chosen };
    const context = new TurnContext(adapter, inboundActivity(conversation, pending));
    context.turnState.set(DIALOG_TURN, turn);
    context.turnState.set(TURN, shell);
    await bot.run(context);
    const when = new Date(now).toISOString();
    const events = [...(lost ? [{ event: 'state.lost' }] : []), ...turn.reply.events];
    const drafts: Draft[] = [
      ...events.map((content): Draft => ({ kind: 'event', at: when, from: SYSTEM, to: conversation.customer, outcome: content.event === 'person.needed' ? 'open' : 'done', content })),
      ...adapter.saidIn(context).map((content): Draft => ({ kind: 'message', at: when, from: BOT, to: conversation.customer, outcome: 'sent', content })),
    ];
    return { drafts, commands: turn.reply.commands, locale, state: writeState(shell.state) };
  };
}

/** A moment on the institution's wall clock. */
export function momentAt(now: number, timeZone: string, locale: Locale): Moment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return { now: zoned.toPlainDateTime(), offset: zoned.offset, locale };
}

function inputOf(record: CommunicationRecord): Input[] {
  // A request for another language is done with by answering in it.
  return record.kind === 'message' && (record.content.value !== undefined || askedLocale(record.content.text) === undefined) ? [{ text: record.content.text, value: record.content.value }] : [];
}

/** The language to answer in: chosen on the page, or asked for or changed to in words (promise: in the customer's language). */
function localeOf(before: Locale, pending: readonly CommunicationRecord[]): { locale: Locale; chosen: boolean } {
  let locale = before;
  let chosen = false;
  for (const record of pending) {
    if (record.kind === 'event' && record.content.event === 'locale.chosen') {
      const wanted = LOCALES.find((each) => each === record.content.data?.['locale']);
      chosen ||= wanted !== undefined && wanted !== locale;
      locale = wanted ?? locale;
    } else if (record.kind === 'message' && record.content.value === undefined) {
      chosen ||= askedLocale(record.content.text) !== undefined;
      locale = spokenLocale(record.content.text, locale);
    }
  }
  return { locale, chosen };
}

function isEvent(record: CommunicationRecord, name: string): boolean {
  return record.kind === 'event' && record.content.event === name;
}
