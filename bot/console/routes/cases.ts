import { z } from 'zod';
import { CASE_KINDS, isOpen } from '../../../cases/case.js';
import { parseNumber } from '../../../cases/number.js';
import { casesView, caseView as caseSchema, stepBody, steppedView } from '../../api/cases.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import type { SignedIn } from '../../staff/sessions.js';
import { putStep, readStep, subjectOf } from '../../staffStep.js';
import { isAccused } from '../accused.js';
import { caseView, matterView, type Shown } from '../matterView.js';
import { AT_DESK, type DeskParts } from '../parts.js';
import { notFound } from '../refused.js';
import { stepOutcome } from '../stepOutcome.js';
import { stepRefused } from '../stepRefusals.js';

const MOST = 200;
/** Further ahead than any deadline. */
const FAR_MS = 400 * 86_400_000;
const params = z.object({ number: z.string().max(64) });

/** Case work in place: complaint steps, the reviews of an application, delay and cancel with their fields (norms 1.5.2, 2.2–2.5). */
export function caseRoutes(parts: DeskParts): Route[] {
  const { cases, clock, audit, forms } = parts;
  const shownTo = ({ staff: { locale } }: SignedIn): Shown => ({ forms, locale });
  const now = (): string => new Date(clock.now()).toISOString();
  return [
    route({
      method: 'GET', path: '/api/cases', who: AT_DESK, summary: 'Open cases, the most pressing first',
      query: z.object({ show: z.enum(['open', 'late', 'mine']).default('open'), kind: z.enum(CASE_KINDS).optional() }), answer: casesView,
      handle: async ({ query: { show, kind }, session }) => {
        const at = now();
        const found = await cases.due(clock.now() + FAR_MS, MOST);
        const shown = found.filter((each) => isOpen(each) && !isAccused(each, session.staff) && (kind === undefined || each.kind === kind) && (show !== 'mine' || each.owner === session.staff.id));
        const views = shown.map((each) => ({ ...matterView(each, at, shownTo(session)), conversation: each.conversation }));
        return { cases: show === 'late' ? views.filter(({ overdue }) => overdue) : views, now: at };
      },
    }),
    route({
      method: 'GET', path: '/api/cases/:number', who: AT_DESK, summary: 'One case', params, answer: caseSchema,
      handle: async ({ params: { number }, session, address }) => {
        const parsed = parseNumber(number);
        const found = parsed.kind === 'valid' ? await cases.byNumber(parsed.number) : undefined;
        // To the accused the case is not there.
        if (found === undefined || isAccused(found, session.staff)) throw notFound();
        await audit.append({ staff: session.staff.id, what: 'case.read', subject: found.number, address, outcome: 'done' });
        return caseView(found, now(), shownTo(session));
      },
    }),
    route({
      method: 'POST', path: '/api/cases/:number/steps', who: AT_DESK, summary: 'Does a step in a case or to an appointment', params, body: stepBody, largest: 128 * 1024, answer: steppedView,
      handle: async ({ params: { number }, body, session }) => {
        const parsed = parseNumber(number);
        if (parsed.kind !== 'valid') throw notFound();
        const by = session.staff.id;
        const step = readStep(parsed.number, body.step, by);
        if (!step.success) {
          const [issue] = step.error.issues;
          const field = `body.step.${(issue?.path ?? []).map(String).join('.')}`;
          throw new ApiProblem(400, 'BadArgument', { en: `${field}: ${issue?.message ?? 'not right'}`, 'zh-Hans': `${field}：填写有误或缺失` }, { field });
        }
        const subject = await subjectOf(parsed.number, parts);
        if (subject === undefined || ('accused' in subject && isAccused(subject, session.staff))) throw notFound();
        const sequence = await putStep(parts, { number: parsed.number, conversation: subject.conversation, by, key: body.key, step: step.data });
        if (sequence === undefined) throw notFound();
        const refusal = await stepOutcome(parts, subject.conversation, sequence, { number: parsed.number, by });
        if (refusal !== undefined) throw stepRefused(refusal);
        return { conversation: subject.conversation, sequence };
      },
    }),
  ];
}
