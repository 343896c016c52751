import { z } from 'zod';
import type { Dossier, DossierEvent, DossierStanding } from '../dossiers/dossier.js';
import type { StepRefusal, Taking } from './person.js';

/** What a step comes to: how the dossier stands from now on, and what goes on record. */
export interface Taken {
  readonly standing: DossierStanding;
  readonly events: readonly DossierEvent[];
}

/** A step, or why it is refused. */
export type StepOutcome = Taken | StepRefusal;

/** Whether it was refused. */
export function isRefusal(outcome: StepOutcome): outcome is StepRefusal {
  return typeof outcome === 'string';
}

/** Who did what to a dossier, for people to read; the chain has it as well. */
export const historyLine = z.object({ at: z.string(), by: z.string(), what: z.string(), note: z.string().optional() });
/** A {@link historyLine}. */
export type HistoryLine = z.infer<typeof historyLine>;

/** Lines that are kept in the dossier itself; the record has all. */
const KEPT = 200;

/** The history with one line more. */
export function withLine(history: readonly HistoryLine[], { by, at }: Taking, what: string, note?: string): HistoryLine[] {
  return [...history, { at, by: by.id, what, ...(note !== undefined && note !== '' && { note }) }].slice(-KEPT);
}

/** A dossier that is a kind's, its body read. */
export type Read<Body> = Omit<Dossier, 'body'> & { readonly body: Body };

/** Reads a dossier's body. @throws ZodError for what this program never wrote */
export function readBody<S extends z.ZodType>(dossier: Dossier, schema: S): Read<z.output<S>> {
  return { ...dossier, body: schema.parse(dossier.body) };
}

/** The owner and the due day, where there are any. */
export function ownedUntil(owner: string | undefined, dueAt: string | undefined): Pick<DossierStanding, 'owner' | 'dueAt'> {
  return { ...(owner !== undefined && owner !== '' && { owner }), ...(dueAt !== undefined && { dueAt }) };
}
