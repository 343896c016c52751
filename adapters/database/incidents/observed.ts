import { z } from 'zod';
import type { Ground } from '../reading/ground.js';

/** Something that happened lately, as it is kept. What complaints say is for comparing, and stays in this process. */
export interface Observed {
  readonly kind: 'complaint' | 'handoff';
  readonly id: string;
  readonly at: string;
  readonly conversation: string;
  /** A complaint's. */
  readonly class?: string;
  readonly where?: string;
  readonly said?: string;
  /** Why a person was called, see `handoff/need.ts`. */
  readonly why?: string;
}

const complaint = z.object({ details: z.record(z.string(), z.json()) });
const handoff = z.object({ why: z.string() });

/** Complaints made, and people called, since a moment (ISO 8601 in UTC); at most so many of each, the latest. */
export async function observed({ on, vault }: Ground, { since, most }: { readonly since: string; readonly most: number }): Promise<Observed[]> {
  const complaints = await on.selectFrom('cases').select(['number', 'opened_at', 'conversation', 'body']).where('kind', '=', 'complaint').where('opened_at', '>=', since).where('state', 'not in', ['draft', 'withdrawn']).orderBy('opened_at', 'desc').limit(most).execute();
  const handoffs = await on.selectFrom('handoffs').select(['id', 'opened_at', 'conversation', 'body']).where('opened_at', '>=', since).orderBy('opened_at', 'desc').limit(most).execute();
  return [
    ...complaints.map((row): Observed => {
      const { details } = complaint.parse(JSON.parse(vault.open(row.body)));
      const text = (name: string): string | undefined => { const value = details[name]; return typeof value === 'string' && value !== '' ? value : undefined; };
      const [about, where, said] = [text('class'), text('where'), text('what')];
      return { kind: 'complaint', id: row.number, at: row.opened_at, conversation: row.conversation, ...(about !== undefined && { class: about }), ...(where !== undefined && { where }), ...(said !== undefined && { said }) };
    }),
    ...handoffs.map((row): Observed => ({ kind: 'handoff', id: row.id, at: row.opened_at, conversation: row.conversation, why: handoff.parse(JSON.parse(vault.open(row.body))).why })),
  ];
}
