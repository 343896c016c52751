import { isDossierConversation, type DossierAbout } from '../../../supervision/dossiers/dossier.js';
import type { About } from '../../api/quality.js';
import type { StaffMember } from '../../api/staff.js';
import { isAccused, isAccusedIn } from '../../console/accused.js';
import { ApiProblem } from '../../problem.js';
import type { QualityParts } from './parts.js';

/** What something is about, where it is there and no complaint about whoever says so. @throws ApiProblem */
export async function checkAbout({ host, cases }: Pick<QualityParts, 'host' | 'cases'>, { conversation, sequence, caseNumber }: About, staff: StaffMember): Promise<DossierAbout> {
  if (conversation !== undefined) {
    const known = isDossierConversation(conversation) ? undefined : await host.conversation(conversation);
    if (known === undefined || (await isAccusedIn(cases, staff, conversation))) throw missing('body.about.conversation');
    if (sequence !== undefined && (await host.recordsAfter(conversation, sequence - 1, 1))[0]?.sequence !== sequence) throw missing('body.about.sequence');
  } else if (sequence !== undefined) throw missing('body.about.conversation');
  if (caseNumber !== undefined) {
    const found = await cases.byNumber(caseNumber);
    if (found === undefined || isAccused(found, staff)) throw missing('body.about.caseNumber');
  }
  return { ...(conversation !== undefined && { conversation }), ...(sequence !== undefined && { sequence }), ...(caseNumber !== undefined && { caseNumber }) };
}

function missing(field: string): ApiProblem {
  return new ApiProblem(400, 'UnknownSubject', { en: 'there is no such line or case', 'zh-Hans': '没有找到对应的记录或个案' }, { field });
}
