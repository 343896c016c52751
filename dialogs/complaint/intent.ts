import type { Next } from '../form/form.js';
import type { Moment } from '../form/slot.js';
import type { DialogTurn, Input } from '../form/turn.js';
import type { Intent } from '../counter/intents.js';
import type { CounterPorts } from '../ports.js';
import { isIdentified } from '../progress/mine.js';
import { receiptNumberSlot } from '../slots/receiptNumber.js';
import { clauses, plain } from '../understanding/plain.js';
import { allOwnComplaints } from './own.js';

const COMPLAINT = /投诉|客诉|申诉|举报|维权|讨个说法|讨说法|complain/u;
/** 我要投诉 is one, whatever stands beside it. */
const WANTED = /(?:我|要|想|得|必须|来|替|代|帮)(?:要|想|得|必须|来)*(?:投诉|举报|维权)(?!.{0,6}(?:吗|么|怎么|如何|渠道|流程)[?？]?$)|投诉你们|(?:讨个?说法)|(?:want|like|need|wish|going|here) to (?:\w+ )?(?:complain|(?:make|file|lodge|submit|raise) an? (?:\w+ )?complaint)|(?:file|lodge|make|have|submit) an? (?:\w+ )?complaint/u;
const DENIED = /(?:不|没|没有|别|不是|不用|无需)(?:想|要|打算|是要|是想|是来|需要|必)?(?:再)?(?:投诉|举报|维权)|(?:don'?t|do not|not|no need to) .{0,14}complain|no complaints?/u;
/** Where and how to complain: a question, answered with an offer to begin. */
const HOW = /(?:怎么|怎样|如何|哪里|哪儿|在哪|可以|能不能|能|可不可以|向谁|找谁).{0,6}(?:投诉|举报)|(?:投诉|举报)的?(?:渠道|电话|流程|热线|入口|方式|途径|邮箱)|(?:投诉|举报).{0,4}(?:吗|么)$|how (?:do|can|could|should) (?:i|we) .{0,12}complain|(?:where|whom?) .{0,20}complain|can i (?:make a )?complain|complaints? (?:procedure|channel|hotline|process|line)/u;
/** About a complaint that was made: somebody else's business (progress). */
const MADE = /(?:我的|上次的?|之前的?|那个|已经)投诉|投诉(?:编号|进度|结果|处理|进展|到哪|怎么样|有.{0,3}(?:结果|消息))|投诉.{0,8}(?:多久|几天|什么时候)|(?:status|progress|result|news) of my complaint|my complaint/u;

const WITHDRAW = /(?:撤回|撤销|撤掉|取消|撤)(?:我|的|这个|那个|该|这件|刚才|刚刚|上次)*(?:投诉|举报)|撤诉|(?:不想?要?再?)(?:投诉|告)了|投诉(?:我)?(?:想|要)?(?:撤回|撤销|撤了|取消了?)$|(?:withdraw|cancel|drop|retract) (?:my |the |this |that )?complaint/u;
/** 你们逼我撤诉 tells a story; a withdrawal says little else. */
const WITHDRAWAL_LENGTH = 40;

const MORE = /补充(?:一下)?(?:我的|这个)?投诉|投诉.{0,20}(?:补充|补交)|补充(?:投诉)?(?:证据|说明|情况|内容)|(?:还有|还要|还想|再)(?:一点|点|些)?(?:要)?补充|add (?:something |more |this )?(?:details )?to my complaint|(?:more|something) to add|one more thing about my complaint/u;
const MORE_ASKED = /^[\s\S]*?(?:补充(?:一下)?(?:我的|这个)?投诉|投诉[^，。,.]{0,20}?补充|补充(?:投诉)?(?:证据|说明|情况|内容)|(?:还有|還有|还要|還要|还想|還想|再)(?:一点|一點|点|點|些)?(?:要)?(?:补充|補充)|補充(?:一下)?(?:我的|這個)?投訴|add (?:something |more |this )?(?:details )?to my complaint|(?:more|something) to add|one more thing about my complaint)/iu;

const numbers = receiptNumberSlot('CP');

/** Whether words outside a complaint are one. */
export function isComplaint(words: string): boolean {
  if (!COMPLAINT.test(words) || isWithdrawal(words)) return false;
  if (WANTED.test(words) && !DENIED.test(words)) return true;
  return !DENIED.test(words) && !HOW.test(words) && !MADE.test(words);
}

/** Whether words ask how to complain. */
export function asksHowToComplain(words: string): boolean {
  return HOW.test(words) && !DENIED.test(words) && !isComplaint(words);
}

/** Whether the words that began a complaint tell something of it already: more than 我要投诉. */
export function tellsMore(said: string): boolean {
  const rest = clauses(said).map((clause) => clause.replace(EMPTY, '')).join('');
  return /\p{Script=Han}/u.test(rest) ? Array.from(rest.replace(/\s/g, '')).length >= 4 : rest.split(/\s+/).filter((word) => word !== '').length >= 3;
}

const EMPTY = /(?:我|我们|现在|今天|一定|必须|就|先)*(?:想要|想|要|得|来|是)*(?:在线|正式)?(?:投诉|客诉|申诉|举报|维权|讨个?说法)(?:你们(?:银行)?|一下|一件事|一个人)?|^(?:i|we)?\s*(?:would like|want|need|wish|'d like|have)?\s*(?:to)?\s*(?:make|file|lodge|submit|raise)?\s*(?:an?|my)?\s*(?:formal )?complain(?:t|ts)?\s*(?:please)?$|^i want to complain$/gu;

function isWithdrawal(words: string): boolean {
  return WITHDRAW.test(words) && words.length <= WITHDRAWAL_LENGTH && !/(?:要|想)投诉(?!.{0,4}撤)|want to complain/u.test(words.replace(/不(?:想|要|想要)再?投诉/gu, ''));
}

/** 我要投诉, and everything that amounts to it. It goes before whatever else is open. */
export const complaintIntent: Intent = {
  form: 'complaint',
  wanted: (words) => isComplaint(words),
  interrupts: (words, _input, open) => !open.startsWith('complaint') && isComplaint(words) && WANTED.test(words),
};

/** 撤回投诉, outside a complaint or in its middle. */
export const withdrawIntent: Intent = {
  form: 'complaint-withdraw',
  wanted: (words) => isWithdrawal(words),
  interrupts: (words, _input, open) => (open === 'complaint' || open === 'complaint-more') && isWithdrawal(words),
  begin: (input, ports, turn) => aboutOwn('complaint-withdraw', input, ports, turn),
};

/** 补充投诉, 我还有补充. */
export const moreIntent: Intent = {
  form: 'complaint-more',
  wanted: (words) => MORE.test(words) && !isWithdrawal(words),
  begin: (input, ports, turn) => aboutOwn('complaint-more', input, ports, turn, addition(input.text, turn.at)),
};

/** A complaint that is not this conversation's is for who has shown who they are (promise 12); whether it exists is not told before. */
async function aboutOwn(form: string, { text }: Input, ports: CounterPorts, turn: DialogTurn, more: Next['values'] = {}): Promise<Next> {
  const hit = numbers.find(text, { at: turn.at })[0];
  const number = hit?.ok === true ? hit.value : undefined;
  const own = await allOwnComplaints(ports, turn);
  const here = hit?.ok === false || (number === undefined ? own.length > 0 : own.some((each) => each.number === number));
  const next: Next = { form, values: { ...more, ...(number !== undefined && { number }) } };
  return here || isIdentified(turn.known) ? next : { form: 'identify', then: next };
}

/** What is to be added, when the words that ask for it hold it already. */
function addition(said: string, at: Moment): Next['values'] {
  const asked = MORE_ASKED.exec(said)?.[0] ?? '';
  const hit = numbers.find(said, { at })[0];
  const rest = (hit ? said.slice(Math.max(hit.to, asked.length)) : said.slice(asked.length)).replace(/^[\s,，.。:：;；、的]+/u, '').trim();
  return asked !== '' && tellsMore(rest) && plain(rest).length >= 4 ? { words: rest } : {};
}
