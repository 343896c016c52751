import { sql, type SelectQueryBuilder } from 'kysely';
import type { Vault } from '../../../records/vault.js';
import { conversationOfDossier } from '../../../supervision/dossiers/dossier.js';
import type { DossierFilter, DossierPage, Dossiers } from '../../../supervision/dossiers/port.js';
import type { Unit } from '../batch.js';
import { patiently, type Patience } from '../patience.js';
import type { Connection, Schema } from '../schema.js';
import { isId, storable } from '../texts.js';
import { dossierOf } from './rows.js';
import { ChangeDossierUnit, OpenDossierUnit } from './units.js';

/** What dossiers are made of. */
export interface DossierParts {
  readonly db: Connection;
  readonly vault: Vault;
  readonly patience: Patience;
  /** Puts a unit into a batch. */
  readonly write: <Answer>(unit: Unit<Answer>) => Promise<Answer>;
}

/** Dossiers on an opened database. */
export function dossiersOf({ db, vault, patience, write }: DossierParts): Dossiers {
  return {
    open: async (opening) => await write(new OpenDossierUnit(opening, vault)),
    change: async (change) => (isId(conversationOfDossier(change.id)) ? await write(new ChangeDossierUnit(change, vault)) : { kind: 'unknown' }),
    byId: async (id) => {
      if (!isId(id)) return undefined;
      const row = await patiently(patience, () => db.selectFrom('dossiers').selectAll().where('id', '=', id).executeTakeFirst());
      return row && dossierOf(vault, row);
    },
    list: (filter, order, limit, after) => patiently(patience, () => listed(db, vault, filter, order, limit, after)),
    count: (filter) =>
      patiently(patience, async () => (await filtered(db.selectFrom('dossiers'), filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count),
  };
}

async function listed(on: Connection, vault: Vault, filter: DossierFilter, order: 'newest' | 'due', limit: number, after: string | undefined): Promise<DossierPage> {
  // A cursor of nobody's making begins anew rather than failing.
  const [, place = '', id = ''] = /^(\S+) (\S+)$/.exec(after ?? '') ?? [];
  const passed = order === 'newest' ? isId(place) && isId(id) : /^\d{1,15}$/.test(place) && isId(id);
  let query = filtered(on.selectFrom('dossiers'), filter).selectAll();
  if (order === 'newest') {
    query = query.orderBy('opened_at', 'desc').orderBy('id', 'desc');
    if (passed) query = query.where(sql<boolean>`(opened_at, id) < (${place}, ${id})`);
  } else {
    query = query.where('due_at', 'is not', null).orderBy('due_at').orderBy('id');
    if (passed) query = query.where(sql<boolean>`(due_at, id) > (${Number(place)}, ${id})`);
  }
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { dossiers: page.map((row) => dossierOf(vault, row)), ...(last && { next: `${order === 'newest' ? last.opened_at : last.due_at ?? 0} ${last.id}` }) };
}

function filtered<O>(query: SelectQueryBuilder<Schema, 'dossiers', O>, filter: DossierFilter): SelectQueryBuilder<Schema, 'dossiers', O> {
  const { kind, states, owner, dueBefore, openedFrom, openedTo, group, openedBy, conversation, caseNumber, customers, staff } = filter;
  return query
    .where('kind', '=', kind)
    .$if(states !== undefined, (of) => (states?.length === 0 ? of.where(sql<boolean>`1 = 0`) : of.where('state', 'in', (states ?? []).map(storable))))
    .$if(owner !== undefined, (of) => of.where('owner', '=', storable(owner ?? '')))
    .$if(dueBefore !== undefined, (of) => of.where('due_at', '<', dueBefore ?? 0))
    .$if(openedFrom !== undefined, (of) => of.where('opened_at', '>=', storable(openedFrom ?? '')))
    .$if(openedTo !== undefined, (of) => of.where('opened_at', '<', storable(openedTo ?? '')))
    .$if(group !== undefined, (of) => of.where('shared_by', '=', storable(group ?? '')))
    .$if(openedBy !== undefined, (of) => of.where('opened_by', '=', storable(openedBy ?? '')))
    .$if(conversation !== undefined, (of) => of.where('about_conversation', '=', storable(conversation ?? '')))
    .$if(caseNumber !== undefined, (of) => of.where('about_case', '=', storable(caseNumber ?? '')))
    .$if(customers !== undefined, (of) => (customers?.length === 0 ? of.where(sql<boolean>`1 = 0`) : of.where('about_customer', 'in', (customers ?? []).map(storable))))
    .$if(staff !== undefined, (of) => of.where('about_staff', '=', storable(staff ?? '')));
}
