import type { Seen } from './fact.js';
import { isApology, isConversing, isNotice, isSaid, type PlacedHandoff, type Said, type Talk } from './talk.js';

interface Pending {
  readonly sequence: number;
  readonly at: string;
}

/**
 * How long customers waited for words (norm 5.3: response time). Two clocks run through a conversation:
 *
 * - *the bot's*: from the first message that is not answered yet to the bot's next words, while the conversation is the bot's;
 * - *the person's*: from the message that led to a person being called, through whatever the bot says meanwhile, through
 *   waiting, passing on and dropping, to the first words a person says; and again from the next message.
 *
 * Several messages before an answer are one question, counted from the first. What a person leaves unanswered when it ends is
 * `unanswered`, but for a goodbye: 谢谢, "got it". Messages that still wait when the record ends are not counted yet.
 */
export function answersIn(talk: Talk): Seen[] {
  const seen: Seen[] = [];
  const conversing = talk.handoffs.filter(({ handoff }) => isConversing(handoff));
  let forBot: Pending | undefined;
  let forPerson: Pending | undefined;
  let now: PlacedHandoff | undefined;
  let answered = false;
  let bySelf = false;
  /** Whether what waits for a person says more than a goodbye. */
  let asks = false;

  for (const [index, record] of talk.records.entries()) {
    const begun = conversing.find(({ begins }) => begins === index);
    if (begun && now === undefined) {
      now = begun;
      answered = false;
      forPerson = forBot;
      asks = true;
    }
    if (isSaid(record, 'customer')) {
      if (now === undefined) forBot ??= record;
      else {
        asks = (forPerson !== undefined && asks) || !isGoodbye(record);
        forPerson ??= record;
      }
    } else if (isSaid(record, 'bot') && !isNotice(record)) {
      if (forBot !== undefined) seen.push(isApology(record) ? leftBy('bot', 'fault', forBot, record) : given('bot', bySelf ? 'later' : 'first', forBot, record));
      bySelf ||= forBot !== undefined && !isApology(record);
      forBot = undefined;
    } else if (isSaid(record, 'agent')) {
      // Who takes over while the bot still thinks answers in its place.
      const waiting = forPerson ?? forBot;
      if (waiting !== undefined) seen.push({ ...given('person', answered ? 'later' : 'first', waiting, record), agent: record.from.id, byDesk: true });
      answered = true;
      forPerson = forBot = undefined;
    }
    if (now?.ends === index) {
      if (forPerson !== undefined && (asks || !answered)) seen.push({ ...leftBy('person', answered ? 'last' : 'first', forPerson, record), agent: now.handoff.agent });
      now = forPerson = undefined;
    }
  }
  return seen;
}

/** Words that end a talk and ask for nothing. */
const GOODBYE = /^(?:(?:好的?|行|嗯+|哦+|可以|明白了?|知道了|了解了?|收到|懂了|没(?:有)?(?:其他|别的|其它)?(?:问题|事)?了?|暂时没有了?|不用了?|多谢|谢谢?(?:您|你|啦|了)?|感谢|再见|拜拜|麻烦(?:您|你)?了|好的|明白|謝謝?(?:您|你)?|感謝|再見|沒(?:有)?(?:其他|別的)?(?:問題|事)?了?|ok(?:ay)?|thanks?(?: you)?|thank you(?: very much)?|got it|i see|bye|goodbye|no(?:thing else)?|great|fine|all right|alright)[\s,，.。!！~～、]*)+$/iu;

function isGoodbye({ content: { text: words, files = [] } }: Said): boolean {
  return files.length === 0 && GOODBYE.test(words.trim());
}

function given(side: 'bot' | 'person', label: 'first' | 'later', pending: Pending, answer: Said): Seen {
  return { kind: 'answer', label, side, sequence: answer.sequence, at: answer.at, since: pending.at };
}

function leftBy(side: 'bot' | 'person', label: string, pending: Pending, { at }: { readonly at: string }): Seen {
  return { kind: 'unanswered', label, side, sequence: pending.sequence, at };
}
