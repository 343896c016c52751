import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Handoffs } from '../../../handoff/port.js';
import { inspectionHtml } from '../../../records/proof/inspectionHtml.js';
import { inspectionJson, inspectionTable } from '../../../records/proof/inspectionJson.js';
import { inspectionText, type Inspection } from '../../../records/proof/inspectionText.js';
import { isDossierConversation } from '../../../supervision/dossiers/dossier.js';
import type { StaffMember } from '../../api/staff.js';
import { isAccused, isAccusedIn } from '../../console/accused.js';
import { ApiProblem } from '../../problem.js';
import { route, type FileAnswer, type Route } from '../../server/api/route.js';
import { OVERSEERS, type SupervisionParts } from '../parts.js';
import { inspect, type InspectParts } from './inspect.js';
import { sha256 } from './works.js';

/** What inspection files stand on. */
export interface InspectionParts extends Pick<SupervisionParts, 'audit' | 'clock' | 'staff' | 'cases' | 'profile'>, Pick<InspectParts, 'inspections' | 'anchors' | 'archives'> {
  readonly handoffs: Pick<Handoffs, 'history'>;
  /** The verifier that goes into the page. @throws Error when it is not built */
  readonly script: () => Promise<string>;
}

/** Cases and handoffs of one conversation at most. */
const MOST = 500;
/** A file of more is no file that opens: it is exported. */
const MOST_RECORDS = 50_000;

const query = z.object({
  conversation: z.string().min(1).max(200).optional(),
  case: z.string().min(1).max(64).optional(),
  format: z.enum(['html', 'json', 'csv']).default('html'),
}).refine((asked) => (asked.conversation === undefined) !== (asked.case === undefined), { error: 'name a conversation or a case, one of them', path: ['conversation'] });

const notFound = (): ApiProblem => new ApiProblem(404, 'NotFound', { en: 'there is no such conversation or case', 'zh-Hans': '没有此会话或事项' });

/** Inspection files: a conversation, or a case in all its conversations, as one page that proves itself, as JSON, or as a table. */
export function inspectionRoutes(parts: InspectionParts): Route[] {
  const { inspections, anchors, archives, cases, handoffs, staff, clock, audit, profile } = parts;
  const made = async (asked: { readonly conversation?: string | undefined; readonly case?: string | undefined }, by: StaffMember): Promise<Inspection> => {
    const now = new Date(clock.now()).toISOString();
    const found = asked.case === undefined ? undefined : await cases.byNumber(asked.case);
    if ((asked.case !== undefined && found === undefined) || (found && isAccused(found, by))) throw notFound();
    const named = found === undefined ? [asked.conversation ?? ''] : await inspections.ofCase(found.number);
    const conversations: string[] = [];
    for (const conversation of named) {
      // What is told of a complaint to the accused: nothing, wherever it stands.
      if (isDossierConversation(conversation) || (await isAccusedIn(cases, by, conversation))) continue;
      conversations.push(conversation);
    }
    const heads = await Promise.all(conversations.map((conversation) => inspections.head(conversation)));
    if (heads.every((head) => head === undefined)) throw notFound();
    if (heads.reduce((sum, head) => sum + (head?.lastSequence ?? 0), 0) > MOST_RECORDS) throw new ApiProblem(413, 'TooLarge', { en: `more than ${MOST_RECORDS} records: export them instead`, 'zh-Hans': `记录超过 ${MOST_RECORDS} 条，请改用导出` });
    const { name, timeZone } = profile();
    return await inspect({
      inspections, anchors, archives, timeZone,
      casesOf: async (conversation) => (await cases.ofConversation(conversation, MOST)).filter((each) => !isAccused(each, by)),
      handoffsOf: (conversation) => handoffs.history(conversation, MOST),
      named: async (ids) => (await Promise.all(ids.map((id) => staff.byId(id)))).flatMap((one) => (one ? [{ id: one.id, name: one.displayName, workNumber: one.workNumber }] : [])),
    }, {
      format: 'guitai-inspection/1', institution: { 'zh-Hans': name['zh-Hans'], en: name.en }, timeZone, madeAt: now, madeBy: { id: by.id, name: by.displayName },
      subject: found === undefined ? { kind: 'conversation', id: asked.conversation ?? '' } : { kind: 'case', id: found.number },
    }, conversations, found, now);
  };

  return [
    route({
      method: 'GET', path: '/api/proof/inspection', who: OVERSEERS, summary: 'A conversation or a case as a file that proves itself: HTML, JSON or CSV', query, answer: 'file',
      handle: async ({ query: asked, session, address }) => {
        const inspection = await made(asked, session.staff);
        const answer = await written(inspection, asked.format, parts.script);
        const subject = asked.case ?? asked.conversation ?? '';
        const digest = createHash('sha256').update(answer.bytes).digest('hex');
        for (const { head: { conversation } } of inspection.conversations) await audit.append({ staff: session.staff.id, what: 'conversation.inspected', subject: conversation, address, outcome: 'done', detail: { format: asked.format, sha256: digest, of: subject } });
        return answer;
      },
    }),
  ];
}

async function written(inspection: Inspection, format: 'html' | 'json' | 'csv', script: () => Promise<string>): Promise<FileAnswer> {
  const { about: { subject, madeAt } } = inspection;
  const name = `inspection-${subject.id.replace(/[^\w.-]+/g, '_')}-${madeAt.slice(0, 10)}`;
  switch (format) {
    case 'json': return { bytes: inspectionJson(inspection), contentType: 'application/json', saveAs: `${name}.json` };
    case 'csv': return { bytes: inspectionTable(inspection), contentType: 'text/csv; charset=utf-8', saveAs: `${name}.csv` };
    case 'html': {
      const code = await script().catch(() => {
        throw new ApiProblem(503, 'NotBuilt', { en: 'the verifier is not built; run: node build.mjs', 'zh-Hans': '核查程序尚未构建，请运行：node build.mjs' });
      });
      return { bytes: inspectionPage(inspection, code), contentType: 'text/html; charset=utf-8', saveAs: `${name}.html` };
    }
  }
}

/** An inspection as the page that proves itself. */
export function inspectionPage(inspection: Inspection, script: string): string {
  const { subject } = inspection.about;
  return inspectionHtml({ data: inspectionText(sha256, inspection), script, title: `核查文件 ${subject.id}`, digest: (text) => createHash('sha256').update(text).digest('base64') });
}
