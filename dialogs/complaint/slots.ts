import { Temporal } from 'temporal-polyfill';
import { branchOf, type Profile } from '../../cases/profile/profile.js';
import type { Moment, Slot } from '../form/slot.js';
import { branchSlot } from '../slots/branch.js';
import { contactSlot } from '../slots/contact.js';
import { findDates } from '../slots/dates/index.js';
import { filesSlot } from '../slots/files.js';
import { nameSlot } from '../slots/name.js';
import { normalise } from '../slots/normalise.js';
import { wordsSlot, type WordsReason } from '../slots/words.js';
import { classSlot } from './class.js';

/** As much of a story as is read back. */
const SHOWN = 60;
// Names of branches are the same at any time.
const NO_MOMENT: Moment = { now: Temporal.PlainDateTime.from('2026-01-01T00:00'), offset: '+00:00', locale: 'zh-Hans' };

/** What a complaint asks (norms 1.5.1, 4.3.3), in the order it is asked: what happened comes first. */
export function complaintSlots(profile: () => Profile) {
  return {
    what: storySlot(4),
    class: classSlot(),
    when: whenSlot(),
    where: whereSlot(profile),
    whom: wordsSlot({ limit: 200 }),
    wanted: storySlot(1),
    name: ownNameSlot(profile),
    contact: ownContactSlot(),
    onBehalfOf: onBehalfSlot(),
    evidence: filesSlot(),
  };
}

/** The complaint form's slots. */
export type ComplaintSlots = ReturnType<typeof complaintSlots>;

/** How customers name each answer when they want to change it. */
export const SLOT_NAMES: Readonly<Record<keyof ComplaintSlots, readonly string[]>> = {
  what: ['经过', '情况', '内容', '事由', '描述', 'what happened', 'story', 'details'],
  class: ['类别', '类型', '分类', 'class', 'type', 'kind'],
  when: ['时间', '日期', '哪天', 'time', 'date', 'when'],
  where: ['地点', '网点', '支行', '地方', 'branch', 'place', 'where'],
  whom: ['人员', '被投诉人', '员工', '对象', 'person', 'staff', 'whom'],
  wanted: ['诉求', '要求', '希望', '怎么处理', 'request', 'wanted', 'outcome'],
  name: ['姓名', '名字', '称呼', 'name'],
  contact: ['联系方式', '电话', '手机', '号码', '邮箱', '邮件', 'contact', 'phone', 'number', 'mail', 'email'],
  onBehalfOf: ['代谁', '替谁', '委托人', 'on behalf'],
  evidence: ['材料', '证据', '附件', '文件', 'evidence', 'file', 'attachment'],
};

/** As much of a text as can be taken in at a glance. */
export function shortened(said: string, most = SHOWN): string {
  const characters = Array.from(said.replace(/\s+/g, ' '));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`;
}

/** Longer than a message can be: a burst of several is one story. */
function storySlot(least: number): Slot<string, WordsReason> {
  return { ...wordsSlot({ least, limit: 12_000 }), show: (value) => shortened(value) };
}

/** When it happened, in the customer's words; a day that is past, or today, is found in a story. */
function whenSlot(): Slot<string, WordsReason> {
  const find: Slot<string, WordsReason>['find'] = (said, { at }) =>
    findDates(said, { now: at.now, locale: at.locale })
      .filter((found) => !found.rejected && (found.kind === 'past' || /今天|今早|今日|today|this (?:morning|afternoon)/i.test(found.text)))
      .slice(0, 1)
      // 上周五多扣了: not a little later than Friday.
      .map(({ text, from }) => {
        const value = text.replace(/多$/u, '');
        return { ok: true, value, from, to: from + value.length };
      });
  return { ...wordsSlot({ limit: 200 }), find };
}

/** 好像是浦东支行吧？ names the branch. */
const NOT_SURE = /是不是|(?:好像|应该|可能|大概)是?|吧|[\s,，.。?？在的]/g;

/** Where it happened: a branch by its id, or any words. */
function whereSlot(profile: () => Profile): Slot<string, WordsReason> {
  const branch = branchSlot(profile);
  const words = wordsSlot({ limit: 200 });
  return {
    ...words,
    read(said, reading) {
      const [hit] = branch.find(said, { at: reading.at });
      const rest = hit === undefined ? said : said.slice(0, hit.from) + said.slice(hit.to);
      return hit?.ok === true && rest.replace(NOT_SURE, '').length <= 2 ? { ok: true, value: hit.value } : words.read(said, reading);
    },
    find: (said, { at }) => branch.find(said, { at }).flatMap((hit) => (hit.ok ? [hit] : [])),
    show: (value, locale) => branchOf(profile(), value)?.name[locale] ?? value,
  };
}

const MY_NAME = /(?:我叫?|我的名字|我姓|本人|姓名|称呼|名字|(?<![a-z])(?:my name|name|i am|i'm|this is)(?![a-z]))[^,，.。;；!！]{0,6}$/i;

/** The customer's own name: in a story others are named, too (一个姓李的柜员). */
function ownNameSlot(profile: () => Profile): ReturnType<typeof nameSlot> {
  const name = nameSlot((said) => branchSlot(profile).read(said, { at: NO_MOMENT }).ok);
  return { ...name, find: (said, reading) => name.find(said, reading).filter((hit) => hit.ok && (Array.from(said).length <= 8 || MY_NAME.test(normalise(said.slice(0, hit.from + 2)).text) || MY_NAME.test(normalise(said.slice(0, hit.from)).text))) };
}

const OWN = /(?:我的?|本人|联系方?式?|回复我?|打给我|找我|联络方?式?|(?<![a-z])(?:my|me|mine|contact|reach|call)(?![a-z]))[^,，.。;；]{0,12}$/i;

/** The customer's own contact: in a story other numbers stand, too. */
function ownContactSlot(): ReturnType<typeof contactSlot> {
  const contact = contactSlot();
  return { ...contact, find: (said, reading) => contact.find(said, reading).filter((hit) => hit.ok && (said.length <= 40 || OWN.test(normalise(said.slice(0, hit.from)).text))) };
}

const RELATION = '(?:妈妈?|爸爸?|母亲|父亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|丈夫|妻子|太太|先生|爱人|儿子|女儿|哥哥?|姐姐?|弟弟?|妹妹?|家人|家里人|老人|朋友|同事|公司|岳父|岳母|公公|婆婆|亲戚|邻居|孩子)';
const ON_BEHALF = [new RegExp(`(?:替|代|代表|受)(我的?${RELATION})`), new RegExp(`(?:帮|为|给)(我的?${RELATION})(?:来)?(?:投诉|反映|举报|登记)`), /(?:on behalf of|for) ((?:my|our) [a-z]+(?:-in-law)?)/];

/** Whom the customer speaks for, in their words; never asked, only taken. */
function onBehalfSlot(): Slot<string, WordsReason> {
  return {
    ...wordsSlot({ limit: 100 }),
    find(said) {
      const words = normalise(said);
      const match = ON_BEHALF.map((phrase) => phrase.exec(words.text)).find((each) => each !== null);
      const whom = match?.[1] ?? '';
      // "for my mother" is somebody else's complaint only beside the word.
      if (!match || (match[0].startsWith('for ') && !words.text.includes('complain'))) return [];
      const from = match.index + match[0].lastIndexOf(whom);
      const place = words.span(from, from + whom.length);
      return [{ ok: true, value: said.slice(place.from, place.to), ...place }];
    },
  };
}
