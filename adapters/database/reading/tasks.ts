import { behind, project } from '../projection/driver.js';
import { PROVING } from '../proof/tasks.js';
import type { Ground, GroundUse } from './ground.js';
import { READINGS } from './readings.js';

/** What a thread of each kind can be asked. */
export const TASKS = {
  reading: READINGS,
  projecting: { behind, project },
  proving: PROVING,
} as const satisfies Readonly<Record<GroundUse, Readonly<Record<string, (ground: Ground, params: never) => Promise<unknown>>>>>;

type Task = (ground: Ground, params: unknown) => Promise<unknown>;

/** A task by name; undefined where there is none. */
export function taskOf(use: GroundUse, name: string): Task | undefined {
  const tasks: Readonly<Record<string, (ground: Ground, params: never) => Promise<unknown>>> = TASKS[use];
  // Who asks is held to the task's own parameters by `Readings.ask`; across the thread the types are lost.
  return Object.hasOwn(tasks, name) ? (tasks[name] as Task | undefined) : undefined;
}
