import type { z } from 'zod';
import type { Draft } from '../../../records/record.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import type { DataRequest } from '../../../supervision/customers/request.js';
import type { DataRequests, RequestStep } from '../../../supervision/customers/requests.js';
import type { Person } from '../../../supervision/customers/port.js';
import { keptUntil } from '../../../supervision/keeping/retention.js';
import { notDeletable } from '../../../supervision/keeping/verdict.js';
import type { answerBody, DeletableView } from '../../api/customers.js';
import type { StaffMember } from '../../api/staff.js';
import type { Named } from '../../console/accused.js';
import { ApiProblem } from '../../problem.js';
import { maskNumbers } from '../../privacy.js';
import { text as worded } from '../../../texts/catalogue.js';
import { openFile, talksOf } from './file.js';
import { CORRECTED } from './lines.js';
import { linkOf } from './link.js';
import { isTheirs, knownIn } from './person.js';
import type { CustomerParts } from './parts.js';

const DAY_MS = 86_400_000;
/** Conversations that one deletion is proposed for. */
const MOST = 500;

/** Conversations of a customer, each with until when it must be kept; those that were never shown to be theirs are left out. */
export async function deletable(parts: CustomerParts, person: Person, reader: Named): Promise<DeletableView['conversations']> {
  const names = new Set<string>();
  const { conversations } = await openFile(parts, person, reader);
  for await (const { conversation } of talksOf(parts, person, reader, conversations)) {
    if (names.size === MOST) break;
    if (!names.has(conversation) && isTheirs(person, await knownIn(parts, conversation))) names.add(conversation);
  }
  const { supervision: { keeping: { retention } }, timeZone } = parts.profile();
  const kept = await parts.kept([...names]);
  return [...kept.values()].map((each) => {
    const not = notDeletable(each, retention, timeZone, parts.clock.now());
    return { conversation: each.conversation, until: keptUntil(each, retention, timeZone).until, why: not?.why ?? '', deletable: not === undefined };
  });
}

/** Who answers, when, and our origin. */
export interface Answering {
  readonly staff: StaffMember;
  readonly at: string;
  readonly origin: string;
}

/** Answers a request: what is to be put right is appended to the record, what may be deleted is proposed, and the customer is told. */
export async function answerRequest(parts: CustomerParts, requests: DataRequests, request: DataRequest, { version, how, text, delete: deletes }: z.output<typeof answerBody>, { staff, at, origin }: Answering): Promise<RequestStep> {
  const conversation = request.about.conversation;
  if (request.version !== version || request.state !== 'open') return { kind: request.version === version ? 'over' : 'stale', request };
  if (how !== 'refused' && request.verified === undefined) return { kind: 'unverified', request };
  if (how === 'link' && conversation === undefined) throw new ApiProblem(400, 'NobodyToTell', { en: 'this request belongs to no conversation; hand the package over on paper', 'zh-Hans': '该请求没有关联会话，请以纸质方式交付' }, { field: 'body.how' });
  if (how === 'link' && request.wants !== 'access') throw new ApiProblem(400, 'BadArgument', { en: 'only “what do you hold about me” is answered with a package', 'zh-Hans': '只有查阅请求以资料包答复' }, { field: 'body.how' });
  const deletion = deletes && request.wants === 'deletion' && how !== 'refused' ? await propose(parts, request, staff, at) : undefined;
  const until = new Date(Date.parse(at) + parts.profile().supervision.requests.linkDays * DAY_MS).toISOString();
  const done = await requests.answer(request.id, version, { how, text, ...(how === 'link' && { linkUntil: until, origin }), ...(deletion !== undefined && { deletion }) }, { role: 'agent', id: staff.id }, at);
  return done.kind === 'done' ? await carryOut(parts, requests, done.request) : done;
}

/** Does what an answer brings about, and notes that it is done. Done twice, or gone on with after a crash, it is there once. */
export async function carryOut(parts: CustomerParts, requests: DataRequests, request: DataRequest): Promise<RequestStep> {
  const { answer, about: { conversation }, correction, id, locale, wants } = request;
  if (answer === undefined) return { kind: 'over', request };
  const { how, text, linkUntil, origin = '' } = answer;
  if (wants === 'correction' && how !== 'refused' && correction && conversation !== undefined) await putRight(parts, request, answer);
  if (conversation !== undefined) await tell(parts, request, linkUntil === undefined ? text : `${text}\n${worded(locale, 'data-request.link', { link: `${origin}${linkOf(parts.key, id, linkUntil)}` })}`);
  const carried = await requests.carried(request, new Date(parts.clock.now()).toISOString());
  // Somebody else went on with it at the same moment.
  return carried.kind === 'stale' || carried.kind === 'over' ? { kind: 'done', request: carried.request } : carried;
}

async function propose(parts: CustomerParts, request: DataRequest, staff: StaffMember, at: string): Promise<string | undefined> {
  const conversations = (await deletable(parts, request.person, staff)).filter((each) => each.deletable).map(({ conversation }) => conversation);
  if (conversations.length === 0) return undefined;
  const proposed = await parts.deletions.propose(`deletion-${request.id}`, conversations, `customer's own request ${request.id}`, { staff: staff.id, at });
  return proposed.kind === 'proposed' ? proposed.deletion.id : undefined;
}

/** What was wrong and what is right, appended to the conversation's own chain: nothing that was written is overwritten. */
async function putRight({ host, vault }: CustomerParts, { id, correction, about: { conversation } }: DataRequest, { by, at }: NonNullable<DataRequest['answer']>): Promise<void> {
  if (correction === undefined || conversation === undefined) return;
  const { about, wrong, right } = correction;
  const data = { request: id, about, wrong, right };
  const masked = { request: id, about: maskPersonal(about), wrong: maskPersonal(wrong), right: maskPersonal(right) };
  await host.receive({
    conversation, key: `corrected:${id}`, wantsTurn: false,
    record: { kind: 'event', at, from: { role: 'agent', id: by }, to: { role: 'system', id: 'guitai' }, outcome: 'done', content: { event: CORRECTED, data: masked } },
    original: vault.seal(JSON.stringify({ data })),
  });
}

/** Once for each request; on record, and pushed where the channel is pushed to. */
async function tell({ perform, clock }: CustomerParts, { id, about: { conversation } }: DataRequest, text: string): Promise<void> {
  if (conversation === undefined) return;
  await perform({
    conversation, key: `answered:${id}`,
    decide: ({ owner, locale, customer }) => {
      const draft: Draft = { kind: 'message', at: new Date(clock.now()).toISOString(), from: { role: 'bot', id: 'guitai' }, to: customer, outcome: 'sent', content: { text: maskNumbers(text), locale, texts: ['data-request.answered'] } };
      return { done: { owner, turn: false }, drafts: [draft] };
    },
  });
}
