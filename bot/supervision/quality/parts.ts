import type { z } from 'zod';
import type { Candidate } from '../../../supervision/quality/drawPlan.js';
import type { Dossier, DossierKind } from '../../../supervision/dossiers/dossier.js';
import type { Opened } from '../../../supervision/dossiers/port.js';
import { isRefusal, readBody, type Read, type StepOutcome } from '../../../supervision/register/step.js';
import type { Person } from '../../../supervision/register/person.js';
import type { StaffMember } from '../../api/staff.js';
import type { People } from '../../api/quality.js';
import { notFound } from '../../console/refused.js';
import type { Perform } from '../../handoff/acts.js';
import { ApiProblem } from '../../problem.js';
import type { Staff } from '../../staff/port.js';
import type { SupervisionParts } from '../parts.js';
import { refusedStep } from './refusals.js';

/** Where samples are drawn from. */
export interface CandidateQuery {
  readonly from: string;
  readonly to: string;
  /** None: everybody's. */
  readonly agents: readonly string[];
  readonly lowMark: number;
  readonly longMs: number;
  readonly lateMs: number;
  /** The draw that is made (again): what it has drawn is not left out. */
  readonly draw: string;
}

/** Talks that samples can be drawn from; not `complete` where there were more than are looked at. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly complete: boolean;
}

/** What quality's routes and jobs stand on. */
export interface QualityParts extends SupervisionParts {
  readonly perform: Perform;
  readonly candidates: (query: CandidateQuery) => Promise<Candidates>;
}

/** Somebody as registers look at them. */
export function personOf({ id, workNumber, roles }: Pick<StaffMember, 'id' | 'workNumber' | 'roles'>): Person {
  return { id, workNumber, overseer: roles.includes('supervisor') || roles.includes('compliance') };
}

/** Now, ISO 8601 in UTC. */
export function nowOf({ clock }: Pick<QualityParts, 'clock'>): string {
  return new Date(clock.now()).toISOString();
}

/** One of a register, its body read. @throws ApiProblem when there is none */
export async function readOne<S extends z.ZodType>({ dossiers }: Pick<QualityParts, 'dossiers'>, kind: DossierKind, id: string, body: S): Promise<Read<z.output<S>>> {
  const found = await dossiers.byId(id);
  if (found?.kind !== kind) throw notFound();
  return readBody(found, body);
}

/** Puts a step into the dossier. @throws ApiProblem why not */
export async function keepStep({ dossiers }: Pick<QualityParts, 'dossiers'>, { id }: Pick<Dossier, 'id'>, version: number, outcome: StepOutcome, by: string, at: string): Promise<Dossier> {
  if (isRefusal(outcome)) throw refusedStep(outcome);
  const changed = await dossiers.change({ id, version, by: { role: 'agent', id: by }, at, ...outcome });
  if (changed.kind === 'unknown') throw notFound();
  if (changed.kind === 'stale') throw stale();
  return changed.dossier;
}

/** Opens a dossier; the same key again gives the same. @throws ApiProblem why not */
export async function keepOpening({ dossiers }: Pick<QualityParts, 'dossiers'>, kind: DossierKind, key: string, outcome: StepOutcome, by: string, at: string): Promise<Dossier> {
  if (isRefusal(outcome)) throw refusedStep(outcome);
  const opened: Opened = await dossiers.open({ id: `${kind}-${key}`, kind, by: { role: 'agent', id: by }, at, ...outcome });
  // A key that somebody else used, or for something else, is none of ours.
  if (opened.dossier.kind !== kind || opened.dossier.openedBy !== by) throw new ApiProblem(409, 'KeyTaken', { en: 'this key was used before; send it again with a new one', 'zh-Hans': '该提交标识已被使用，请重新提交' });
  return opened.dossier;
}

/** Somebody was faster. */
export function stale(): ApiProblem {
  return new ApiProblem(409, 'Stale', { en: 'somebody else changed it meanwhile; look again', 'zh-Hans': '他人刚刚作了修改，请刷新后再试' });
}

/** Somebody who works here. @throws ApiProblem */
export async function knownStaff({ staff }: Pick<QualityParts, 'staff'>, id: string, field: string): Promise<Staff> {
  const found = await staff.byId(id);
  if (!found?.active) throw new ApiProblem(400, 'UnknownPerson', { en: 'nobody who works here has this account; choose from the list', 'zh-Hans': '没有该在职员工，请从列表中选择' }, { field });
  return found;
}

/** Who a dossier is about: their account, or what is left of it. */
export async function concernedOf({ staff }: Pick<QualityParts, 'staff'>, id: string | undefined): Promise<Person | undefined> {
  if (id === undefined) return undefined;
  const found = await staff.byId(id);
  return found ? personOf({ ...found, roles: [...found.roles] }) : { id, workNumber: '', overseer: false };
}

/** Names of everybody whose id stands somewhere in these values. */
export async function peopleIn({ staff }: Pick<QualityParts, 'staff'>, ...values: readonly unknown[]): Promise<People> {
  const known = new Map((await staff.list()).map((each) => [each.id, each]));
  const found: People = {};
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      const one = known.get(value);
      if (one) found[value] = { name: one.displayName, workNumber: one.workNumber };
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        look(name);
        look(each);
      }
    }
  };
  values.forEach(look);
  return found;
}

/** One of a register as it is sent; what only machines need of what it is about is left out. */
export function itemOf<Body>({ id, state, owner, dueAt, about, group, openedAt, openedBy, changedAt, version, body }: Read<Body>, now: string, may: readonly string[]) {
  const { customer: _customer, ...shown } = about;
  return { id, state, ...(owner !== undefined && { owner }), ...(dueAt !== undefined && { dueAt }), overdue: dueAt !== undefined && dueAt < now, about: shown, ...(group !== undefined && { group }), openedAt, openedBy, changedAt, version, body, may: [...may] };
}

/** Which of these steps would not be refused for who takes them or when. What a step holds is no matter here. */
export function mayOf<Step extends { readonly do: string }>(probes: readonly Step[], attempt: (step: Step) => StepOutcome): string[] {
  return probes.filter((probe) => {
    const outcome = attempt(probe);
    return !isRefusal(outcome) || outcome === 'form' || outcome === 'past' || outcome === 'nobody-to-tell';
  }).map((probe) => probe.do);
}
