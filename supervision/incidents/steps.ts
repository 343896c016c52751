import type { IncidentPlan } from '../../cases/profile/incidents.js';
import type { Acted, Actor, IncidentAct, Judging, Refused, Report } from './act.js';
import { isOver, shownBanner, type Incident, type IncidentPhase, type Round } from './incident.js';
import { begin, PHASE_OF, replan, STEPS, tasksOf } from './plan.js';

const EMPTY = { cause: '', extent: '', result: '', assessment: '', measures: '', handling: '' };

/** An incident is reported: its plan begins. */
export function reported(report: Report, plan: IncidentPlan | undefined, { by, at }: { readonly by: Actor; readonly at: string }): Acted | Refused {
  if (plan === undefined) return { refused: 'no-plan' };
  const { alert, ...known } = report;
  const incident: Incident = {
    ...known, ...(alert !== undefined && { alert }), state: 'reported', steps: [{ step: 'report', at, by: by.id, note: '' }],
    tasks: begin(tasksOf(plan), 'report', at), facts: { ...EMPTY }, rounds: [], reports: [],
  };
  return { incident, event: 'incident.reported', data: { level: report.level, kind: report.kind, drill: report.drill, happenedAt: report.happenedAt, ...(alert !== undefined && { alert }) }, words: { title: report.title, place: report.place } };
}

/** Goes on to the next part, in order, by whoever the plan wants. */
export function stepped(incident: Incident, { step, note }: Extract<IncidentAct, { do: 'step' }>, { by, at, planFor }: Judging): Acted | Refused {
  if (isOver(incident)) return { refused: 'over' };
  const { from, to } = STEPS[step];
  if (incident.state !== from) return { refused: 'skips' };
  const plan = planFor(incident.level);
  if (plan === undefined) return { refused: 'no-plan' };
  if (!mayConfirm(plan, by)) return { refused: 'role' };
  const last = incident.steps.findLast((each) => each.step !== 'level');
  if (plan.secondPerson.includes(step) && last?.by === by.id) return { refused: 'same-person' };
  const open = incident.tasks.filter((task) => task.must && task.phase === PHASE_OF[from] && task.doneAt === undefined);
  if (open.length > 0) return { refused: 'tasks-open', tasks: open.map(({ id }) => id) };
  if (step === 'close' && (shownBanner(incident) !== undefined || incident.rounds.some((each) => isUnderWay(each, incident.drill)))) return { refused: 'still-told' };
  const phase = PHASE_OF[to];
  const tasks = phase === undefined ? incident.tasks : begin(incident.tasks, phase, at);
  return { incident: { ...incident, state: to, tasks, steps: [...incident.steps, { step, at, by: by.id, note }] }, event: `incident.${to}`, data: { level: incident.level }, ...noted(note) };
}

/** What was reported is none. */
export function withdrawn(incident: Incident, { note }: Extract<IncidentAct, { do: 'withdraw' }>, { by, at }: Judging): Acted | Refused {
  if (isOver(incident)) return { refused: 'over' };
  if (incident.state !== 'reported') return { refused: 'skips' };
  if (shownBanner(incident) !== undefined) return { refused: 'still-told' };
  return { incident: { ...incident, state: 'withdrawn', steps: [...incident.steps, { step: 'withdraw', at, by: by.id, note }] }, event: 'incident.withdrawn', data: {}, ...noted(note) };
}

/** It is graver than was thought, or less so: the plan of its new level is in force from now on. */
export function relevelled(incident: Incident, { level, note }: Extract<IncidentAct, { do: 'level' }>, { by, at, planFor }: Judging): Acted | Refused {
  if (isOver(incident)) return { refused: 'over' };
  if (level === incident.level) return { refused: 'already' };
  const plan = planFor(level);
  if (plan === undefined) return { refused: 'no-plan' };
  const order: readonly (IncidentPhase | undefined)[] = ['report', 'start', 'dispose', 'aftermath'];
  const begun = order.slice(0, order.indexOf(PHASE_OF[incident.state]) + 1).flatMap((phase) => phase ?? []);
  const tasks = replan(incident.tasks, plan, begun, at);
  return { incident: { ...incident, level, tasks, steps: [...incident.steps, { step: 'level', at, by: by.id, note, from: incident.level, level }] }, event: 'incident.level', data: { from: incident.level, to: level }, ...noted(note) };
}

/** A task or call is done, or was not after all. */
export function ticked(incident: Incident, { task: id, done, note }: Extract<IncidentAct, { do: 'tick' }>, { by, at }: Judging): Acted | Refused {
  if (isOver(incident)) return { refused: 'over' };
  const found = incident.tasks.find((task) => task.id === id);
  if (found === undefined) return { refused: 'unknown' };
  if ((found.doneAt !== undefined) === done) return { refused: 'already' };
  const { doneAt: _at, doneBy: _by, note: _note, ...open } = found;
  const task = done ? { ...open, doneAt: at, doneBy: by.id, ...(note !== '' && { note }) } : open;
  return { incident: { ...incident, tasks: incident.tasks.map((each) => (each.id === id ? task : each)) }, event: done ? 'incident.task.done' : 'incident.task.undone', data: { task: id, ...(found.dueAt !== undefined && done && { late: found.dueAt < at }) }, ...noted(note) };
}

/** A message that waits for its second person, or is being sent. */
function isUnderWay({ cancelledAt, confirmedAt, sentAt }: Round, drill: boolean): boolean {
  return cancelledAt === undefined && (confirmedAt === undefined || (!drill && sentAt === undefined));
}

/** Whether somebody's word is enough for this plan. */
export function mayConfirm({ confirmedBy }: Pick<IncidentPlan, 'confirmedBy'>, { roles }: Actor): boolean {
  return confirmedBy.some((role) => roles.includes(role));
}

function noted(note: string): { readonly words?: { readonly note: string } } {
  return note === '' ? {} : { words: { note } };
}
