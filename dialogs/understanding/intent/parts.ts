import { fold } from '../../slots/normalise.js';
import type { IntentName } from './intents.js';

/** A part of a message that may be a wish of its own. */
export interface Part {
  readonly text: string;
  /** It begins with a word that announces another wish: 再, 顺便, "also". */
  readonly opens: boolean;
  /** It asks for something in so many words: 我要, 帮我, "please". */
  readonly asks: boolean;
  /** It says what is not wanted, and nothing else. */
  readonly denies: boolean;
  /** It takes back what came before. */
  readonly corrects: boolean;
}

const OPENS = /^(?:然后再?|接着|之后再?|完了再?|随后|最后再?|顺便|順便|另外|此外|还有|還有|同时|同時|还想|還想|还要|還要|也想|也要|再(?=帮|幫|给|約|约|预|預|查|投|取|转|轉|改|提|表|跟|找|订|訂|评|評|安排)|再(?:来|來)?|并且?|並且?|以及|(?:and )?(?:also|then|after that|afterwards|besides|plus|in addition)\b|and (?=i |please |can |could |book|cancel|make|check|file|tell))[,，\s]*/iu;
const FIRST = /^(?:我)?(?:想|要)?(?:首先|先|第一|first(?:ly)?(?:,| ) ?)/iu;
const ASKS = /我(?:先|还|也|就|是)*(?:想|要)|帮(?:我|忙)|给我|请|麻烦|能不能|可不可以|可以.*吗|^(?:先|想|要|再)|\b(?:please|i want|i'd like|i need|i would like|can you|could you|can i|let me)\b/u;
const DENIES = /^(?:我|这|那|但|但是|可|倒|并|也|真|可真|其实)*(?:不(?:是|想|要|用|需要|打算|准备)|没(?:有)?(?:想|要|打算|说要)|没有|别|先别|并非|先不|不)(?:想|要|来|去|再|说|真的)*(?:投诉|举报|预约|约|取消|撤销|退|改期?|改时间|换时间|转人工|找人工|人工|建议|提建议|表扬|评价|打分|评分|咨询|查进度|查)|^(?:i'm |i am |i |it's |this is |but )*(?:don't|do not|dont|not|no)\b(?: (?:want|wish|here|trying|going|asking|need))*(?: to| a| an| for| my| it)*\s*(?:complain\w*|cancel\w*|book\w*|reschedul\w*|human|agent|appointment|rate|rating|suggest\w*|praise)/u;
const CORRECTS = /^(?:哦|啊|呃|等等|等一下|噢)?[,，\s]*(?:不对|不對|错了|錯了|说错了?|說錯了?|打错了?|搞错了?|我是说|我的意思是|还是(?=取消|撤|改|换|转|投诉|投訴|约|約|预约|預約|查)|還是(?=取消|撤|改|換|轉|投訴|約|預約|查)|口误|(?:no,? )?wait|sorry,? i mean(?:t)?|i mean(?:t)?|actually,?|scratch that)[,，\s]*/iu;
const IDLE = /^(?:我)?(?:就是|只是|就|只|随便|随口|先|仅仅)*(?:想)?(?:问问|问一下|问一句|看看|了解一下|咨询一下|聊聊|说说|路过)(?:而已|罢了|的)?$|^(?:i'm |i am |i )?(?:just|only) (?:asking|looking|curious)(?: around)?$/u;
const BETWEEN = /[,，.。;；!！?？、~～…\n]+|(?<=[^\s,，])\s*(?=然后再?|接着|顺便|順便|另外|此外|还想|還想|同时|同時|并且|並且|以及|\band also\b|\balso\b|\band then\b|\bthen\b|\band (?:i |please |can |could |book|cancel|make|check|file|tell))/iu;
/** 投诉完再约个时间 has no comma. */
const AFTER_DOING = /(?<=[完了])(?=再)|(?<=\p{Script=Han}{2})(?=再(?:帮|幫|给|约|約|预约|預約|查|投诉|投訴|取消|转人工|轉人工|改期|提个|提個|表扬|表揚))/u;

/** What is named by words that are denied. */
const DENIED: readonly (readonly [IntentName, RegExp])[] = [
  ['complaint', /投诉|举报|complain/],
  ['reschedule', /改|换时间|reschedul/],
  ['cancel', /取消|撤销|退|cancel/],
  ['booking', /预约|约|book|appointment/],
  ['human', /人工|human|agent/],
  ['suggestion', /建议|suggest/],
  ['praise', /表扬|praise/],
  ['rating', /评价|打分|评分|rat(?:e|ing)/],
  ['progress', /查/],
];

/** The parts of a message in their order, less what a correction took back; openers are left out of their words. */
export function partsOf(said: string): readonly Part[] {
  const parts = said.split(BETWEEN).flatMap((each) => each.split(AFTER_DOING)).flatMap((each) => partOf(each.trim()) ?? []);
  // ，还有，: what it announces comes after its comma.
  const announced = parts.flatMap((part, index) => (part.announces ? [] : [{ ...part, opens: part.opens || parts[index - 1]?.announces === true }]));
  const last = announced.findLastIndex(({ corrects }) => corrects);
  const spoken = ({ text }: Part) => text !== '';
  const after = announced.slice(Math.max(0, last)).filter(spoken);
  // 不对 with nothing after it is an answer to something else.
  return last < 0 || after.length === 0 ? announced.filter(spoken) : after.map((part) => ({ ...part, corrects: true }));
}

function partOf(written: string): (Part & { readonly announces: boolean }) | undefined {
  if (written === '') return undefined;
  const corrected = written.replace(CORRECTS, '');
  const opened = corrected.replace(OPENS, '');
  const text = opened === '' ? corrected : opened.replace(FIRST, '');
  const folded = fold(text);
  return { text, opens: opened !== corrected && opened !== '', asks: ASKS.test(fold(opened)), denies: DENIES.test(folded) && deniedIn(text).length > 0 && !/不(?:预?约|办|去|来)了$/.test(folded), corrects: corrected !== written, announces: opened === '' && corrected !== '' };
}

/** Which intents the words of a denial name; the first is what it is about. */
export function deniedIn(text: string): readonly IntentName[] {
  const folded = fold(text);
  const [first] = DENIED.map(([intent, words]) => ({ intent, at: folded.search(words) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  return first === undefined ? [] : [first.intent];
}

/** Whether the words only say that somebody is asking, looking, passing by. */
export function isIdle(text: string): boolean {
  return text.split(/[,，.。;；!！\s]+/).filter((each) => each !== '').every((each) => IDLE.test(fold(each)));
}
