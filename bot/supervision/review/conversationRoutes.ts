import { z } from 'zod';
import type { Case } from '../../../cases/case.js';
import type { Handoff } from '../../../handoff/handoff.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import { marksIn } from '../../../supervision/review/hits.js';
import { MOST_LINES } from '../../../supervision/review/port.js';
import { linkedConversations } from '../../api/linked.js';
import { commentBody, commented, conversationReview, recordsBody, reviewRecords as recordsView, type ReviewCase, type ReviewHandoff, type ReviewRecord, type ReviewRecordsView } from '../../api/review.js';
import type { StaffMember } from '../../api/staff.js';
import { isAccused, isAccusedIn } from '../../console/accused.js';
import { notFound } from '../../console/refused.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { commentDelivery } from './comment.js';
import { checkReviewable, type ReviewParts } from './parts.js';
import { reviewRecords } from './recordView.js';
import { termsIn } from './searchOf.js';

const params = z.object({ conversation: z.string().min(1).max(200) });
/** Cases, handoffs and looks shown of one conversation. */
const SHOWN = 100;

/** One conversation on one page. */
export function conversationRoutes(parts: ReviewParts): Route[] {
  const { reading, host, handoffs, staff, audit, vault, clock, looks } = parts;
  const linesOf = async (conversation: string, from: number, limit: number, by: StaffMember, address: string): Promise<ReviewRecordsView> => {
    await checkReviewable(parts, by, conversation);
    const { records, unreadable, after, masked, lastSequence } = await reading.lines(conversation, from, limit);
    if (lastSequence === 0) throw notFound();
    await looks.readOn(by.id, conversation, address);
    const lines = [...reviewRecords(records, new Set(masked), after), ...unreadable.map(brokenView)];
    return { records: lines.sort((one, other) => one.sequence - other.sequence), lastSequence };
  };
  return [
    route({
      method: 'GET', path: '/api/review/conversations/:conversation', who: OVERSEERS, summary: 'What a conversation is made of: its parts, cases, handoffs, and who looked at it', params, answer: conversationReview,
      handle: async ({ params: { conversation }, session, address }) => {
        await checkReviewable(parts, session.staff, conversation);
        const [outline, episodes, history] = await Promise.all([reading.outline(conversation), reading.episodes(conversation), handoffs.history(conversation, SHOWN)]);
        if (outline === undefined) throw notFound();
        await looks.opened(session.staff.id, conversation, address);
        const [cases, entries, people] = await Promise.all([casesIn(parts, conversation, outline.marks), audit.list({ subject: conversation, what: 'conversation.', limit: SHOWN }), staff.list()]);
        const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
        return {
          ...outline, locale: episodes.at(-1)?.facets.locale ?? 'zh-Hans', now: new Date(clock.now()).toISOString(),
          marks: [...outline.marks], episodes: [...episodes],
          cases: cases.filter((each) => !isAccused(each, session.staff)).map(caseView),
          handoffs: history.map(handoffView).reverse(),
          readers: entries.map(({ at, staff: reader, what }) => ({ at, staff: reader, name: names.get(reader) ?? '', what })),
        };
      },
    }),
    route({
      method: 'GET', path: '/api/review/conversations/:conversation/linked', who: OVERSEERS, summary: 'Other conversations of the same customer, on whatever channel', params, answer: linkedConversations,
      handle: async ({ params: { conversation }, session: { staff: by } }) => {
        await checkReviewable(parts, by, conversation);
        const linked = await parts.linked(conversation);
        const hidden = await Promise.all(linked.map((each) => isAccusedIn(parts.cases, by, each.conversation)));
        return { linked: linked.filter((_each, index) => hidden[index] !== true) };
      },
    }),
    route({
      method: 'GET', path: '/api/review/conversations/:conversation/records', who: OVERSEERS, summary: 'Lines of a conversation from a sequence on', params,
      query: z.object({ from: z.coerce.number().int().min(1).default(1), limit: z.coerce.number().int().min(1).max(MOST_LINES).default(200) }), answer: recordsView,
      handle: ({ params: { conversation }, query: { from, limit }, session, address }) => linesOf(conversation, from, limit, session.staff, address),
    }),
    route({
      method: 'POST', path: '/api/review/conversations/:conversation/records', who: OVERSEERS, summary: 'Lines of a conversation from a sequence on, with the words that are looked for marked', params, body: recordsBody, answer: recordsView,
      handle: async ({ params: { conversation }, body: { from, limit, words }, session, address }) => {
        const { records, lastSequence } = await linesOf(conversation, from, limit, session.staff, address);
        const terms = termsIn(words);
        return { records: records.map((record) => (record.text === undefined ? record : { ...record, found: [...marksIn(record.text, terms)] })), lastSequence };
      },
    }),
    route({
      method: 'POST', path: '/api/review/conversations/:conversation/comments', who: OVERSEERS, summary: 'Comments on a line: kept in the conversation\'s own chain, seen by staff only, once for each key', params, body: commentBody, answer: commented, status: 201,
      handle: async ({ params: { conversation }, body, session }) => {
        await checkReviewable(parts, session.staff, conversation);
        const { lastSequence } = await reading.lines(conversation, body.on, 1);
        if (lastSequence === 0) throw notFound();
        if (body.on > lastSequence) throw new ApiProblem(400, 'BadArgument', { en: 'there is no such line', 'zh-Hans': '没有这一行' }, { field: 'body.on' });
        const done = await host.receive(commentDelivery({ conversation, ...body, by: session.staff.id, at: new Date(clock.now()).toISOString() }, vault, maskPersonal));
        if (done.kind === 'unknown-conversation') throw notFound();
        return { sequence: done.kind === 'accepted' ? done.record.sequence : done.sequence };
      },
    }),
  ];
}

/** The conversation's own cases, and those that its events name although they went elsewhere since; oldest first. */
async function casesIn({ cases }: Pick<ReviewParts, 'cases'>, conversation: string, marks: readonly { readonly kind: string; readonly about: string }[]): Promise<Case[]> {
  const own = await cases.ofConversation(conversation, SHOWN);
  const known = new Set(own.map(({ number }) => number));
  const named = [...new Set(marks.flatMap(({ kind, about }) => (kind === 'case' && /^(?:AP|CP|FB)-/.test(about) && !known.has(about) ? [about] : [])))].slice(0, SHOWN);
  const others = await Promise.all(named.map((number) => cases.byNumber(number)));
  return [...own, ...others.flatMap((each) => each ?? [])].sort((one, other) => (one.openedAt < other.openedAt ? -1 : 1));
}

function caseView({ number, kind, state, major, openedAt, updatedAt, owner, deadlines, steps }: Case): ReviewCase {
  return {
    number, kind, state, major, openedAt, updatedAt, ...(owner !== undefined && { owner }),
    deadlines: deadlines.map(({ event, clause, from, dueAt, doneAt, escalateAt, certain, history }) => ({ event, clause, from, dueAt, ...(doneAt !== undefined && { doneAt }), escalateAt, certain, moved: history.length - 1 })),
    steps: steps.map(({ at, by, what, note }) => ({ at, by, what, ...(note !== undefined && { note: maskPersonal(note) }) })),
  };
}

function handoffView({ id, kind, why, state, urgency, openedAt, dueAt, claimedAt, answeredAt, closedAt, outcome, agent, team }: Handoff): ReviewHandoff {
  return {
    id, kind, why, state, urgency, openedAt, dueAt, agent, team,
    ...(claimedAt !== undefined && { claimedAt }), ...(answeredAt !== undefined && { answeredAt }), ...(closedAt !== undefined && { closedAt }), ...(outcome !== undefined && { outcome }),
  };
}

/** A row that somebody has damaged: it is shown that it is there. */
function brokenView({ sequence, at }: { readonly sequence: number; readonly at: string }): ReviewRecord {
  const nobody = { role: 'system' as const, id: '' };
  return { sequence, at, kind: 'unreadable', from: nobody, to: nobody, outcome: '', hash: '' };
}
