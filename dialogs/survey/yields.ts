import type { Intent } from '../counter/intents.js';

const BOOKS = /^(?:我)?(?:想|要|想要|先)?(?:再)?(?:预约|约个?(?:时间|理财|开户)|办理)|^(?:i(?:'d| would)? (?:like|want) to |please |can i )?(?:book|make) (?:an? )?(?:appointment|visit|meeting)/u;
const ASKED_BY_US: readonly string[] = ['survey', 'visit'];

/** What the bot asks of itself can wait: a customer who comes back for an appointment is not held up by a survey. */
export const bookingFirst: Intent = {
  form: 'booking',
  wanted: () => false,
  interrupts: (words, _input, open) => ASKED_BY_US.includes(open) && BOOKS.test(words),
};
