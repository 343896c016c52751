import { sql } from 'kysely';
import type { Candidate, SampleRule } from '../../../supervision/quality/drawPlan.js';
import type { Ground } from '../reading/ground.js';

/** Talks that samples can be drawn from: days are the institution's, lengths are in ms. */
export interface CandidateParams {
  readonly from: string;
  readonly to: string;
  /** None: everybody's. */
  readonly agents: readonly string[];
  readonly lowMark: number;
  readonly longMs: number;
  readonly lateMs: number;
  /** What this draw has drawn is not left out; all else that was ever reviewed is. */
  readonly draw: string;
}

/** More are not looked at for one draw. */
const MOST = 20_000;

interface Row {
  readonly conversation: string;
  readonly agent: string;
  readonly sequence: number;
  readonly at: string;
  readonly low: number;
  readonly complaint: number;
  readonly late: number;
  readonly long: number;
  readonly handed: number;
}

const RULES: readonly (readonly [column: 'low' | 'complaint' | 'late' | 'long' | 'handed', rule: SampleRule])[] = [['low', 'low-mark'], ['complaint', 'complaint'], ['late', 'late'], ['long', 'long'], ['handed', 'after-handoff']];

/** What agents ended in a span of days, and which rules it falls under; from the facts, so that no record is read. */
async function candidates({ on }: Ground, { from, to, agents, lowMark, longMs, lateMs, draw }: CandidateParams): Promise<{ readonly candidates: Candidate[]; readonly complete: boolean }> {
  const whose = agents.length === 0 ? sql`` : sql`and f.agent in (${sql.join(agents)})`;
  const { rows } = await sql<Row>`
    select f.conversation, f.agent, f.sequence, f.at,
      case when (select avg(m.value) from facts m where m.conversation = f.conversation and m.kind = 'mark' and m.agent = f.agent and m.at >= f.at) <= ${lowMark} then 1 else 0 end as low,
      case when exists (select 1 from facts c where c.conversation = f.conversation and c.kind = 'complaint') then 1 else 0 end as complaint,
      case when exists (select 1 from facts a where a.conversation = f.conversation and a.sequence <= f.sequence and a.agent = f.agent and a.kind = 'answer' and a.side = 'person' and a.value > ${lateMs})
        or exists (select 1 from facts d where d.conversation = f.conversation and d.kind = 'deadline' and d.side = 'missed') then 1 else 0 end as late,
      case when f.value >= ${longMs} then 1 else 0 end as long,
      case when exists (select 1 from facts h where h.conversation = f.conversation and h.kind = 'handoff' and h.sequence <= f.sequence and h.side in ('chat', 'message')) then 1 else 0 end as handed
    from facts f
    where f.kind = 'handled' and f.side in ('chat', 'message') and f.agent <> '' and f.day >= ${from} and f.day <= ${to} ${whose}
      and not exists (select 1 from dossiers v where v.about_conversation = f.conversation and v.kind = 'review' and v.about_sequence = f.sequence and v.shared_by <> ${draw})
    order by f.day, f.conversation, f.sequence limit ${MOST + 1}`.execute(on);
  return {
    candidates: rows.slice(0, MOST).map((row) => ({ conversation: row.conversation, agent: row.agent, sequence: row.sequence, at: row.at, under: RULES.flatMap(([column, rule]) => (row[column] === 1 ? [rule] : [])) })),
    complete: rows.length <= MOST,
  };
}

/** What quality reviews ask of the database beside the conversations. */
export const QUALITY_READINGS = { 'quality.candidates': candidates } as const;
