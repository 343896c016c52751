import { z } from 'zod';
import { amendmentsView, amendmentView, effectView, loopGroup, loopGroups, proposeBody, type AmendmentView } from '../../api/loop.js';
import type { Audit } from '../../audit.js';
import type { Amendment } from '../../../knowledge/loop/amendments.js';
import type { Done, KnowledgeLoop, LoopGroup, LoopRefusal } from '../../knowledge/loop.js';
import { ApiProblem, type Words } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';

/** Who works on what the norms could not answer; publishing wants a second one of them. */
const KEEPERS = ['compliance', 'supervisor'] as const;

const ZH: Readonly<Record<LoopRefusal['reason'], string>> = {
  'same-person': '这是您自己提出的，须由另一位同事发布。',
  'not-proposed': '它不在待发布状态。',
  'already-withdrawn': '它已经撤回。',
  'unknown-group': '没有这一组问题，可能已经处理，请刷新。',
  'unknown-amendment': '没有这条修订。',
  'unknown-clause': '现行版本没有这一条款。',
  malformed: '填写有误，请检查。',
  'personal-data': '问题里有电话或证件等个人信息，请去掉后再提交。',
  nobody: '未能识别提交人。',
};

/** The knowledge loop: groups of questions, what is proposed, what it changes, published by a second person. */
export function loopRoutes(open: () => Promise<KnowledgeLoop>, audit: Audit): Route[] {
  const params = z.object({ id: z.string().max(40) });
  return [
    route({ method: 'GET', path: '/api/questions', who: KEEPERS, summary: 'Questions that were not answered well, grouped', answer: loopGroups, handle: async () => ({ groups: (await (await open()).groups()).map(groupView) }) }),
    route({
      method: 'GET', path: '/api/questions/:id', who: KEEPERS, summary: 'One group', params, answer: loopGroup,
      handle: async ({ params: { id } }) => {
        const found = await (await open()).group(id);
        if (found === undefined) throw problemOf({ reason: 'unknown-group', message: `there is no group ${id}` });
        return groupView(found);
      },
    }),
    route({
      method: 'POST', path: '/api/questions/:id/dismiss', who: KEEPERS, summary: 'Nothing is to be done about a group', params, answer: z.object({ dismissed: z.number().int() }),
      handle: async ({ params: { id }, session: { staff }, address }) => {
        const dismissed = valueOf(await (await open()).dismiss(id, staff.name));
        await audit.append({ staff: staff.id, what: 'question.dismissed', subject: id, address, outcome: 'done' });
        return { dismissed };
      },
    }),
    route({ method: 'GET', path: '/api/amendments', who: KEEPERS, summary: 'What was proposed, and what became of it', answer: amendmentsView, handle: async () => ({ amendments: (await open()).amendments().map(seen) }) }),
    route({
      method: 'POST', path: '/api/amendments', who: KEEPERS, summary: 'Proposes an alias, a synonym or an answer', body: proposeBody, answer: amendmentView, status: 201,
      handle: async ({ body, session: { staff }, address }) => {
        const made = valueOf(await (await open()).propose(body.proposal, staff.name, body.group));
        await audit.append({ staff: staff.id, what: 'amendment.proposed', subject: made.id, address, outcome: 'done' });
        return seen(made);
      },
    }),
    route({ method: 'GET', path: '/api/amendments/:id/effect', who: KEEPERS, summary: 'What publishing it changes in the evaluation', params, answer: effectView, handle: async ({ params: { id } }) => {
      const effect = valueOf(await (await open()).effect(id));
      return { ...effect, own: [...effect.own], changed: effect.changed.map(({ question, verdict, before, after }) => ({ question, verdict, before, after })) };
    } }),
    route({
      method: 'POST', path: '/api/amendments/:id/publish', who: KEEPERS, summary: 'Publishes what somebody else proposed', params, answer: amendmentView,
      handle: async ({ params: { id }, session: { staff }, address }) => {
        const done = valueOf(await (await open()).publish(id, staff.name));
        await audit.append({ staff: staff.id, what: 'amendment.published', subject: id, address, outcome: 'done' });
        return seen(done);
      },
    }),
    route({
      method: 'POST', path: '/api/amendments/:id/withdraw', who: KEEPERS, summary: 'Takes an amendment back', params, answer: amendmentView,
      handle: async ({ params: { id }, session: { staff }, address }) => {
        const done = valueOf(await (await open()).withdraw(id, staff.name));
        await audit.append({ staff: staff.id, what: 'amendment.withdrawn', subject: id, address, outcome: 'done' });
        return seen(done);
      },
    }),
  ];
}

function valueOf<Value>(done: Done<Value>): Value {
  if (!done.ok) throw problemOf(done.refusal);
  return done.value;
}

function problemOf({ reason, message }: LoopRefusal): ApiProblem {
  const words: Words = { en: message, 'zh-Hans': ZH[reason] };
  return new ApiProblem(reason.startsWith('unknown') ? 404 : reason === 'malformed' || reason === 'personal-data' ? 400 : 409, `Loop.${reason}`, words);
}

function groupView({ id, count, declined, wordings, locales, unhelpful, firstSeen, lastSeen, nearest }: LoopGroup): z.infer<typeof loopGroup> {
  return { id, count, declined, wordings: [...wordings], locales: [...locales], unhelpful: [...unhelpful], firstSeen, lastSeen, nearest: [...nearest] };
}

function seen({ from: _from, ...amendment }: Amendment): AmendmentView {
  return amendmentView.parse(amendment);
}
