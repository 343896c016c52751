import type { z } from 'zod';
import { jobAsked, jobView, type JobView } from '../../bot/api/proof.js';
import type { RunningApp } from '../support/app.js';
import type { ConsoleBrowser } from '../support/staff.js';
import { until } from '../support/until.js';

/** An answer's body, read; a failed call fails the test with what it said. */
export function bodyOf<S extends z.ZodType>(schema: S, answer: { readonly status: number; readonly body: unknown }): z.output<S> {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return schema.parse(answer.body);
}

/** Asks for a job and waits for its end. */
export async function finished(running: Pick<RunningApp, 'app'>, browser: ConsoleBrowser, path: string, body?: unknown): Promise<JobView> {
  const { job } = bodyOf(jobAsked, await browser.call('POST', path, body));
  return await ended(running, browser, job.id);
}

/** Waits for a job's end. */
export async function ended(running: Pick<RunningApp, 'app'>, browser: ConsoleBrowser, id: string): Promise<JobView> {
  return await until(`the end of job ${id}`, async () => {
    await running.app.proof.tick();
    const view = bodyOf(jobView, await browser.call('GET', `/api/proof/jobs/${id}`));
    return view.state !== 'queued' && view.state !== 'running' && view;
  }, 15_000);
}
