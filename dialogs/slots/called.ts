import { isNotHanName } from './notNames.js';
import { isPersonName, TITLE } from './personName.js';
import type { Place } from './replaced.js';
import { surnameLength } from './surnames.js';

/** A name after a cue (我叫王芳): `cue` is where the cue begins, `from` and `to` are the name's. */
export interface Called extends Place {
  readonly cue: number;
  /** 我姓王: only the surname was said. */
  readonly surnameOnly: boolean;
}

const CALLED = /(?:我的?(?:姓名|名字|大名|全名)?(?:叫做?|名叫)|(?:我的|本人)?(?:姓名|名字|全名|联系人|联络人|预约人|客户名|称呼)(?:是|为|叫做?|(?:改|换)(?:成|为|作)?|[:：])?|(?:本人|请)?(?:叫我|称呼我(?:为)?)|本人叫?|[,，、]\s*(?:名?叫|名字?是?))\s*[:：]?\s*/g;
const SURNAMED = /(?:我|本人|免贵|敝)?姓(?!名)\s*[:：]?\s*/g;
const I_AM = /(?:我是|这里是|我这边是)\s*/g;
const ENGLISH = /\b(?:(?:my |full )?name(?:'s| is|:|：)|call me|i am|i'm|im|this is|it's)\s+(?:called\s+)?/gi;
// Where a name ends and the sentence goes on.
const GOES_ON =
  /^(?:的?(?:手机|电话|号码|联系|微信|邮箱|邮件|身份证|生日|地址)|想|要|需要|打算|准备|希望|预约|约|办|申请|咨询|开户|贷款|来|去|在|从|到|是|有|和|跟|以及|今[天年日]|明[天早晚日]|后天|大后天|下[个周午星礼月]|这[个周]|上午|中午|晚上|周[一二三四五六日末]|星期|礼拜|[一二三四五六七八九十两]点|请|麻烦|帮|谢谢|您好|你好|可以|吗|呢|吧|啊|了|就|，|,|我|你|一三|幺三|联络|现在|之前|公司)/;

/** Every name that follows a cue in normalised text with its capitals. Nothing of the sentence after it is swallowed. */
export function findCalled(text: string): Called[] {
  const found: Called[] = [];
  for (const match of text.matchAll(CALLED)) push(found, match.index, hanOrLatin(text, match.index + match[0].length));
  for (const match of text.matchAll(SURNAMED)) push(found, match.index, surname(text, match.index + match[0].length), true);
  for (const match of text.matchAll(I_AM)) {
    const name = hanOrLatin(text, match.index + match[0].length);
    // 我是 begins many sentences: what follows must look like a name and nothing else.
    if (name && /^\s*(?:$|[\p{P}\s\d])/u.test(text.slice(name.to)) && (surnameLength(text.slice(name.from)) > 0 || /^\p{Lu}/u.test(text.slice(name.from)))) push(found, match.index, name);
  }
  for (const match of text.matchAll(ENGLISH)) {
    const from = match.index + match[0].length;
    push(found, match.index, latin(text, from, !/^(?:my|full|name|call)/i.test(match[0])) ?? (/name|call/i.test(match[0]) ? han(text, from) : undefined));
  }
  return found;
}

function push(found: Called[], cue: number, name: Place | undefined, surnameOnly = false): void {
  if (name && !found.some((other) => other.from < name.to && name.from < other.to)) found.push({ cue, ...name, surnameOnly });
}

function hanOrLatin(text: string, from: number): Place | undefined {
  return han(text, from) ?? latin(text, from, false);
}

function surname(text: string, from: number): Place | undefined {
  const rest = text.slice(from);
  const length = surnameLength(rest) || (/^\p{Script=Han}(?![\p{Script=Han}])/u.test(rest) ? 1 : 0);
  if (length === 0 || isNotHanName(rest.slice(0, length))) return undefined;
  // 我姓什么 and 我姓名不方便说 are caught above; 我姓时间 is not worth catching.
  const title = new RegExp(`^${TITLE}`).exec(rest.slice(length));
  return { from, to: from + length + (title?.[0].length ?? 0) };
}

function han(text: string, from: number): Place | undefined {
  const run = /^\p{Script=Han}+(?:\s*[·•・‧∙⋅․]\s*\p{Script=Han}+)*/u.exec(text.slice(from))?.[0];
  if (run === undefined) return undefined;
  if (/[·•・‧∙⋅․]/.test(run)) return dotted(run, from);
  const family = surnameLength(run);
  const least = family > 0 ? family + 1 : 2;
  let end = Math.min(run.length, least);
  const most = run.length <= least + 2 ? run.length : least + 1;
  while (end < most && !GOES_ON.test(run.slice(end)) && !new RegExp(`^${TITLE}`).test(run.slice(end))) end += 1;
  // 我叫王，…: a surname alone, or with a title (我叫王先生).
  const titled = new RegExp(`^${TITLE}`).exec(run.slice(family > 0 ? family : end));
  if (family > 0 && titled) end = family + titled[0].length;
  else end += new RegExp(`^${TITLE}`).exec(run.slice(end))?.[0].length ?? 0;
  if (family > 0 && GOES_ON.test(run.slice(family)) && /^(?:手机|电话|号码)/.test(run.slice(family))) end = family;
  return isPersonName(run.slice(0, end), true) ? { from, to: from + end } : undefined;
}

function dotted(run: string, from: number): Place | undefined {
  const last = Math.max(...['·', '•', '・', '‧', '∙', '⋅', '․'].map((dot) => run.lastIndexOf(dot)));
  let end = last + 1;
  while (end < run.length && end - last <= 6 && !(end > last + 1 && GOES_ON.test(run.slice(end)))) end += 1;
  return isPersonName(run.slice(0, end), true) ? { from, to: from + end } : undefined;
}

/** Up to four words that look like a name; `proper`: only with capitals ("I am looking for"). */
function latin(text: string, from: number, proper: boolean): Place | undefined {
  const word = /^(?:[\s·]+)?\p{Script=Latin}[\p{Script=Latin}\p{M}'’ʼ`-]*\.?(?=[\s\p{P}\d]|$|\p{Script=Han})/u;
  let end = from;
  for (let count = 0; count < 5; count += 1) {
    const next = word.exec(text.slice(end));
    if (next === null) break;
    const bare = next[0].trim();
    const capital = /^\p{Lu}/u.test(bare);
    const particle = /^(?:van|von|de|der|den|da|di|del|la|le|bin|binti|al|el|dos|du)$/i.test(bare) && count > 0;
    if (proper && !capital && !particle) break;
    // In "my name is mary smith and …" the sentence's own words end the name.
    if (!isPersonName(bare, true) && !particle && !/^(?:mr|mrs|ms|miss|mx|dr|prof)\.?$/i.test(bare) && !/^\p{Lu}\.?$/u.test(bare)) break;
    const stop = bare.length > 2 && bare.endsWith('.') && !/^(?:mrs|miss|prof)\.$/i.test(bare);
    end += next[0].length - (stop ? 1 : 0);
    if (stop) break;
  }
  const name = text.slice(from, end).trim();
  return name !== '' && isPersonName(name, true) ? { from, to: from + text.slice(from, end).trimEnd().length } : undefined;
}
