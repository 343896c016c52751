import type { z } from 'zod';
import { reviewPage, type reviewSearch } from '../../../bot/api/review.js';
import type { SignedIn } from '../../desk/staff.js';
import type { Asked } from './figures.js';

/** A search takes no longer, in ms; nor does a page of a conversation. */
const SEARCH_MS = 100;

type Filters = z.input<typeof reviewSearch>;

/** What supervisors look for: common and rare words, two characters, filters, pages far down. */
const SEARCHES: readonly (readonly [name: string, filters: readonly Filters[]])[] = [
  ['a frequent word', [{ words: '投诉' }, { words: '预约' }, { words: '您好' }]],
  ['a rare word', [{ words: '鹦鹉' }, { words: '搪瓷茶缸' }, { words: '琉璃屏风' }]],
  ['two characters, in either script', [{ words: '排队' }, { words: '排隊' }, { words: '误导' }, { words: '誤導' }, { words: '扣费' }]],
  ['several words', [{ words: '手续费 没有任何说明' }, { words: '柜员 态度 道歉' }]],
  ['words that are nowhere', [{ words: '量子纠缠望远镜' }]],
  ['filters alone', [{ kinds: ['complaint'], deadlines: ['missed'] }, { channels: ['line'], handoffs: ['any'] }, { marks: ['low'] }, { clauses: ['4.5.3'] }]],
  ['words with filters', [{ words: '排队', kinds: ['complaint'], deadlines: ['missed'] }, { words: '手续费', channels: ['telegram'] }, { words: '转账', handoffs: ['any'] }]],
];

/** Searches, and pages of what they find. */
export async function reviewAsked(staff: Pick<SignedIn, 'get' | 'post'>): Promise<Asked[]> {
  const search = async (filters: Filters) => reviewPage.parse(await staff.post('/review/search', filters));
  const deep = await depths((before) => search({ words: '您好', limit: 100, ...(before !== undefined && { before }) }));
  const conversations = [...new Set((await search({ kinds: ['complaint'], limit: 100 })).hits.map(({ conversation }) => conversation))];
  const one = (count: number): string => encodeURIComponent(conversations[count % conversations.length] ?? '');
  return [
    ...SEARCHES.map(([name, all]): Asked => ({ name: `search: ${name}`, figureMs: SEARCH_MS, ask: (count) => search(all[count % all.length] ?? {}) })),
    { name: 'search: a page far down', figureMs: SEARCH_MS, ask: (count) => search({ words: '您好', before: deep[count % deep.length] ?? 1 }) },
    { name: 'review page: what it is made of', figureMs: SEARCH_MS, ask: (count) => staff.get(`/review/conversations/${one(count)}`) },
    { name: 'review page: its lines', figureMs: SEARCH_MS, ask: (count) => staff.get(`/review/conversations/${one(count)}/records?limit=200`) },
  ];
}

/** Where pages far down begin. */
async function depths(page: (before: number | undefined) => Promise<z.infer<typeof reviewPage>>): Promise<number[]> {
  const found: number[] = [];
  let before: number | undefined;
  for (let count = 0; count < 60; count += 1) {
    const { next } = await page(before);
    if (next === undefined) break;
    found.push(next);
    before = next;
  }
  return found.slice(-20);
}
