import type { QualityProfile } from '../../../cases/profile/quality.js';
import { checked, partOf, talkOf, type Part } from '../../../supervision/quality/checks/checks.js';
import type { ReviewBody } from '../../../supervision/quality/review.js';
import type { CommunicationRecord } from '../../../records/record.js';
import type { QualityParts } from './parts.js';

const PAGE = 1_000;
/** A conversation is read up to so many records; a longer one from its last ones. */
const MOST = 20_000;

/** A conversation's records up to one of them. */
export async function recordsThrough({ host }: Pick<QualityParts, 'host'>, conversation: string, through: number): Promise<CommunicationRecord[]> {
  const records: CommunicationRecord[] = [];
  for (let after = Math.max(0, through - MOST); after < through; ) {
    const page = await host.recordsAfter(conversation, after, Math.min(PAGE, through - after));
    const last = page.at(-1);
    if (last === undefined) break;
    records.push(...page);
    after = last.sequence;
  }
  return records;
}

/** The part of a talk that is reviewed, and what the machine finds in it. */
export async function examined(parts: Pick<QualityParts, 'host'>, conversation: string, agent: string, through: number, { lateSeconds }: Pick<QualityProfile, 'lateSeconds'>): Promise<{ readonly part: Part; readonly checks: ReviewBody['checks'] }> {
  const records = await recordsThrough(parts, conversation, through);
  const part = partOf(records, agent, through);
  const found = checked(talkOf(records, agent, part), { lateSeconds });
  return { part, checks: Object.fromEntries(Object.entries(found).map(([check, { verdict, lines }]) => [check, { verdict, lines: [...lines] }])) };
}
