import type { Dossier, DossierKind } from '../../../supervision/dossiers/dossier.js';
import { DOSSIER_KINDS } from '../../../supervision/dossiers/dossier.js';
import { canonicalText } from '../../../records/chain.js';
import type { Vault } from '../../../records/vault.js';
import { jsonOf } from '../load.js';
import type { DossiersTable } from '../schema/registers.js';
import { storable } from '../texts.js';
import type { Cell } from '../traits.js';

/** The columns of `dossiers`, in the order of {@link dossierCells}. */
export const DOSSIER_COLUMNS = {
  id: 'text', kind: 'text', state: 'text', owner: 'text', due_at: 'integer', about_conversation: 'text', about_sequence: 'integer', about_case: 'text', about_customer: 'text',
  about_staff: 'text', shared_by: 'text', opened_at: 'text', opened_by: 'text', changed_at: 'text', version: 'integer', body: 'text',
} as const;

/** A dossier as its row. */
export function dossierCells(vault: Vault, { id, kind, state, owner = '', dueAt, about, group = '', openedAt, openedBy, changedAt, version, body }: Dossier): Cell[] {
  return [
    id, kind, storable(state), storable(owner), dueAt === undefined ? null : Date.parse(dueAt), storable(about.conversation ?? ''), about.sequence ?? null, storable(about.caseNumber ?? ''),
    storable(about.customer ?? ''), storable(about.staff ?? ''), storable(group), storable(openedAt), storable(openedBy), storable(changedAt), version, vault.seal(canonicalText(body)),
  ];
}

/** A row as a dossier. @throws SealBroken, TypeError for what no program wrote */
export function dossierOf(vault: Vault, row: DossiersTable): Dossier {
  const { id, state, owner, due_at: due, about_conversation: conversation, about_sequence: sequence, about_case: caseNumber, about_customer: customer, about_staff: staff, shared_by: group, opened_at: openedAt, opened_by: openedBy, changed_at: changedAt, version } = row;
  return {
    id, kind: kindOf(row.kind), state, ...(owner !== '' && { owner }), ...(due !== null && { dueAt: new Date(due).toISOString() }),
    about: { ...(conversation !== '' && { conversation }), ...(sequence !== null && { sequence }), ...(caseNumber !== '' && { caseNumber }), ...(customer !== '' && { customer }), ...(staff !== '' && { staff }) },
    ...(group !== '' && { group }), openedAt, openedBy, changedAt, version, body: jsonOf(vault.open(row.body)),
  };
}

function kindOf(text: string): DossierKind {
  const kind = DOSSIER_KINDS.find((each) => each === text);
  if (kind === undefined) throw new TypeError(`no dossier is a ${text}`);
  return kind;
}
