import { isAccused } from '../../console/accused.js';
import type { StaffMember } from '../../api/staff.js';
import { yearsAfter } from '../../../supervision/keeping/months.js';
import { FLOOR_YEARS } from '../../../cases/profile/keeping.js';
import type { NotDeletable } from '../../../supervision/keeping/port.js';
import { decideBody, deletionDetail, deletionsPage, deletionsQuery, deletionView as deletionSchema, pastPage, pastQuery, proposeBody, thingId } from '../../api/keeping.js';
import { ApiProblem, type Words } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { certificateHtml, certificateJson } from './certificate.js';
import { idOf } from './holdRoutes.js';
import { noSuch, peopleOf, type KeepingParts } from './parts.js';
import { deletionView, standingView } from './views.js';

const PAGE = 50;
/** Conversations looked at in one call for what is past its time; the next call goes on from there. */
const LOOKED = 1_000;

/** Deleting for good: what is past its time, proposals, decisions, certificates. */
export function deletionRoutes(parts: KeepingParts): Route[] {
  const { deletion: rows, deletions, audit, clock, profile } = parts;
  const now = (): string => new Date(clock.now()).toISOString();
  const found = async (id: string) => {
    const one = await deletions.byId(id);
    if (one === undefined) throw noSuch();
    return one;
  };
  return [
    route({
      method: 'GET', path: '/api/keeping/past', who: OVERSEERS, summary: 'Conversations past the time they are kept, and those that a hold keeps', query: pastQuery, answer: pastPage,
      handle: async ({ query: { after }, session }) => {
        const before = yearsAfter(now(), -FLOOR_YEARS, profile().timeZone);
        const { found: old, next } = await rows.old(before, after, LOOKED, clock.now());
        const concerned = await concerning(parts, session.staff, old.map(({ conversation }) => conversation));
        const views = old.filter(({ conversation, records }) => records > 0 && !concerned.has(conversation)).map((kept) => standingView(kept, parts));
        // What waits only for its time is not shown; what a hold keeps is.
        return { found: views.filter(({ deletable, holds, until }) => deletable || (holds.length > 0 && Date.parse(until) <= clock.now())), looked: old.length, ...(next !== undefined && { next }) };
      },
    }),
    route({
      method: 'GET', path: '/api/keeping/deletions', who: OVERSEERS, summary: 'Deletions, the latest first', query: deletionsQuery, answer: deletionsPage,
      handle: async ({ query: { after }, session }) => {
        const person = await peopleOf(parts);
        const { deletions: list, next } = await deletions.list(PAGE, after);
        return { deletions: list.map((each) => deletionView(each, person, session.staff.id)), ...(next !== undefined && { next }) };
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/deletions', who: OVERSEERS, summary: 'Proposes to delete conversations for good; somebody else decides', body: proposeBody, answer: deletionSchema, status: 201,
      handle: async ({ body: { key, conversations, reason }, session, address }) => {
        const concerned = await concerning(parts, session.staff, conversations);
        const first = conversations.find((each) => concerned.has(each));
        if (first !== undefined) throw refused(first, { why: 'unknown' }, 1);
        const proposed = await deletions.propose(idOf('DEL', session.staff.id, key), conversations, reason, { staff: session.staff.id, at: now() });
        if (proposed.kind === 'refused') {
          const [one] = proposed.conversations;
          throw one ? refused(one.conversation, one, proposed.conversations.length) : noSuch();
        }
        await audit.append({ staff: session.staff.id, what: 'keeping.propose', subject: proposed.deletion.id, address, outcome: 'done', detail: { conversations: proposed.deletion.conversations } });
        return deletionView(proposed.deletion, await peopleOf(parts), session.staff.id);
      },
    }),
    route({
      method: 'GET', path: '/api/keeping/deletions/:id', who: OVERSEERS, summary: 'One deletion, and each conversation of it', params: thingId, answer: deletionDetail,
      handle: async ({ params: { id }, session }) => {
        const { deletion, items } = await found(id);
        return { ...deletionView(deletion, await peopleOf(parts), session.staff.id), items: items.map((item) => ({ ...item, counts: { ...item.counts } })) };
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/deletions/:id/decision', who: OVERSEERS, summary: 'Approves, declines or withdraws a deletion', params: thingId, body: decideBody, answer: deletionSchema,
      handle: async ({ params: { id }, body: { decision, note }, session, address }) => {
        const { items } = await found(id);
        const another = new ApiProblem(403, 'AnotherPerson', { en: 'somebody else than who proposed it has to decide; it may only be withdrawn by who proposed it', 'zh-Hans': '须由提出人以外的人决定；只有提出人可以撤回' });
        if ((await concerning(parts, session.staff, items.map(({ conversation }) => conversation))).size > 0) throw another;
        const decided = await deletions.decide(id, decision, note, { staff: session.staff.id, at: now() });
        if (decided.kind === 'unknown') throw noSuch();
        if (decided.kind === 'same-person') throw another;
        if (decided.kind !== 'decided') throw new ApiProblem(409, 'Stale', { en: 'this has been decided already; look again', 'zh-Hans': '该申请已有决定，请刷新后查看' });
        await audit.append({ staff: session.staff.id, what: `keeping.${decision}`, subject: id, address, outcome: 'done', detail: { conversations: decided.deletion.conversations } });
        return deletionView(decided.deletion, await peopleOf(parts), session.staff.id);
      },
    }),
    ...(['html', 'json'] as const).map((format) => route({
      method: 'GET', path: `/api/keeping/deletions/:id/certificate/${format}`, who: OVERSEERS, summary: `The certificate of a deletion, ${format === 'html' ? 'to be printed' : 'as JSON'}`, params: thingId, answer: 'file',
      handle: async ({ params: { id } }) => {
        const { deletion, items } = await found(id);
        if (deletion.result === undefined) throw new ApiProblem(409, 'NotDone', { en: 'there is no certificate before the deletion is done', 'zh-Hans': '删除完成后才有证书' });
        const { name, timeZone } = profile();
        const certificate = certificateJson(deletion, items, name, await peopleOf(parts));
        if (format === 'json') return { bytes: `${JSON.stringify(certificate, null, 2)}\n`, contentType: 'application/json; charset=utf-8', saveAs: `${id}.json` };
        return { bytes: certificateHtml(certificate, timeZone), contentType: 'text/html; charset=utf-8' };
      },
    })),
  ];
}

/** Which of these conversations hold a complaint about this person: to them they are not there. */
async function concerning({ cases }: Pick<KeepingParts, 'cases'>, staff: StaffMember, conversations: readonly string[]): Promise<ReadonlySet<string>> {
  if (conversations.length === 0) return new Set();
  const complaints = await cases.complaints({ conversations: [...conversations], numbers: [] });
  return new Set(complaints.filter((each) => isAccused(each, staff)).map(({ conversation }) => conversation));
}

function refused(conversation: string, not: NotDeletable, count: number): ApiProblem {
  const more = count > 1 ? { en: ` (and ${count - 1} more)`, 'zh-Hans': `（另有 ${count - 1} 个）` } : { en: '', 'zh-Hans': '' };
  const { en, 'zh-Hans': zh } = sayWhy(not);
  return new ApiProblem(409, not.why === 'held' ? 'Held' : 'NotDeletable', { en: `${conversation} can’t be deleted: ${en}${more.en}. Nothing was proposed.`, 'zh-Hans': `${conversation} 不能删除：${zh}${more['zh-Hans']}。未提出任何删除。` });
}

function sayWhy(not: NotDeletable): Words {
  switch (not.why) {
    case 'unknown':
      return { en: 'there is no such conversation', 'zh-Hans': '没有这个会话' };
    case 'gone':
      return { en: 'it is deleted already', 'zh-Hans': '已经删除' };
    case 'open':
      return { en: 'something in it is not over', 'zh-Hans': '其中还有未了结的事项' };
    case 'held':
      return { en: `it is under a hold (${not.holds.map(({ id }) => id).join(', ')})`, 'zh-Hans': `处于法律冻结（${not.holds.map(({ id }) => id).join('、')}）` };
    case 'kept':
      return { en: `it is kept until ${not.until.slice(0, 10)}`, 'zh-Hans': `须保存至 ${not.until.slice(0, 10)}` };
  }
}
