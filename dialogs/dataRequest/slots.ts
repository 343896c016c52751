import { optionSlot } from '../slots/option.js';
import { wordsSlot } from '../slots/words.js';

/** What a customer may ask about their data. */
export type Wants = 'access' | 'correction' | 'deletion';

/** What the form asks: which right; for a correction what is wrong, and what is right. */
export const dataRequestSlots = {
  wants: optionSlot<Wants>([
    { value: 'access', show: { 'zh-Hans': '查阅我的信息', 'zh-Hant': '查閱我的資料', en: 'See my data' }, answers: ['查阅', '查询', '查看', '看', '复制', '拷贝', 'see', 'access', 'view', 'copy', 'get'] },
    { value: 'correction', show: { 'zh-Hans': '更正我的信息', 'zh-Hant': '更正我的資料', en: 'Correct my data' }, answers: ['更正', '改正', '修改', '纠正', '改', 'correct', 'fix', 'change'] },
    { value: 'deletion', show: { 'zh-Hans': '删除我的信息', 'zh-Hant': '刪除我的資料', en: 'Delete my data' }, answers: ['删除', '删掉', '清除', '注销', 'delete', 'erase', 'remove'] },
  ]),
  wrong: wordsSlot({ least: 2, limit: 500 }),
  right: wordsSlot({ least: 1, limit: 500 }),
};
/** The form's slots. */
export type DataRequestSlots = typeof dataRequestSlots;
