import type { Locale } from '../../records/message.js';
import { fold } from '../slots/normalise.js';

/** Characters that a converter changes but that both scripts write. */
const IN_BOTH = new Set('后里台干面只系松发云冲谷丑斗几价借了范沈制复周注志占吁回姜岳布并当录征念托采准游');

/** Characters of the simplified script alone: what traditional ones turn into. A converter the other way would take 20 MB. */
const SIMPLIFIED = new Set<string>();
for (let code = 0x4e00; code <= 0x9fff; code += 1) {
  const char = String.fromCharCode(code);
  const simple = fold(char);
  if (simple !== char && !IN_BOTH.has(simple)) SIMPLIFIED.add(simple);
}

const ASKED: readonly (readonly [Locale, RegExp])[] = [
  ['en', /^(请|請)?(用|说|說|讲|講|换成|換成|改成|改用|切换到?|切換到?)?(英文|英语|英語|english)( please)?$|^(do you |can you |please )?(speak|use|switch to|in) english( please)?\??$/i],
  ['zh-Hant', /^(请|請)?(用|说|說|换成|換成|改成|改用|切换到?|切換到?)?(繁體|繁体|繁中)(中文|字)?$/],
  ['zh-Hans', /^(请|請)?(用|说|說|换成|換成|改成|改用|切换到?|切換到?)?(简体|簡體)?(中文|普通话|汉语|简体|簡體)(字)?$|^(speak|use|switch to) (simplified )?chinese$/i],
];

/** Words that only a sentence has: a name, a mail address or OK do not make a message English. */
const ENGLISH = /\b(i|i'm|i'd|you|we|my|the|an?|is|are|do|does|can|could|would|want|need|like|please|to|at|on|for|of|what|when|where|how|which|hello|hi|thanks|thank|book|appointment|open|next|tomorrow|branch|account|loan|help)\b/gi;

function isEnglish(said: string): boolean {
  const words = said.replace(/\S+@\S+|https?:\S+|\S+\.\S+/g, ' ');
  const telling = words.match(ENGLISH)?.length ?? 0;
  return telling >= 2 || (telling === 1 && (words.match(/[a-z]{2,}/gi)?.length ?? 0) >= 2);
}

/** The language a message asks for, when that is all it says. */
export function askedLocale(said: string): Locale | undefined {
  const bare = said.trim().replace(/[。.!！]+$/u, '');
  return ASKED.find(([, phrase]) => phrase.test(bare))?.[0];
}

/**
 * The language a message is in, or asks for; `before` where it does not tell. A name, a number or a few English words
 * among Chinese do not change the language of a conversation.
 */
export function spokenLocale(said: string, before: Locale): Locale {
  const asked = askedLocale(said);
  if (asked) return asked;
  const han = said.match(/\p{Script=Han}/gu) ?? [];
  if (han.length === 0) return isEnglish(said) ? 'en' : before;
  const traditional = han.filter((char) => fold(char) !== char).length;
  const simplified = han.filter((char) => SIMPLIFIED.has(char)).length;
  if (traditional === simplified) return before === 'en' && han.length >= 4 ? 'zh-Hans' : before;
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}
