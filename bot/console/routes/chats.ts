import { z } from 'zod';
import type { Act } from '../../../handoff/act.js';
import type { Handoff } from '../../../handoff/handoff.js';
import type { FileReference, Message } from '../../../records/message.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import { UNLINKED } from '../../../supervision/customers/linked.js';
import { isDossierConversation } from '../../../supervision/dossiers/dossier.js';
import { actedView, besideView, closeBody, conversationView, keyBody, noteBody, passBody, returnBody, revealBody, revealedView, sayBody, unlinkBody, type ActedView, type BesideView } from '../../api/chats.js';
import type { StaffMember } from '../../api/staff.js';
import { act } from '../../handoff/acts.js';
import { originalOf } from '../../privacy.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { handoffView } from '../handoffView.js';
import { bookingMatter, matterView } from '../matterView.js';
import { AT_DESK, type DeskParts } from '../parts.js';
import { asShown, earlierOf, mattersOf, mayRead, once, readerOf, supervises } from '../reading.js';
import { isAccused, isAccusedIn } from '../accused.js';
import { mayHaveOriginal, recordViews } from '../recordView.js';
import { notFound, refused } from '../refused.js';

/** Records given at a time. */
const PAGE = 200;
const MATTERS = 20;
const params = z.object({ conversation: z.string().min(1).max(200) });

/** One conversation at the desk: reading it, speaking in it, passing it on, ending it. */
export function chatRoutes(parts: DeskParts): Route[] {
  const { acts, host, handoffs, desk, cases, bookings, profile, audit, clock, vault } = parts;

  const readable = async (staff: StaffMember, conversation: string, address: string): Promise<Handoff | undefined> => {
    const mine = await handoffs.ofConversation(conversation);
    if (!(await mayRead(parts, readerOf(staff), conversation))) throw notFound();
    if (mine?.agent === staff.id) return mine;
    // Looking at what one does not hold is logged (promise 12).
    await audit.append({ staff: staff.id, what: 'conversation.read', subject: conversation, address, outcome: 'done' });
    return mine;
  };

  /** The same customer's conversations on whatever channel, without those that the reader is complained of in. */
  const linkedFor = async (staff: StaffMember, conversation: string): Promise<BesideView['linked']> => {
    const all = await parts.linked(conversation);
    const hidden = await Promise.all(all.map((each) => isAccusedIn(cases, staff, each.conversation)));
    return all.filter((_, index) => hidden[index] !== true).slice(0, MATTERS);
  };

  /** The handoff that somebody means who names none: their own, the chat before work. */
  const meant = async (staff: StaffMember, conversation: string, named: string | undefined): Promise<{ handoff?: string }> => {
    const own = named === undefined ? (await handoffs.held(staff.id)).filter((each) => each.conversation === conversation) : [];
    const id = named ?? (own.find(({ kind }) => kind === 'chat' || kind === 'message') ?? own[0])?.id;
    return id === undefined ? {} : { handoff: id };
  };

  const perform = async (staff: StaffMember, conversation: string, key: string, make: (by: { id: string; supervisor: boolean }) => Act, options: { readonly handoff?: string; readonly begins?: Handoff } = {}): Promise<ActedView> => {
    // To the accused the conversation is not there, whoever has it.
    if (isDossierConversation(conversation) || (await isAccusedIn(cases, staff, conversation))) throw notFound();
    const what = make({ id: staff.id, supervisor: supervises(staff) });
    const acted = await act(acts, conversation, what, { key: `${what.do}:${key}`, ...options });
    switch (acted.kind) {
      case 'done':
        return { records: recordViews(acted.records), ...(acted.handoff && { handoff: handoffView(acted.handoff) }) };
      case 'duplicate': {
        // Done before: the same answer again, as far as it can still be told.
        const [handoff, again] = await Promise.all([handoffs.ofConversation(conversation), host.recordsAfter(conversation, acted.sequence - 1, 1)]);
        return { records: recordViews(again), ...(handoff && { handoff: handoffView(handoff) }) };
      }
      case 'refused':
        throw refused(acted.why);
      case 'unknown-conversation':
        throw notFound();
    }
  };

  return [
    route({
      method: 'GET', path: '/api/chats/:conversation', who: AT_DESK, summary: 'A conversation from a record on', params,
      query: z.object({ after: z.coerce.number().int().min(0).default(0) }), answer: conversationView,
      handle: async ({ params: { conversation }, query: { after }, session, address }) => {
        const head = (await desk.heads([conversation])).get(conversation);
        if (head === undefined) throw notFound();
        const handoff = await readable(session.staff, conversation, address);
        const records = await host.recordsAfter(conversation, after, PAGE);
        const originals = await desk.originals(conversation, records.filter(mayHaveOriginal).map(({ sequence }) => sequence));
        return {
          conversation, channel: head.channel, locale: head.locale, owner: head.owner, ...(handoff && { handoff: handoffView(handoff) }),
          records: recordViews(records, originals), lastSequence: records.at(-1)?.sequence ?? after, more: records.length === PAGE,
        };
      },
    }),
    route({
      method: 'GET', path: '/api/chats/:conversation/beside', who: AT_DESK, summary: 'The customer, their matters and what was before', params, answer: besideView,
      handle: async ({ params: { conversation }, session, address }) => {
        const head = (await desk.heads([conversation])).get(conversation);
        if (head === undefined) throw notFound();
        const found = await readable(session.staff, conversation, address);
        const handoff = found && (await asShown(parts, found));
        const at = new Date(clock.now()).toISOString();
        const [here, booked, theirs, earlier, linked] = await Promise.all([
          cases.ofConversation(conversation, MATTERS), bookings.ofConversation(conversation, MATTERS),
          handoff ? mattersOf(parts, handoff, MATTERS) : { cases: [], bookings: [] },
          handoff ? earlierOf(parts, handoff, session.staff) : [],
          linkedFor(session.staff, conversation),
        ]);
        // To the accused the complaint is not there.
        const visible = once([...here, ...theirs.cases]).filter((each) => !isAccused(each, session.staff));
        const customer = handoff?.summary.customer;
        return {
          customer: { verified: customer?.verified ?? false, ...(customer?.name !== undefined && { name: customer.name }), ...(customer?.contact !== undefined && { contact: maskPersonal(customer.contact) }), ...(customer?.identity !== undefined && { identity: customer.identity }) },
          matters: [...visible.map((each) => matterView(each, at, { forms: parts.forms, locale: session.staff.locale })), ...once([...booked, ...theirs.bookings]).map((each) => bookingMatter(each, profile(), session.staff.locale))],
          earlier: earlier.filter((each) => each.conversation !== conversation || each.outcome !== undefined).slice(0, MATTERS),
          linked,
          notes: recordViews(await desk.latest(conversation, PAGE)).filter(({ kind }) => kind === 'note'),
        };
      },
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/unlink', who: AT_DESK, summary: 'Takes back what was shown here of who the customer is: nothing of their other conversations is shown to them or beside it', params, body: unlinkBody, answer: z.strictObject({}),
      handle: async ({ params: { conversation }, body: { key, reason }, session, address }) => {
        await readable(session.staff, conversation, address);
        await audit.append({ staff: session.staff.id, what: 'identity.unlinked', subject: conversation, address, outcome: 'done', detail: { reason: maskPersonal(reason) } });
        const taken = await host.receive({
          conversation, key: `unlinked:${session.staff.id}:${key}`, wantsTurn: true,
          record: { kind: 'event', at: new Date(clock.now()).toISOString(), from: { role: 'agent', id: session.staff.id }, to: { role: 'bot', id: 'guitai' }, outcome: 'done', content: { event: UNLINKED, data: { by: session.staff.id, reason: maskPersonal(reason) } } },
        });
        if (taken.kind === 'unknown-conversation') throw notFound();
        return {};
      },
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/messages', who: AT_DESK, summary: 'Says something to the customer, once for each key', params, body: sayBody, answer: actedView,
      handle: async ({ params: { conversation }, body, session }) => {
        if (body.text === '' && body.files.length === 0) throw new ApiProblem(400, 'BadArgument', { en: 'nothing to send', 'zh-Hans': '没有要发送的内容' }, { field: 'body.text' });
        const head = (await desk.heads([conversation])).get(conversation);
        if (head === undefined) throw notFound();
        const files: FileReference[] = [];
        for (const id of body.files) {
          const found = await parts.files.get(conversation, id);
          if (found === undefined) throw new ApiProblem(400, 'NoSuchFile', { en: 'the file is not there; attach it again', 'zh-Hans': '附件不存在，请重新添加' }, { field: 'body.files' });
          files.push(found.reference);
        }
        const message: Message = { text: body.text, locale: head.locale, clientId: body.key, ...(files.length > 0 && { files }) };
        return await perform(session.staff, conversation, body.key, (by) => ({ do: 'say', by, message }));
      },
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/notes', who: AT_DESK, summary: 'Writes a note that only staff see', params, body: noteBody, answer: actedView,
      handle: async ({ params: { conversation }, body, session, address }) => {
        await readable(session.staff, conversation, address);
        return await perform(session.staff, conversation, body.key, (by) => ({ do: 'note', by, text: body.text }));
      },
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/pass', who: AT_DESK, summary: 'Passes it to a colleague or a team', params, body: passBody, answer: actedView,
      handle: async ({ params: { conversation }, body: { key, handoff, to, note }, session }) => {
        const { people } = profile();
        if ('agent' in to) {
          const colleague = await parts.staff.byId(to.agent);
          if (colleague?.active !== true || !AT_DESK.some((role) => colleague.roles.includes(role))) throw new ApiProblem(400, 'NoSuchColleague', { en: 'there is no such colleague at the desk', 'zh-Hans': '没有这位坐席' }, { field: 'body.to' });
        } else if (!people.teams.some(({ id }) => id === to.team)) throw new ApiProblem(400, 'NoSuchTeam', { en: 'there is no such team', 'zh-Hans': '没有这个小组' }, { field: 'body.to' });
        const until = new Date(clock.now() + people.answerWithinSeconds * 1_000).toISOString();
        return await perform(session.staff, conversation, key, (by) => ({ do: 'pass', by, to, note, until }), await meant(session.staff, conversation, handoff));
      },
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/return', who: AT_DESK, summary: 'Gives it back to the bot, with what was agreed', params, body: returnBody, answer: actedView,
      handle: async ({ params: { conversation }, body: { key, handoff, note }, session }) => await perform(session.staff, conversation, key, (by) => ({ do: 'return', by, note }), await meant(session.staff, conversation, handoff)),
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/close', who: AT_DESK, summary: 'Ends it with an outcome; the survey follows', params, body: closeBody, answer: actedView,
      handle: async ({ params: { conversation }, body: { key, handoff, outcome, note }, session }) => await perform(session.staff, conversation, key, (by) => ({ do: 'close', by, outcome, note }), await meant(session.staff, conversation, handoff)),
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/take-over', who: AT_DESK, summary: 'Takes it over from the bot or the queue; a supervisor also from an agent', params, body: keyBody, answer: actedView,
      handle: async ({ params: { conversation }, body: { key }, session, address }) => {
        const head = (await desk.heads([conversation])).get(conversation);
        if (head === undefined) throw notFound();
        await readable(session.staff, conversation, address);
        const at = new Date(clock.now()).toISOString();
        const begins: Handoff = {
          id: `${conversation}~${key}`, conversation, channel: head.channel, locale: head.locale, kind: 'chat', why: 'staff', state: 'waiting', urgency: 2, skill: '', team: '', customerClass: '',
          title: conversation.slice(0, 8), openedAt: at, dueAt: at, offeredTo: '', passedBy: [], agent: '', placeTold: 0, summary: {}, version: 1,
        };
        return await perform(session.staff, conversation, key, (by) => ({ do: 'take-over', by, id: begins.id, title: begins.title, at }), { begins });
      },
    }),
    route({
      method: 'POST', path: '/api/chats/:conversation/reveal', who: AT_DESK, summary: 'What one record really says; logged', params, body: revealBody, answer: revealedView,
      handle: async ({ params: { conversation }, body: { sequence }, session, address }) => {
        await readable(session.staff, conversation, address);
        const originals = await desk.originals(conversation, [sequence]);
        const [record] = await host.recordsAfter(conversation, sequence - 1, 1);
        const original = record && originalOf(vault, record, originals);
        // What was entered by hand is an event with its parts.
        const text = original?.text ?? (original?.data && Object.entries(original.data).flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [`${name}: ${value}`] : [])).join('\n'));
        if (text === undefined) throw notFound();
        await audit.append({ staff: session.staff.id, what: 'personal.revealed', subject: `${conversation}#${sequence}`, address, outcome: 'done' });
        return { text };
      },
    }),
  ];
}
