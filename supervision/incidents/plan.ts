import type { IncidentPlan } from '../../cases/profile/incidents.js';
import type { IncidentPhase, IncidentState, IncidentStep, Task } from './incident.js';

/** Where each step comes from and leads to. */
export const STEPS: Readonly<Record<IncidentStep, { readonly from: IncidentState; readonly to: IncidentState }>> = {
  start: { from: 'reported', to: 'started' },
  dispose: { from: 'started', to: 'disposing' },
  aftermath: { from: 'disposing', to: 'aftermath' },
  close: { from: 'aftermath', to: 'closed' },
};

/** The phase whose tasks are at hand in a state; undefined when it is over. */
export const PHASE_OF: Readonly<Partial<Record<IncidentState, IncidentPhase>>> = { reported: 'report', started: 'start', disposing: 'dispose', aftermath: 'aftermath' };

/** What a plan asks for. Calls are made as soon as an incident is reported. */
export function tasksOf(plan: Pick<IncidentPlan, 'calls' | 'tasks'>): Task[] {
  return [
    ...plan.calls.map(({ id, who, phone, withinMinutes }): Task => ({ id, phase: 'report', what: who, call: true, ...(phone !== undefined && { phone }), must: false, withinMinutes })),
    ...plan.tasks.map(({ id, phase, what, withinMinutes, must }): Task => ({ id, phase, what, call: false, must, withinMinutes })),
  ];
}

/** A phase begins: its tasks have their deadlines from now on. Those that are due already keep theirs. */
export function begin(tasks: readonly Task[], phase: IncidentPhase, at: string): Task[] {
  return tasks.map((task) => (task.phase === phase && task.dueAt === undefined ? { ...task, dueAt: new Date(Date.parse(at) + task.withinMinutes * 60_000).toISOString() } : task));
}

/** Another level has another plan: what was done stays done, what the new plan adds is due from now, what it leaves out and nobody did goes. */
export function replan(before: readonly Task[], plan: Pick<IncidentPlan, 'calls' | 'tasks'>, begun: readonly IncidentPhase[], at: string): Task[] {
  const known = new Map(before.map((task) => [task.id, task]));
  const wanted = tasksOf(plan).map((task) => {
    const old = known.get(task.id);
    return old?.doneAt === undefined ? task : { ...task, dueAt: old.dueAt, doneAt: old.doneAt, doneBy: old.doneBy, note: old.note };
  });
  const kept = before.filter((task) => task.doneAt !== undefined && !wanted.some(({ id }) => id === task.id));
  return begun.reduce((tasks: Task[], phase) => begin(tasks, phase, at), [...kept, ...wanted]);
}

/** A task that is done by doing it here, such as putting up the notice: it is ticked for whoever did it. Those that are done stay as they are. */
export function doneBy(tasks: readonly Task[], id: string, by: string, at: string): Task[] {
  return tasks.map((task) => (task.id === id && task.doneAt === undefined ? { ...task, doneAt: at, doneBy: by } : task));
}

/** Whether somebody should have done it by now. */
export function isOverdue({ dueAt, doneAt }: Pick<Task, 'dueAt' | 'doneAt'>, now: string): boolean {
  return dueAt !== undefined && doneAt === undefined && dueAt < now;
}

/** When the next thing of it is due; undefined when nothing is. */
export function nextDue(tasks: readonly Task[]): string | undefined {
  return tasks.flatMap(({ dueAt, doneAt }) => (dueAt === undefined || doneAt !== undefined ? [] : [dueAt])).sort()[0];
}
