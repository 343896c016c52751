import { hash } from 'node:crypto';
import { maskPersonal } from '../../../records/personal/mask.js';
import type { HoldSubject } from '../../../supervision/keeping/hold.js';
import { conversationParams, holdBody, holdsPage, holdsQuery, holdView as holdSchema, liftBody, standingView as standingSchema, thingId, type HoldSubjectBody } from '../../api/keeping.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { checkReviewable } from '../review/parts.js';
import { customerKeys, noSuch, peopleOf, type KeepingParts } from './parts.js';
import { holdView, standingView } from './views.js';

const PAGE = 50;

/** The id that one press of a button by one person makes: sent again, it is the same thing. */
export function idOf(prefix: string, staff: string, key: string): string {
  return `${prefix}-${hash('sha256', `${staff}|${key}`, 'hex').slice(0, 12).toUpperCase()}`;
}

/** Legal holds, and how one conversation stands. */
export function holdRoutes(parts: KeepingParts): Route[] {
  const { holds, deletion, audit, clock } = parts;
  const now = (): string => new Date(clock.now()).toISOString();
  return [
    route({
      method: 'GET', path: '/api/keeping/holds', who: OVERSEERS, summary: 'Legal holds', query: holdsQuery, answer: holdsPage,
      handle: async ({ query: { state, after } }) => {
        const person = await peopleOf(parts);
        const { holds: found, next } = await holds.list(state === 'all' ? ['in-force', 'lifted'] : [state], PAGE, after);
        return { holds: found.map((hold) => holdView(hold, person)), ...(next !== undefined && { next }) };
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/holds', who: OVERSEERS, summary: 'Places a hold: what it is on is deleted by nobody', body: holdBody, answer: holdSchema, status: 201,
      handle: async ({ body: { key, subject, reason }, session, address }) => {
        const meant = await subjectOf(parts, subject);
        if (meant.kind === 'conversation') await checkReviewable(parts, session.staff, meant.conversation);
        const hold = await holds.place(idOf('HOLD', session.staff.id, key), meant, reason, { staff: session.staff.id, at: now() });
        if (await isDeleted(parts, meant)) {
          // A deletion that was under way came first: a hold on nothing would say that something is safe.
          await holds.lift(hold.id, '删除已先于冻结完成', { staff: session.staff.id, at: now() });
          throw deletedAlready();
        }
        await audit.append({ staff: session.staff.id, what: 'keeping.hold', subject: hold.id, address, outcome: 'done', detail: { on: subject.kind } });
        return holdView(hold, await peopleOf(parts));
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/holds/:id/lift', who: OVERSEERS, summary: 'Lifts a hold', params: thingId, body: liftBody, answer: holdSchema,
      handle: async ({ params: { id }, body: { reason }, session, address }) => {
        const lifted = await holds.lift(id, reason, { staff: session.staff.id, at: now() });
        if (lifted.kind === 'unknown') throw noSuch();
        if (lifted.kind !== 'lifted') throw new ApiProblem(409, 'Stale', { en: 'somebody has lifted this hold already', 'zh-Hans': '该冻结已被他人解除' });
        await audit.append({ staff: session.staff.id, what: 'keeping.lift', subject: id, address, outcome: 'done' });
        return holdView(lifted.hold, await peopleOf(parts));
      },
    }),
    route({
      method: 'GET', path: '/api/keeping/standing/:conversation', who: OVERSEERS, summary: 'Until when a conversation is kept, where it lies, and what holds it', params: conversationParams, answer: standingSchema,
      handle: async ({ params: { conversation }, session }) => {
        await checkReviewable(parts, session.staff, conversation);
        const kept = (await deletion.kept([conversation], clock.now())).get(conversation);
        if (kept === undefined) throw noSuch();
        return standingView(kept, parts);
      },
    }),
  ];
}

/** What a hold is to be on, if there is such a thing. A customer may be unknown as yet: who comes later is held as well. */
async function subjectOf(parts: KeepingParts, subject: HoldSubjectBody): Promise<HoldSubject> {
  const { deletion, cases, bookings, clock } = parts;
  switch (subject.kind) {
    case 'conversation': {
      const { conversation } = subject;
      const kept = (await deletion.kept([conversation], clock.now())).get(conversation);
      if (kept === undefined) throw missing('body.subject.conversation', { en: 'there is no such conversation', 'zh-Hans': '没有这个会话' });
      if (kept.records === 0) throw deletedAlready();
      return { kind: 'conversation', conversation };
    }
    case 'case': {
      const number = subject.number.toUpperCase();
      if ((await cases.byNumber(number)) === undefined && (await bookings.byNumber(number)) === undefined) throw missing('body.subject.number', { en: 'there is no case or booking with this number', 'zh-Hans': '没有这个编号的事项或预约' });
      return { kind: 'case', number };
    }
    case 'customer':
      return { kind: 'customer', keys: customerKeys(parts, subject.customer), shown: masked(subject.customer) };
  }
}

/** Whether a hold has nothing to be on any more. What a customer brings may come later. */
async function isDeleted({ deletion, cases, bookings, clock }: KeepingParts, subject: HoldSubject): Promise<boolean> {
  if (subject.kind === 'conversation') return (await deletion.kept([subject.conversation], clock.now())).get(subject.conversation)?.records === 0;
  return subject.kind === 'case' && (await cases.byNumber(subject.number)) === undefined && (await bookings.byNumber(subject.number)) === undefined;
}

const deletedAlready = (): ApiProblem => new ApiProblem(409, 'Deleted', { en: 'it has been deleted: there is nothing left to hold; the certificate is under Deletion', 'zh-Hans': '已被删除，没有可冻结的内容；证书见“到期删除”' });

/** Enough for people to tell holds apart, too little to be somebody's number. */
function masked(typed: string): string {
  const found = maskPersonal(typed);
  if (found !== typed) return found;
  return typed.length <= 4 ? '****' : `${typed.slice(0, 2)}****${typed.slice(-2)}`;
}

function missing(field: string, words: { readonly en: string; readonly 'zh-Hans': string }): ApiProblem {
  return new ApiProblem(404, 'NotFound', words, { field });
}
