import { z } from 'zod';
import { MOST_CONVERSATIONS } from '../../../records/proof/exportFilter.js';
import type { Vault } from '../../../records/vault.js';
import type { ReviewReading } from '../../../supervision/review/port.js';
import { reviewFilters, type ReviewFilters } from '../../api/review.js';
import type { StaffMember } from '../../api/staff.js';
import { highestId, searchOf } from '../review/searchOf.js';

/** Episodes asked for at a time. */
const PAGE = 100;

/** A search whose conversations are exported, as its job keeps it: sealed, for it may name a customer. */
const kept = z.object({ filters: reviewFilters, reader: z.object({ id: z.string(), name: z.string(), workNumber: z.string() }) });

/** What finding a search's conversations stands on. */
export interface SearchParts {
  readonly reading: Pick<ReviewReading, 'search'>;
  readonly vault: Vault;
  readonly timeZone: () => string;
}

/** A search for a job's parameters, and a name for it that says nothing of what was looked for. @throws ApiProblem when it can't be looked for */
export function sealedSearch(filters: ReviewFilters, { id, name, workNumber }: StaffMember, { vault, timeZone }: Omit<SearchParts, 'reading'>): { readonly sealed: string; readonly name: string } {
  const reader = { id, name, workNumber };
  searchOf(filters, { reader, vault, timeZone: timeZone() });
  const text = JSON.stringify({ filters, reader });
  return { sealed: vault.seal(text), name: vault.lookup(`search ${text}`) };
}

/**
 * The conversations that a search finds, each once.
 * @throws Error when there are more than one export may name
 */
export async function conversationsFound(sealed: string, { reading, vault, timeZone }: SearchParts, onPage: (found: number) => Promise<void>): Promise<string[]> {
  const { filters, reader } = kept.parse(JSON.parse(vault.open(sealed)));
  const search = searchOf(filters, { reader, vault, timeZone: timeZone() });
  const found = new Set<string>();
  let before = highestId(filters, timeZone());
  do {
    const page = await reading.search({ ...search, limit: PAGE, ...(before !== undefined && { before }) });
    for (const { conversation } of page.hits) found.add(conversation);
    if (found.size > MOST_CONVERSATIONS) throw new Error(`the search finds more than ${MOST_CONVERSATIONS} conversations: narrow it, or export a period`);
    await onPage(found.size);
    before = page.next;
  } while (before !== undefined);
  return [...found].sort();
}
